import { callFailure } from '../assertions/call-failure';
import { resolveCallSubject } from '../assertions/call-subject';
import type { Matcher, MatcherContext } from '../values/matcher';

const NAME = 'toHaveReceivedCommand';

/**
 * Passes when a command reached SQS, whether or not it succeeded.
 *
 * @example
 * expect(sqs).toHaveReceivedCommand(SendMessageCommand);
 */
export const toHaveReceivedCommand: Matcher = function (this: MatcherContext, received: unknown, ...[command]: readonly unknown[]) {
  const subject = resolveCallSubject(received, NAME);
  const action = subject.actionOf(command);
  const hits = subject.calls.filter((call) => call.action === action);
  return {
    pass: hits.length > 0,
    message: () => callFailure(this, { name: NAME, args: 'command', subject, expected: `have received ${action}`, hits }),
  };
};
