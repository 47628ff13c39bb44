import { callVerdict } from '../assertions/call-verdict';
import { resolveCallSubject } from '../assertions/call-subject';
import { counted } from '../assertions/failure-message';
import type { Matcher, MatcherContext } from '../values/matcher';
import { valueInWords } from '../../words/value-in-words';

const NAME = 'toHaveReceivedCommandTimes';

/** {@link CommandMatchers.toHaveReceivedCommandTimes} */
export const toHaveReceivedCommandTimes: Matcher = function (
  this: MatcherContext,
  received: unknown,
  ...[command, times]: readonly unknown[]
) {
  const subject = resolveCallSubject(received, NAME);
  const action = subject.actionOf(command);
  if (typeof times !== 'number' || !Number.isInteger(times) || times < 0) {
    throw new TypeError(
      `${NAME}: the second argument must be a whole number of at least 0, but is ${valueInWords(times)}. Write expect(sqs).${NAME}(${action}Command, 2).`,
    );
  }
  const hits = subject.calls.filter((call) => call.action === action);
  const expected = `have received ${action} ${counted(times, 'time')}`;
  // There may have been more of them, but not fewer.
  const verdict = { pass: hits.length === times, certain: hits.length > times };
  return callVerdict(this, verdict, () => ({ name: NAME, args: 'command, times', subject, expected, hits }));
};
