import type { Action } from './action';
import { ownQueueOf } from './queue-of';
import { required } from './required';
import { checkTagKey } from './tags';

/**
 * Takes tags off a queue; keys it does not have do not matter.
 *
 * @throws SqsError `InvalidParameterValue`
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_UntagQueue.html
 */
export const untagQueue: Action<'UntagQueue'> = (input, context) => {
  const queue = ownQueueOf(input.QueueUrl, 'UntagQueue', context);
  const keys = required(input.TagKeys, 'TagKeys');
  keys.forEach(checkTagKey);

  queue.removeTags(keys, context.nowMs);
  return {};
};
