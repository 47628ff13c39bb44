import type { Call } from '../calls/call';
import { queueArn } from '../core/queue-address';
import type { Queue } from '../core/queue';
import type { QueueIdentity, QueueRegistry } from '../core/queue-registry';
import { nearNames } from '../words/near-names';
import { queueOfCall } from './queue-of-call';

/** A queue that a call did not find. */
export interface MissingQueue {
  readonly arn: string;
  /** Where it may be. */
  readonly hint: string;
  /** Whether there is any other. */
  readonly isAmongOthers: boolean;
}

/**
 * Says where the queue may be that a call did not find: in another region or account, or under a name much like it; and where there is
 * no queue at all, how one comes to be.
 *
 * @returns `undefined` for a call that failed otherwise, or did not fail, and where there are other queues, none of them like it
 */
export function missingQueue(call: Call, queues: QueueRegistry): MissingQueue | undefined {
  if (call.error?.code !== 'QueueDoesNotExist') return undefined;
  const wanted = queueOfCall(call, queues);
  if (wanted === undefined) return undefined;
  const { name, region, accountId } = wanted;
  const all = [...queues.all()];
  const found = all.length === 0 ? howToMake(name) : hintOf(wanted, all);
  if (found === undefined) return undefined;
  const hint = `msw-sqs: ${call.action} found no queue "${name}" in ${region}, account ${accountId}. ${found}`;
  return { arn: queueArn(wanted), hint, isAmongOthers: all.length > 0 };
}

function howToMake(name: string): string {
  return (
    `There is no queue at all, as with a new account: make what your code needs, by sqs.createQueue('${name}') in a test, by the option ` +
    `queues: { '${name}': {} }, or let queues be made when they are first named: autoCreateQueues: true.`
  );
}

function hintOf(wanted: QueueIdentity, all: readonly Queue[]): string | undefined {
  const { name, region, accountId } = wanted;
  const namesakes = all.filter((queue) => queue.name === name);
  const elsewhere = namesakes.find((queue) => queue.accountId === accountId) ?? namesakes[0];
  if (elsewhere !== undefined) {
    const create = `create it where the call goes: sqs.createQueue('${queueArn(wanted)}')`;
    if (elsewhere.region === region)
      return `There is one of that name in account ${elsewhere.accountId}: call with credentials or a queue URL of that account, or ${create}.`;
    return (
      `There is one of that name in ${elsewhere.region}: make the client with { region: '${elsewhere.region}' }, set AWS_REGION, or ${create}. ` +
      'Queues that a test makes by name are in sqs.region.'
    );
  }
  const near = nearNames(name, new Set(all.map((queue) => queue.name))).map((other) => `"${other}"`);
  return near.length === 0 ? undefined : `There is ${near.join(' and ')}: is the name misspelt?`;
}
