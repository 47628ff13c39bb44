import type { Queue } from '../core/queue';
import type { QueueIdentity } from '../core/queue-registry';
import { SqsError } from '../core/sqs-error';
import type { ActionContext } from './action';
import { isQueueName } from './queue-name';

/**
 * The queue of a name; where the world creates queues on demand, a new one with default attributes.
 *
 * @throws SqsError `QueueDoesNotExist`
 */
export function queueNamed(identity: QueueIdentity, { queues, nowMs }: ActionContext): Queue {
  const queue = queues.findByName(identity);
  if (queue !== undefined) return queue;

  const fifo = identity.name.endsWith('.fifo');
  if (!queues.autoCreateQueues || !isQueueName(identity.name, { fifo })) {
    throw new SqsError('QueueDoesNotExist', 'The specified queue does not exist.');
  }
  return queues.create(identity, { attributes: new Map(fifo ? [['FifoQueue', 'true']] : []), tags: new Map() }, nowMs);
}
