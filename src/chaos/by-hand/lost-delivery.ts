import type { FaultOptions } from '../fault-options';
import { makeRule } from '../make-rule';
import type { FaultRule } from '../rule';

/**
 * A receive counts, but its messages reach nobody: its answer is empty, and they come back when their visibility timeout is over.
 *
 * @throws TypeError for options that cannot be
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
 *
 * @example
 * sqs.chaos.once(lostDelivery({ queue: 'orders' }));
 */
export function lostDelivery(options: FaultOptions = {}): FaultRule {
  return makeRule('lostDelivery', options);
}
