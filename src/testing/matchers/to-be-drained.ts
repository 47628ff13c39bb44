import { expectedOf, failureMessage, inventory } from '../assertions/failure-message';
import { presentMessages } from '../patterns/known-messages';
import type { Matcher, MatcherContext } from '../values/matcher';
import { resolveSubject } from '../assertions/subject';

const NAME = 'toBeDrained';

/** {@link SqsMatchers.toBeDrained} */
export const toBeDrained: Matcher = function (this: MatcherContext, received: unknown) {
  const subject = resolveSubject(received, NAME);
  return {
    pass: presentMessages(subject.queues, subject.world).length === 0,
    message: () =>
      failureMessage(this, {
        name: NAME,
        args: '',
        world: subject.world,
        paragraphs: [[`${expectedOf(subject, this)} be drained.`], inventory(subject)],
      }),
  };
};
