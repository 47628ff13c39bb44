import { callVerdict } from '../assertions/call-verdict';
import { resolveCallSubject } from '../assertions/call-subject';
import type { Matcher, MatcherContext } from '../values/matcher';

const NAME = 'toHaveReceivedAnyCommand';

/** {@link CommandMatchers.toHaveReceivedAnyCommand} */
export const toHaveReceivedAnyCommand: Matcher = function (this: MatcherContext, received: unknown) {
  const subject = resolveCallSubject(received, NAME);
  const pass = subject.calls.length > 0;
  return callVerdict(this, { pass, certain: pass }, () => ({ name: NAME, args: '', subject, expected: 'have received any command' }));
};
