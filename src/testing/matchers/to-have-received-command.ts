import { callVerdict } from '../assertions/call-verdict';
import { resolveCallSubject } from '../assertions/call-subject';
import type { Matcher, MatcherContext } from '../values/matcher';

const NAME = 'toHaveReceivedCommand';

/** {@link CommandMatchers.toHaveReceivedCommand} */
export const toHaveReceivedCommand: Matcher = function (this: MatcherContext, received: unknown, ...[command]: readonly unknown[]) {
  const subject = resolveCallSubject(received, NAME);
  const action = subject.actionOf(command);
  const hits = subject.calls.filter((call) => call.action === action);
  const pass = hits.length > 0;
  const expected = `have received ${action}`;
  return callVerdict(this, { pass, certain: pass }, () => ({ name: NAME, args: 'command', subject, expected, hits }));
};
