import type { FaultOptions } from '../fault-options';
import { FOR_GOOD } from '../faults/refusal';
import { makeRule } from '../make-rule';
import type { FaultRule } from '../rule';

/**
 * SQS does what a call asks for, but the connection breaks before its answer arrives. The SDK makes the call again.
 *
 * Of receives it loses those that bring messages.
 *
 * @param options - `forGood`: whether the SDK's further attempts meet the same, so that the call fails. Default `false`: the second gets through
 * @throws TypeError for options that cannot be
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 *
 * @example
 * sqs.chaos.once(lostResponse({ action: 'SendMessage' })); // the message is there twice
 */
export function lostResponse(options: FaultOptions & { readonly forGood?: boolean | undefined } = {}): FaultRule {
  return makeRule('lostResponse', options, ({ forGood }) => ({ ways: [forGood === true ? FOR_GOOD : 'once'] }));
}
