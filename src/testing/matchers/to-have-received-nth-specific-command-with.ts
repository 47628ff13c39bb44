import { ordinal } from '../event-in-words';
import type { Matcher, MatcherContext } from '../matcher';
import { nthCallMatcher } from '../nth-call-matcher';
import { wholeNumber } from '../times-matcher';

const NAME = 'toHaveReceivedNthSpecificCommandWith';

/**
 * Passes when the n-th call of a command has this input; other commands are not counted.
 *
 * @example
 * expect(sqs).toHaveReceivedNthSpecificCommandWith(2, SendMessageCommand, { MessageBody: 'order 42' });
 */
export const toHaveReceivedNthSpecificCommandWith: Matcher = function (
  this: MatcherContext,
  received: unknown,
  ...[n, command, input]: readonly unknown[]
) {
  const number = wholeNumber(n, {
    name: NAME,
    atLeast: 1,
    example: 'expect(sqs).toHaveReceivedNthSpecificCommandWith(2, SendMessageCommand, input)',
  });
  return nthCallMatcher(this, {
    name: NAME,
    args: 'n, command, input',
    received,
    command,
    input,
    position: ordinal(number),
    specific: true,
    pick: (calls) => calls[number - 1],
  });
};
