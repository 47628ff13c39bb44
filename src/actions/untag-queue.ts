import type { Action } from './action';
import { ownQueueOf } from './queue-of';
import { checkTagKey } from './tags';

/**
 * Takes tags off a queue; keys it does not have do not matter.
 *
 * @throws SqsError `InvalidParameterValue`
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_UntagQueue.html
 */
export const untagQueue: Action<'UntagQueue'> = (input, context) => {
  const queue = ownQueueOf(input.QueueUrl, 'UntagQueue', context);
  const { TagKeys: keys = [] } = input;
  // No key at all is refused as one that is empty.
  (keys.length === 0 ? [''] : keys).forEach(checkTagKey);

  queue.removeTags(keys, context.nowMs);
  return {};
};
