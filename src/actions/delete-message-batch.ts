import type { Action } from './action';
import { checkBatch, eachEntry, entryParameters } from './batch';
import { queueOf } from './queue-of';
import { required } from './required';

const ENTRY = 'DeleteMessageBatchRequestEntry';
const RECEIPT_HANDLES = entryParameters(ENTRY, 'ReceiptHandle');

/**
 * Deletes up to ten received messages, each on its own: what fails is listed, not thrown.
 *
 * @throws SqsError for what is wrong with the batch as a whole
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessageBatch.html
 */
export const deleteMessageBatch: Action<'DeleteMessageBatch'> = (input, context) => {
  const queue = queueOf(input.QueueUrl, context);
  checkBatch(input.Entries, ENTRY);

  return eachEntry(input.Entries, ({ ReceiptHandle }, index) => {
    queue.delete(required(ReceiptHandle, RECEIPT_HANDLES[index]!), context.nowMs);
    return {};
  });
};
