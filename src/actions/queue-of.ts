import type { ActionName } from '../api/shapes';
import type { Queue } from '../core/queue';
import { parseQueueUrl, type QueueIdentity } from '../core/queue-address';
import { remembered } from '../core/remembered';
import { SqsError } from '../core/sqs-error';
import type { ActionContext, Caller } from './action';
import { required } from './required';
import { queueNamed } from './queue-named';

const addressOf = remembered(parseQueueUrl);

/**
 * The queue of a `QueueUrl`: a URL of any host, `account/name`, or a bare name.
 *
 * What the URL leaves open, the caller's account and region say; a URL without a region means one of the home region first.
 *
 * @throws SqsError `MissingParameter` or `QueueDoesNotExist`
 */
export function queueOf(queueUrl: string | undefined, context: ActionContext): Queue {
  const { queues, caller } = context;
  const identity = identityOfUrl(required(queueUrl, 'QueueUrl'), caller, (queue) => queues.findByName(queue) !== undefined);
  if (identity === undefined) throw new SqsError('QueueDoesNotExist', 'The specified queue does not exist.');
  return queueNamed(identity, context);
}

/**
 * Which queue a `QueueUrl` means, be it there or not; `undefined` for text that names none.
 *
 * A URL without a region leads to the home region, whose URLs look like that, unless there is no such queue.
 */
export function identityOfUrl(
  queueUrl: string,
  { accountId: callersAccount, region: callersRegion, homeRegion = callersRegion }: Caller,
  exists: (queue: QueueIdentity) => boolean,
): QueueIdentity | undefined {
  const address = addressOf(queueUrl);
  if (address === undefined) return undefined;
  const { accountId = callersAccount, name } = address;
  if (address.region !== undefined) return { accountId, region: address.region, name };
  const atHome = { accountId, region: homeRegion, name };
  const isUrl = address.accountId !== undefined || queueUrl.includes('://');
  const region = isUrl && homeRegion !== callersRegion && exists(atHome) ? homeRegion : callersRegion;
  return { accountId, region, name };
}

/**
 * {@link queueOf} for actions that only the account which owns the queue may take.
 *
 * @throws SqsError `AccessDenied` when the caller's credentials name another account
 */
export function ownQueueOf(queueUrl: string | undefined, action: ActionName, context: ActionContext): Queue {
  const queue = queueOf(queueUrl, context);
  const { accountId, namesAccount } = context.caller;
  if (namesAccount === true && accountId !== queue.accountId) {
    const permission = `sqs:${action.toLowerCase()}`;
    throw new SqsError(
      'AccessDenied',
      `User: arn:aws:iam::${accountId}:root is not authorized to perform: ${permission} on resource: ${queue.arn} ` +
        `because no resource-based policy allows the ${permission} action`,
    );
  }
  return queue;
}
