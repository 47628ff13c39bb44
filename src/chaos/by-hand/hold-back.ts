import { durationMs, type Duration } from '../../system/time/duration';
import type { FaultOptions } from '../fault-options';
import { millisecondsWay } from '../faults/way';
import { makeRule } from '../make-rule';
import type { FaultRule } from '../rule';

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
  return makeRule('holdBack', options, ({ what, by = 1 }) => ({
    ways: what && [{ call: 'the call', answer: 'its answer' }[what]],
    suffix: `, by ${millisecondsWay(durationMs(by))}`,
  }));
}
