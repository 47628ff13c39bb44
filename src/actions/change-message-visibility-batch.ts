import { invalidValue } from '../core/sqs-error';
import { limits } from '../core/limits';
import type { Action } from './action';
import { checkBatch, eachEntry } from './batch';
import { integerIn } from './integer-in';
import { queueOf } from './queue-of';
import { required } from './required';

const ENTRY = 'ChangeMessageVisibilityBatchRequestEntry';

/**
 * Restarts the visibility timeouts of up to ten messages in flight, each on its own: what fails is listed, not thrown.
 *
 * @throws SqsError for what is wrong with the batch as a whole
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibilityBatch.html
 */
export const changeMessageVisibilityBatch: Action<'ChangeMessageVisibilityBatch'> = (input, context) => {
  const queue = queueOf(input.QueueUrl, context);
  checkBatch(input.Entries, ENTRY);

  const { min, max } = limits.visibilityTimeoutSeconds;
  return eachEntry(input.Entries, ({ ReceiptHandle, VisibilityTimeout }, index) => {
    const entry = `${ENTRY}.${index + 1}`;
    const receiptHandle = required(ReceiptHandle, `${entry}.ReceiptHandle`);
    const timeoutSeconds = integerIn(required(VisibilityTimeout, `${entry}.VisibilityTimeout`), limits.visibilityTimeoutSeconds, (value) =>
      invalidValue(value, 'VisibilityTimeout', `VisibilityTimeout must be an integer between ${min} and ${max}.`),
    );

    queue.changeVisibility(receiptHandle, timeoutSeconds, context.nowMs);
    return {};
  });
};
