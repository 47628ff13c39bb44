import type { FaultOptions } from '../fault-options';
import { makeRule } from '../make-rule';
import type { FaultRule } from '../rule';

/**
 * Time passes the visibility timeout while a consumer has a message: SQS' time, so that heart-beats and other timers come along.
 *
 * The call is held meanwhile: move the clock with `sqs.clock.advance()`, or let `sqs.settle()` or `autoAdvance` do so.
 *
 * @param options - `when`: `'start'` (default): the consumer gets to its messages only when the timeout is over; `'work'`: when a tenth of
 *   it is left; `'end'`: it gets to deleting them, or to changing their timeout, only then
 * @throws TypeError for options that cannot be
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html
 *
 * @example
 * sqs.chaos.once(slowConsumer({ queue: 'orders', when: 'end' }));
 */
export function slowConsumer(options: FaultOptions & { readonly when?: 'start' | 'work' | 'end' | undefined } = {}): FaultRule {
  return makeRule('slowConsumer', options, ({ when = 'start' }) => ({
    ways: [{ start: 'from the start', work: 'before its work', end: 'after its work' }[when]],
  }));
}
