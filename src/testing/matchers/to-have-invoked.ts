import { invocationSubject } from '../assertions/invocations';
import { invocationVerdict } from '../assertions/invocation-verdict';
import type { Matcher, MatcherContext } from '../values/matcher';

const name = 'toHaveInvoked';

/** {@link InvocationMatchers.toHaveInvoked} */
export const toHaveInvoked: Matcher = function (this: MatcherContext, received: unknown) {
  const subject = invocationSubject(received, name);
  const pass = subject.invocations.length > 0;
  return invocationVerdict(this, { name, args: '', subject, pass, certain: pass, expected: 'have invoked a function' });
};
