import type { Action } from './action';
import { ownQueueOf } from './queue-of';
import { required } from './required';
import { checkTags } from './tags';

/**
 * Adds tags to a queue; a key that is there already gets the new value.
 *
 * @throws SqsError `InvalidParameterValue`, also for more than 50 tags
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_TagQueue.html
 */
export const tagQueue: Action<'TagQueue'> = (input, context) => {
  const queue = ownQueueOf(input.QueueUrl, 'TagQueue', context);
  const added = required(input.Tags, 'Tags');

  checkTags(queue.name, added, queue.tags);
  queue.setTags(added, context.nowMs);
  return {};
};
