import { callFailure, nearestCall } from '../assertions/call-failure';
import { resolveCallSubject } from '../assertions/call-subject';
import { inputDifferences } from '../calls/input-differences';
import type { Matcher, MatcherContext } from '../values/matcher';
import { requiredInput } from '../patterns/required-input';

const NAME = 'toHaveReceivedCommandWith';

/**
 * Passes when a command reached SQS with this input; what the input has beyond it does not matter.
 *
 * @example
 * expect(sqs).toHaveReceivedCommandWith(SendMessageCommand, { MessageBody: expect.stringContaining('42') });
 */
export const toHaveReceivedCommandWith: Matcher = function (
  this: MatcherContext,
  received: unknown,
  ...[command, input]: readonly unknown[]
) {
  const subject = resolveCallSubject(received, NAME);
  const action = subject.actionOf(command);
  requiredInput(input, NAME);
  const ofCommand = subject.calls.filter((call) => call.action === action);
  const hits = ofCommand.filter((call) => inputDifferences(call.input, input, (a, b) => this.equals(a, b)).length === 0);
  return {
    pass: hits.length > 0,
    message: () =>
      callFailure(this, {
        name: NAME,
        args: 'command, input',
        subject,
        expected: `have received ${action}`,
        input,
        hits,
        facts: hits.length > 0 ? [] : [nearestCall(ofCommand, input, { subject, context: this })],
      }),
  };
};
