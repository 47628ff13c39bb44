import { ordinal } from '../event-in-words';
import type { Matcher, MatcherContext } from '../matcher';
import { nthCallMatcher } from '../nth-call-matcher';
import { wholeNumber } from '../times-matcher';

const NAME = 'toHaveReceivedNthCommandWith';

/**
 * Passes when the n-th of all calls is a command with this input; the first call is 1.
 *
 * @example
 * expect(sqs).toHaveReceivedNthCommandWith(2, SendMessageCommand, { MessageBody: 'order 42' });
 */
export const toHaveReceivedNthCommandWith: Matcher = function (
  this: MatcherContext,
  received: unknown,
  ...[n, command, input]: readonly unknown[]
) {
  const number = wholeNumber(n, {
    name: NAME,
    atLeast: 1,
    example: 'expect(sqs).toHaveReceivedNthCommandWith(2, SendMessageCommand, input)',
  });
  return nthCallMatcher(this, {
    name: NAME,
    args: 'n, command, input',
    received,
    command,
    input,
    position: ordinal(number),
    pick: (calls) => calls[number - 1],
  });
};
