import { ACTION_NAMES } from '../api/shapes';
import { invalidValue } from '../core/sqs-error';
import { limits } from '../core/limits';
import { SqsError } from '../core/sqs-error';
import type { Action } from './action';
import { permissionsOf, policyWith } from './permissions';
import { ownQueueOf } from './queue-of';
import { required } from './required';

const LABEL = /^[A-Za-z0-9_-]{1,80}$/;
const ACCOUNT_ID = /^[0-9]{12}$/;

const OWNER_ONLY: readonly string[] = [
  'AddPermission',
  'CancelMessageMoveTask',
  'CreateQueue',
  'DeleteQueue',
  'ListMessageMoveTasks',
  'ListQueues',
  'ListQueueTags',
  'RemovePermission',
  'StartMessageMoveTask',
  'TagQueue',
  'UntagQueue',
];

const GRANTABLE: readonly string[] = ['*', ...ACTION_NAMES.filter((name) => !OWNER_ONLY.includes(name))];

/**
 * Adds a statement to the queue's `Policy`, under a label.
 *
 * The policy can be read afterwards; it grants nothing here, where everything is granted.
 *
 * @throws SqsError `InvalidParameterValue`, or `OverLimit` for more than 7 actions or 20 statements
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_AddPermission.html
 */
export const addPermission: Action<'AddPermission'> = (input, context) => {
  const queue = ownQueueOf(input.QueueUrl, 'AddPermission', context);
  const label = required(input.Label, 'Label');
  const accountIds = required(input.AWSAccountIds, 'AWSAccountIds');
  const actions = required(input.Actions, 'ActionName');
  if (!LABEL.test(label)) {
    throw invalidValue(label, 'Label', 'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length');
  }
  if (!accountIds.every((id) => ACCOUNT_ID.test(id))) {
    throw invalidValue(`[${accountIds.join(', ')}]`, 'PrincipalId', 'Unable to verify.');
  }
  checkActions(actions);
  const permissions = permissionsOf(queue);
  if (permissions.some(({ Sid }) => Sid === label)) throw invalidValue(label, 'Label', 'Already exists.');
  if (permissions.length >= limits.policyStatements) {
    throw new SqsError('OverLimit', `${permissions.length + 1} Statements were found, maximum allowed is ${limits.policyStatements}.`);
  }

  const statement = {
    Sid: label,
    Effect: 'Allow',
    Principal: { AWS: oneOrAll(accountIds.map((id) => `arn:aws:iam::${id}:root`)) },
    Action: oneOrAll(actions.map((action) => `SQS:${action}`)),
    Resource: queue.arn,
  };
  queue.configure(policyWith(queue, [...permissions, statement]), context.nowMs);
  return {};
};

function checkActions(actions: readonly string[]): void {
  if (actions.length > limits.permissionActions) {
    throw new SqsError('OverLimit', `${actions.length} Actions were found, maximum allowed is ${limits.permissionActions}.`);
  }
  for (const action of actions) {
    if (GRANTABLE.includes(action)) continue;
    throw invalidValue(
      `SQS:${action}`,
      'ActionName',
      OWNER_ONLY.includes(action)
        ? 'Only the queue owner is allowed to invoke this action.'
        : 'Please refer to the appropriate WSDL for a list of valid actions. ',
    );
  }
}

/** A policy names one thing without brackets. */
function oneOrAll(texts: readonly string[]): string | readonly string[] {
  const [first] = texts;
  return first !== undefined && texts.length === 1 ? first : texts;
}
