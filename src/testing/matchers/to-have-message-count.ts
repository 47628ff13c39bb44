import { counted, expectedOf, failureMessage, inventory } from '../assertions/failure-message';
import type { Matcher, MatcherContext } from '../values/matcher';
import { isAsymmetric } from '../values/partial-match';
import { presentMessages } from '../patterns/known-messages';
import { printedExpected } from '../values/printed';
import { resolveSubject } from '../assertions/subject';
import { valueInWords } from '../../words/value-in-words';

const NAME = 'toHaveMessageCount';

/** {@link SqsMatchers.toHaveMessageCount} */
export const toHaveMessageCount: Matcher = function (this: MatcherContext, received: unknown, ...[expected]: readonly unknown[]) {
  const subject = resolveSubject(received, NAME);
  if (!isAsymmetric(expected) && !(Number.isInteger(expected) && (expected as number) >= 0)) {
    throw new TypeError(
      `${NAME}: the count must be a whole number of at least 0, but is ${valueInWords(expected)}. Write expect(queue).${NAME}(2).`,
    );
  }
  const count = presentMessages(subject.queues, subject.world).length;
  const messages = typeof expected === 'number' ? counted(expected, 'message') : `${printedExpected(expected, this.utils)} messages`;
  return {
    pass: this.equals(count, expected),
    message: () =>
      failureMessage(this, {
        world: subject.world,
        name: NAME,
        args: 'count',
        paragraphs: [[`${expectedOf(subject, this)} have ${messages}.`], inventory(subject)],
      }),
  };
};
