import { expectedOf, failureMessage, inventory } from '../assertions/failure-message';
import { presentMessages } from '../patterns/known-messages';
import type { Matcher, MatcherContext } from '../values/matcher';
import { resolveSubject } from '../assertions/subject';

const NAME = 'toBeDrained';

/**
 * Passes when the queue's work is done: no message is visible, none waits for its delay, and no consumer has one in hand.
 *
 * @example
 * expect(orders).toBeDrained();
 */
export const toBeDrained: Matcher = function (this: MatcherContext, received: unknown) {
  const subject = resolveSubject(received, NAME);
  return {
    pass: presentMessages(subject.queues, subject.world).length === 0,
    message: () =>
      failureMessage(this, { name: NAME, args: '', paragraphs: [[`${expectedOf(subject, this)} be drained.`], inventory(subject)] }),
  };
};
