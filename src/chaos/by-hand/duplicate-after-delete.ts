import type { FaultOptions } from '../fault-options';
import { makeRule } from '../make-rule';
import type { FaultRule } from '../rule';

/**
 * A standard queue delivers a message once more that was deleted: one of the servers that keep it did not hear of that.
 *
 * @throws TypeError for options that cannot be
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/standard-queues-at-least-once-delivery.html
 *
 * @example
 * sqs.chaos.once(duplicateAfterDelete({ message: 'order 42' }));
 */
export function duplicateAfterDelete(options: FaultOptions = {}): FaultRule {
  return makeRule('duplicateAfterDelete', options);
}
