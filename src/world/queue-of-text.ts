import { parseArn, parseQueueUrl } from '../core/queue-address';
import type { QueueIdentity, QueueRegistry } from '../core/queue-registry';
import type { Queue } from '../core/queue';

/** Whose queues a bare name means. */
export type Owner = Omit<QueueIdentity, 'name'>;

/** The identity that a queue's name, URL or ARN stands for. @throws TypeError for text that is none of them */
export function identityOf(text: string, owner: Owner): QueueIdentity {
  const arn = parseArn(text);
  if (arn !== undefined) return { accountId: arn.accountId, region: arn.region, name: arn.resource };
  const address = typeof text === 'string' ? parseQueueUrl(text) : undefined;
  if (address === undefined) throw new TypeError(`${JSON.stringify(text)} names no queue: give a name ('orders'), a queue URL or an ARN.`);
  return { accountId: address.accountId ?? owner.accountId, region: address.region ?? owner.region, name: address.name };
}

/**
 * The queue that a name, URL or ARN stands for.
 *
 * A bare name that its owner does not have may be that of the only queue so named in another account or region.
 */
export function queueOfText(text: string, owner: Owner, queues: QueueRegistry): Queue | undefined {
  const identity = identityOf(text, owner);
  const queue = queues.findByName(identity);
  if (queue !== undefined || identity.name !== text) return queue;
  const namesakes = [...queues.all()].filter(({ name }) => name === text);
  return namesakes.length === 1 ? namesakes[0] : undefined;
}
