import { limits } from '../core/limits';
import { SqsError } from '../core/sqs-error';
import type { Action } from './action';
import { queueOf } from './queue-of';

/**
 * Drops all messages of a queue: visible, in flight and delayed ones; a FIFO queue also forgets what it deduplicates by.
 *
 * @throws SqsError `PurgeQueueInProgress` for a second purge within 60 seconds, in a strict world
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html
 */
export const purgeQueue: Action<'PurgeQueue'> = (input, context) => {
  const queue = queueOf(input.QueueUrl, context);
  const { nowMs, queues } = context;
  if (queues.strict && queue.lastPurgedAtMs !== undefined && nowMs - queue.lastPurgedAtMs < limits.purgeIntervalMs) {
    throw new SqsError('PurgeQueueInProgress', `Only one PurgeQueue operation on ${queue.name} is allowed every 60 seconds.`);
  }

  queue.purge(nowMs);
  return {};
};
