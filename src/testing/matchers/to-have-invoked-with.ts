import { batchPattern, invocationSubject, matchesBatch } from '../assertions/invocations';
import { invocationVerdict } from '../assertions/invocation-verdict';
import type { Matcher, MatcherContext } from '../values/matcher';

const name = 'toHaveInvokedWith';

/** {@link InvocationMatchers.toHaveInvokedWith} */
export const toHaveInvokedWith: Matcher = function (this: MatcherContext, received: unknown, ...args: readonly unknown[]) {
  const subject = invocationSubject(received, name);
  const pattern = batchPattern(args, { name, context: this, subject });
  const pass = subject.invocations.some(({ started }) => matchesBatch(pattern, started.messages, subject));
  return invocationVerdict(this, { name, args: 'pattern', subject, pass, certain: pass, expected: 'have invoked a function', pattern });
};
