import type { FaultOptions } from '../fault-options';
import { makeRule } from '../make-rule';
import type { FaultRule } from '../rule';

/**
 * A standard queue hands out the newest message first, where more than one is visible.
 *
 * @throws TypeError for options that cannot be
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/standard-queues.html
 *
 * @example
 * sqs.chaos.once(outOfOrder());
 */
export function outOfOrder(options: FaultOptions = {}): FaultRule {
  return makeRule('outOfOrder', options);
}
