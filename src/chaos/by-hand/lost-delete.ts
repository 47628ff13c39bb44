import type { FaultOptions } from '../fault-options';
import { makeRule } from '../make-rule';
import type { FaultRule } from '../rule';

/**
 * A standard queue answers that a message is deleted, and keeps it: it comes back when its visibility timeout is over.
 *
 * @throws TypeError for options that cannot be
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html
 *
 * @example
 * sqs.chaos.once(lostDelete());
 */
export function lostDelete(options: FaultOptions = {}): FaultRule {
  return makeRule('lostDelete', options);
}
