import { callVerdict, nearestCall } from '../assertions/call-verdict';
import { callDifferences, resolveCallSubject } from '../assertions/call-subject';
import type { Matcher, MatcherContext } from '../values/matcher';
import { requiredInput } from '../patterns/required-input';

const NAME = 'toHaveReceivedCommandWith';

/** {@link CommandMatchers.toHaveReceivedCommandWith} */
export const toHaveReceivedCommandWith: Matcher = function (
  this: MatcherContext,
  received: unknown,
  ...[command, input]: readonly unknown[]
) {
  const subject = resolveCallSubject(received, NAME);
  const action = subject.actionOf(command);
  requiredInput(input, { name: NAME, action, subject });
  const ofCommand = subject.calls.filter((call) => call.action === action);
  const hits = ofCommand.filter((call) => callDifferences(call, input, subject, this).length === 0);
  const pass = hits.length > 0;
  return callVerdict(this, { pass, certain: pass }, () => ({
    name: NAME,
    args: 'command, input',
    subject,
    expected: `have received ${action}`,
    input,
    hits,
    facts: pass ? [] : [nearestCall(ofCommand, input, { subject, context: this })],
  }));
};
