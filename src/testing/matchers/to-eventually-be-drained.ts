import { awaitedMatcher } from '../assertions/awaited-matcher';
import { durationInWords } from '../../words/duration-in-words';
import { dropped, expectedOf, failureMessage, inventory } from '../assertions/failure-message';
import { presentMessages } from '../patterns/known-messages';

const NAME = 'toEventuallyBeDrained';

/**
 * Passes when the queue's work is done within a time: at some deadline no message is visible, delayed or in flight.
 *
 * Moves the clock from deadline to deadline; to be awaited.
 *
 * @example
 * await expect(orders).toEventuallyBeDrained({ within: '10m' });
 */
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
