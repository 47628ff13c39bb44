import type { Matcher, MatcherContext } from '../values/matcher';
import { resolveCallSubject } from '../assertions/call-subject';
import { nthCallMatcher } from '../assertions/nth-call-matcher';

const NAME = 'toHaveReceivedLastCommandWith';

/** {@link CommandMatchers.toHaveReceivedLastCommandWith} */
export const toHaveReceivedLastCommandWith: Matcher = function (
  this: MatcherContext,
  received: unknown,
  ...[command, input]: readonly unknown[]
) {
  return nthCallMatcher(this, {
    name: NAME,
    args: 'command, input',
    subject: resolveCallSubject(received, NAME),
    command,
    input,
    position: 'last',
    fromTheEnd: true,
    pick: (calls) => calls.at(-1),
  });
};
