import { callFailure } from '../assertions/call-failure';
import { resolveCallSubject } from '../assertions/call-subject';
import type { Matcher, MatcherContext } from '../values/matcher';

const NAME = 'toHaveReceivedAnyCommand';

/**
 * Passes when any call reached SQS.
 *
 * @example
 * expect(sqs).not.toHaveReceivedAnyCommand();
 */
export const toHaveReceivedAnyCommand: Matcher = function (this: MatcherContext, received: unknown) {
  const subject = resolveCallSubject(received, NAME);
  return {
    pass: subject.calls.length > 0,
    message: () => callFailure(this, { name: NAME, args: '', subject, expected: 'have received any command' }),
  };
};
