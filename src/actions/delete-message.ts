import type { Action } from './action';
import { queueOf } from './queue-of';
import { required } from './required';

/**
 * Deletes a received message; deleting it once more does nothing.
 *
 * @throws SqsError `ReceiptHandleIsInvalid`, or on FIFO queues `InvalidParameterValue` for an expired handle
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html
 */
export const deleteMessage: Action<'DeleteMessage'> = (input, context) => {
  const queue = queueOf(input.QueueUrl, context);
  const receiptHandle = required(input.ReceiptHandle, 'ReceiptHandle');

  queue.delete(receiptHandle, context.nowMs);
  return {};
};
