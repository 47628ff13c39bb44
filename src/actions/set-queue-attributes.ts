import { changedAttributes } from '../core/changed-attributes';
import { checkDeadLetterTarget } from '../core/redrive-policy';
import { SqsError } from '../core/sqs-error';
import type { Action } from './action';
import { ownQueueOf } from './queue-of';

/**
 * Changes attributes of a queue, all or none, at once; on AWS it may take a minute.
 *
 * Empty text takes `Policy`, `RedrivePolicy`, `RedriveAllowPolicy` and `KmsMasterKeyId` away.
 *
 * @throws SqsError `InvalidAttributeName`, `InvalidAttributeValue`, `InvalidParameterValue` or `OverLimit`
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
 */
export const setQueueAttributes: Action<'SetQueueAttributes'> = (input, context) => {
  const queue = ownQueueOf(input.QueueUrl, 'SetQueueAttributes', context);
  const { Attributes: changes } = input;
  if (changes === undefined || changes.size === 0) {
    throw new SqsError('MissingParameter', 'The request must contain the parameter Attribute.Name.');
  }
  const { maximumMessageSizeBytes } = context.queues;
  const attributes = changedAttributes(queue.attributes, changes, { fifo: queue.fifo, maximumMessageSizeBytes });
  const redrivePolicy = changes.get('RedrivePolicy');
  if (redrivePolicy !== undefined && redrivePolicy !== '') checkDeadLetterTarget(redrivePolicy, queue, context.queues);

  queue.configure(attributes, context.nowMs);
  return {};
};
