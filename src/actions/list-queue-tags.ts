import type { Action } from './action';
import { ownQueueOf } from './queue-of';

/**
 * Lists the tags of a queue.
 *
 * @throws SqsError `QueueDoesNotExist`
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueueTags.html
 */
export const listQueueTags: Action<'ListQueueTags'> = (input, context) => {
  const { tags } = ownQueueOf(input.QueueUrl, 'ListQueueTags', context);
  return { Tags: new Map(tags) };
};
