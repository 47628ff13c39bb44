import { parseArn, parseQueueUrl } from '../core/queue-address';
import type { QueueIdentity, QueueRegistry } from '../core/queue-registry';
import type { Queue } from '../core/queue';
import { valueInWords } from '../words/value-in-words';

/** Whose queues a bare name means. */
export type Owner = Omit<QueueIdentity, 'name'>;

/** The identity that a queue's name, URL or ARN stands for. @throws TypeError for text that is none of them */
export function identityOf(text: string, owner: Owner): QueueIdentity {
  if (typeof text !== 'string' || text === '') throw noName(text);
  const arn = parseArn(text);
  if (arn !== undefined) return { accountId: arn.accountId, region: arn.region, name: arn.resource };
  const address = parseQueueUrl(text);
  if (address === undefined) throw noName(text);
  return { accountId: address.accountId ?? owner.accountId, region: address.region ?? owner.region, name: address.name };
}

function noName(value: unknown): TypeError {
  return new TypeError(`A queue is named by its name ('orders'), its URL or its ARN, but not by ${valueInWords(value)}.`);
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
