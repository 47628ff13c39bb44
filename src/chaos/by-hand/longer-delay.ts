import { durationMs, type Duration } from '../../system/time/duration';
import type { FaultOptions } from '../fault-options';
import { millisecondsWay } from '../faults/way';
import { makeRule } from '../make-rule';
import type { FaultRule } from '../rule';

/**
 * A standard queue makes a delayed message visible later than it was asked to.
 *
 * @param options - `by`: how much later, in SQS' time. Default `'75s'`; no delay gets longer than 15 minutes
 * @throws TypeError for options that cannot be
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-delay-queues.html
 *
 * @example
 * sqs.chaos.use(longerDelay({ by: '2m' }));
 */
export function longerDelay(options: FaultOptions & { readonly by?: Duration | undefined } = {}): FaultRule {
  return makeRule('longerDelay', options, ({ by = '75s' }) => ({ ownWay: `by ${millisecondsWay(durationMs(by))}` }));
}
