import { invalidValue } from '../core/sqs-error';
import type { Action } from './action';
import { permissionsOf, policyWith } from './permissions';
import { ownQueueOf } from './queue-of';
import { required } from './required';

/**
 * Takes the statement of a label out of the queue's `Policy`.
 *
 * @throws SqsError `InvalidParameterValue` for a label that is not there
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_RemovePermission.html
 */
export const removePermission: Action<'RemovePermission'> = (input, context) => {
  const queue = ownQueueOf(input.QueueUrl, 'RemovePermission', context);
  const label = required(input.Label, 'Label');
  const permissions = permissionsOf(queue);
  const kept = permissions.filter(({ Sid }) => Sid !== label);
  if (kept.length === permissions.length) throw invalidValue(label, 'Label', "can't find label.");

  queue.configure(policyWith(queue, kept), context.nowMs);
  return {};
};
