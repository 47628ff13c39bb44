import { identityOfUrl } from '../actions/queue-of';
import type { Call } from '../calls/call';
import type { QueueIdentity, QueueRegistry } from '../core/queue-registry';

interface Named {
  readonly QueueUrl?: string;
  readonly QueueName?: string;
  readonly QueueOwnerAWSAccountId?: string;
}

/** The queue that a call names, whether or not it exists; `undefined` for one that names none. */
export function queueOfCall({ input, caller }: Call, queues: QueueRegistry): QueueIdentity | undefined {
  const { QueueUrl, QueueName, QueueOwnerAWSAccountId = caller.accountId } = input as Named;
  if (typeof QueueUrl === 'string') return identityOfUrl(QueueUrl, caller, (queue) => queues.findByName(queue) !== undefined);
  return typeof QueueName === 'string' ? { name: QueueName, region: caller.region, accountId: QueueOwnerAWSAccountId } : undefined;
}
