import { certainly } from '../assertions/certainly';
import { conservation } from '../assertions/conservation';
import { failureMessage } from '../assertions/failure-message';
import type { Matcher, MatcherContext } from '../values/matcher';
import { resolveSubject } from '../assertions/subject';

const NAME = 'toConserveMessages';

/** {@link SqsMatchers.toConserveMessages} */
export const toConserveMessages: Matcher = function (this: MatcherContext, received: unknown) {
  const subject = resolveSubject(received, NAME);
  const { conserved, paragraphs, dropped } = conservation(subject);
  const [who, word] = subject.isWorld ? ['SQS', 'sqs'] : [subject.label, 'queue'];
  const headline = `Expected messages sent to ${who} ${this.isNot === true ? 'not to' : 'to'} be conserved.`;
  const verdict = {
    pass: conserved,
    message: () =>
      failureMessage(this, { name: NAME, args: '', subject: word, world: subject.world, paragraphs: [[headline], ...paragraphs, dropped] }),
  };
  return certainly(this, verdict, { name: NAME, args: '', subject: word, certain: !conserved, dropped });
};
