import type { Matcher, MatcherContext } from '../values/matcher';
import { nthCallMatcher } from '../assertions/nth-call-matcher';

/**
 * Passes when the last of all calls is a command with this input.
 *
 * @example
 * expect(sqs).toHaveReceivedLastCommandWith(DeleteMessageCommand, { QueueUrl: orders.url });
 */
export const toHaveReceivedLastCommandWith: Matcher = function (
  this: MatcherContext,
  received: unknown,
  ...[command, input]: readonly unknown[]
) {
  return nthCallMatcher(this, {
    name: 'toHaveReceivedLastCommandWith',
    args: 'command, input',
    received,
    command,
    input,
    position: 'last',
    pick: (calls) => calls.at(-1),
  });
};
