import { callVerdict } from '../assertions/call-verdict';
import { resolveCallSubject } from '../assertions/call-subject';
import type { Matcher, MatcherContext } from '../values/matcher';
import { valueInWords } from '../../words/value-in-words';

const NAME = 'toHaveReceivedNoOtherCommands';

/** {@link CommandMatchers.toHaveReceivedNoOtherCommands} */
export const toHaveReceivedNoOtherCommands: Matcher = function (
  this: MatcherContext,
  received: unknown,
  ...[commands = []]: readonly unknown[]
) {
  const subject = resolveCallSubject(received, NAME);
  if (!Array.isArray(commands)) {
    throw new TypeError(
      `${NAME}: the commands must be an array, but are ${valueInWords(commands)}. Write expect(sqs).${NAME}([SendMessageCommand]).`,
    );
  }
  const actions = commands.map((command: unknown) => subject.actionOf(command));
  const others = subject.calls.filter((call) => !actions.includes(call.action));
  const expected = actions.length === 0 ? 'have received no commands' : `have received no commands but ${actions.join(', ')}`;
  const found = others.length > 0;
  return callVerdict(this, { pass: !found, certain: found }, () => ({
    name: NAME,
    args: 'commands',
    subject,
    expected,
    hits: found ? others : undefined,
  }));
};
