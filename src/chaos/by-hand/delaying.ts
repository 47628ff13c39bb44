import { durationMs, type Duration } from '../../system/time/duration';
import type { FaultOptions } from '../fault-options';
import { millisecondsWay } from '../faults/way';
import { checkFault, makeRule } from '../make-rule';
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
  checkFault('slowConsumer', options);
  const ways = [{ start: 'from the start', work: 'before its work', end: 'after its work' }[options.when ?? 'start']];
  return makeRule('slowConsumer', options, { fault: 'slowConsumer', ways });
}

/**
 * A process of the program dies at one of its calls, which never returns; it is started anew a second of SQS' time later.
 *
 * It befalls calls of what `sqs.process(name, start)` started.
 *
 * @param options - `when`: `'before'` SQS does what the call asks for, or `'after'`. Default: either, drawn from the seed
 * @throws TypeError for options that cannot be
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html
 *
 * @example
 * sqs.chaos.once(consumerDies({ action: 'DeleteMessage', when: 'before' }));
 */
export function consumerDies(options: FaultOptions & { readonly when?: 'before' | 'after' | undefined } = {}): FaultRule {
  checkFault('consumerDies', options);
  const { when } = options;
  const ways = when === undefined ? undefined : [when === 'before' ? 'before the call' : 'before its answer'];
  return makeRule('consumerDies', options, { fault: 'consumerDies', ways });
}

/**
 * A call, or its answer, is held back while others go on.
 *
 * @param options - `what`: the `'call'` or its `'answer'`. Default: either, drawn from the seed. `by`: how much of SQS' time. Default 1 ms
 * @throws TypeError for options that cannot be
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/standard-queues.html
 *
 * @example
 * sqs.chaos.once(holdBack({ action: 'SendMessage', what: 'call', by: '5s' }));
 */
export function holdBack(
  options: FaultOptions & { readonly what?: 'call' | 'answer' | undefined; readonly by?: Duration | undefined } = {},
): FaultRule {
  checkFault('holdBack', options);
  const { what, by = 1 } = options;
  const held = what === undefined ? ['the call', 'its answer'] : [what === 'call' ? 'the call' : 'its answer'];
  return makeRule('holdBack', options, { fault: 'holdBack', ways: held, suffix: `, by ${millisecondsWay(durationMs(by))}` });
}

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
  checkFault('longerDelay', options);
  return makeRule('longerDelay', options, { fault: 'longerDelay', ownWay: `by ${millisecondsWay(durationMs(options.by ?? '75s'))}` });
}
