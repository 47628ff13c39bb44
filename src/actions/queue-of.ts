import type { ActionName } from '../api/shapes';
import type { Queue } from '../core/queue';
import { parseQueueUrl, type QueueIdentity } from '../core/queue-address';
import { remembered } from '../core/remembered';
import { SqsError } from '../core/sqs-error';
import type { ActionContext } from './action';
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
  const address = addressOf(required(queueUrl, 'QueueUrl'));
  if (address === undefined) throw new SqsError('QueueDoesNotExist', 'The specified queue does not exist.');
  const { accountId = context.caller.accountId, name } = address;
  const region = address.region ?? (address.accountId === undefined ? context.caller.region : regionWith({ accountId, name }, context));
  return queueNamed({ accountId, region, name }, context);
}

/** Which region a queue URL without one leads to: the home region, whose URLs look like that, unless there is no such queue. */
function regionWith(queue: Omit<QueueIdentity, 'region'>, { queues, caller }: ActionContext): string {
  const { region, homeRegion = region } = caller;
  return homeRegion !== region && queues.findByName({ ...queue, region: homeRegion }) !== undefined ? homeRegion : region;
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
