import { FIRST } from '../faults/duplicate-delivery';
import type { FaultOptions } from '../fault-options';
import { makeRule } from '../make-rule';
import type { FaultRule } from '../rule';

/**
 * A standard queue delivers a message once more while a consumer has it: the next receive gets it, too.
 *
 * @throws TypeError for options that cannot be
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/standard-queues-at-least-once-delivery.html
 *
 * @example
 * sqs.chaos.use(duplicateDelivery({ queue: 'orders', message: { orderId: 42 } }));
 */
export function duplicateDelivery(options: FaultOptions = {}): FaultRule {
  return makeRule('duplicateDelivery', options, () => ({ ways: [FIRST] }));
}
