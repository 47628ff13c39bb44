import { awaitedMatcher } from '../assertions/awaited-matcher';
import { durationInWords } from '../../words/duration-in-words';
import { dropped, expectedOf, failureMessage, inventory } from '../assertions/failure-message';
import { presentMessages } from '../patterns/known-messages';

const NAME = 'toEventuallyBeDrained';

/** {@link AwaitedMatchers.toEventuallyBeDrained} */
export const toEventuallyBeDrained = awaitedMatcher({
  name: NAME,
  option: 'within',
  optionsAt: 0,
  watch: ({ context, subject, time, limitMs }) => ({
    holds: () => presentMessages(subject().queues, subject().world).length === 0,
    message: () =>
      failureMessage(context, {
        name: NAME,
        args: '{ within }',
        paragraphs: [
          [`${expectedOf(subject(), context)} be drained within ${durationInWords(limitMs)}.`],
          context.isNot === true ? [`It was, after ${time.elapsed()}.`] : inventory(subject()),
          time.timeline(),
          dropped(subject()),
        ],
      }),
  }),
});
