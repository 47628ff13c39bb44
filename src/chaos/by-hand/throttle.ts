import type { RefusalOptions } from '../fault-options';
import { refusalWay } from '../faults/refusal';
import { makeRule } from '../make-rule';
import type { FaultRule } from '../rule';

/**
 * SQS refuses calls because there are too many: `RequestThrottled`, "Rate exceeded". The SDK tries them again.
 *
 * @param options - `attempts`: how many attempts of the SDK at one call it refuses, `1` or more. Default `1`: the SDK's second attempt
 *   gets through; `Infinity`: none does
 * @throws TypeError for options that cannot be
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 *
 * @example
 * sqs.chaos.use(throttle({ action: 'SendMessage', attempts: 2 }));
 */
export function throttle(options: RefusalOptions = {}): FaultRule {
  return makeRule('throttle', options, ({ attempts = 1 }) => ({ fault: 'refused', ownWay: refusalWay('throttled', attempts) }));
}
