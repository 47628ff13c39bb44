import { durationMs, type Duration } from '../../system/time/duration';
import type { FaultOptions } from '../fault-options';
import { millisecondsWay } from '../faults/way';
import { makeRule } from '../make-rule';
import type { FaultRule } from '../rule';

/**
 * Every call fails for a while, with `InternalFailure`.
 *
 * It begins with the first call that it befalls.
 *
 * @param options - `lasts`: how long, in SQS' time. Default `'1m'`
 * @throws TypeError for options that cannot be
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 *
 * @example
 * sqs.chaos.once(outage({ action: 'SendMessage', lasts: '5m' }));
 */
export function outage(options: FaultOptions & { readonly lasts?: Duration | undefined } = {}): FaultRule {
  return makeRule('outage', options, ({ lasts = '1m' }) => ({ ownWay: millisecondsWay(durationMs(lasts)) }));
}
