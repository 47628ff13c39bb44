import { awaitedMatcher } from '../assertions/awaited-matcher';
import { durationInWords } from '../../words/duration-in-words';
import { expectedOf, failureMessage, inventory } from '../assertions/failure-message';
import { presentMessages } from '../patterns/known-messages';

const NAME = 'toStayEmpty';

/** {@link AwaitedMatchers.toStayEmpty} */
export const toStayEmpty = awaitedMatcher({
  name: NAME,
  option: 'for',
  optionsAt: 0,
  watch: ({ context, subject, time, limitMs }) => ({
    holds: () => time.arrivals.length > 0 || presentMessages(subject().queues, subject().world).length > 0,
    passes: (filled) => !filled,
    message: () =>
      failureMessage(context, {
        world: subject().world,
        name: NAME,
        args: '{ for }',
        paragraphs: [
          [`${expectedOf(subject(), context)} stay empty for ${durationInWords(limitMs)}.`],
          context.isNot === true ? ['It did.'] : [when(time.elapsed()), ...inventory(subject())],
          time.timeline(),
        ],
      }),
  }),
});

function when(elapsed: string): string {
  return elapsed === '0 s' ? 'It was not from the beginning.' : `It was not after ${elapsed}.`;
}
