import { counted } from '../assertions/failure-message';
import { invocationSubject } from '../assertions/invocations';
import { invocationVerdict } from '../assertions/invocation-verdict';
import { wholeNumber } from '../assertions/times-matcher';
import type { Matcher, MatcherContext } from '../values/matcher';

const name = 'toHaveInvokedTimes';

/** {@link InvocationMatchers.toHaveInvokedTimes} */
export const toHaveInvokedTimes: Matcher = function (this: MatcherContext, received: unknown, ...[times]: readonly unknown[]) {
  const subject = invocationSubject(received, name);
  const expected = wholeNumber(times, { name, atLeast: 0, example: `expect(queue).${name}(2)` });
  const { length } = subject.invocations;
  const verdict = { pass: length === expected, certain: length > expected };
  return invocationVerdict(this, {
    name,
    args: 'times',
    subject,
    ...verdict,
    expected: `have invoked a function ${counted(expected, 'time')}`,
  });
};
