import type { Action } from './action';
import { ownQueueOf } from './queue-of';

/**
 * Deletes a queue with its messages, at once; receives that wait on it end empty.
 *
 * @throws SqsError `QueueDoesNotExist`
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteQueue.html
 */
export const deleteQueue: Action<'DeleteQueue'> = (input, context) => {
  const queue = ownQueueOf(input.QueueUrl, 'DeleteQueue', context);

  context.queues.delete(queue, context.nowMs);
  return {};
};
