import { awaitedMatcher } from '../assertions/awaited-matcher';
import { durationInWords } from '../../words/duration-in-words';
import { expectation, expectedOf, failureMessage, inventory, list, whyNot } from '../assertions/failure-message';
import { presentMessages } from '../patterns/known-messages';
import type { Message } from '../../core/message';
import { messageTimeline } from '../assertions/message-timeline';
import { printedBody } from '../values/printed';
import { requiredPattern } from '../patterns/required-pattern';

const NAME = 'toReceiveMessage';

/**
 * Passes when a message is in the queue, or comes into it within a time: sent, dead-lettered or redriven.
 *
 * Moves the clock from deadline to deadline; to be awaited.
 *
 * @example
 * await expect(orders).toReceiveMessage({ orderId: 42 }, { within: '30s' });
 */
export const toReceiveMessage = awaitedMatcher({
  name: NAME,
  option: 'within',
  optionsAt: 1,
  watch({ context, subject, time, limitMs, args }) {
    const pattern = requiredPattern(args, { name: NAME, context, subject: subject() });
    const matching = (): Message[] => {
      const arrived = time.arrivals.map(({ message }) => ({ message, receiveCount: message.receiveCount, jsonOf: subject().jsonOf }));
      const there = [...presentMessages(subject().queues, subject().world, subject().jsonOf), ...arrived];
      return [...new Set(there.filter((found) => pattern.differences(found).length === 0).map(({ message }) => message))];
    };
    const but = (): string => 'had come and gone before: toHaveBeenSent looks back';
    const found = (): string[] =>
      list(
        `It did, after ${time.elapsed()}:`,
        matching(),
        (message) => `${printedBody(message.body)}\n  ${messageTimeline(message, subject().world)}`,
      );
    return {
      holds: () => matching().length > 0,
      message: () =>
        failureMessage(context, {
          name: NAME,
          args: 'pattern, { within }',
          paragraphs: [
            expectation(`${expectedOf(subject(), context)} receive, within ${durationInWords(limitMs)}, a message`, pattern, context),
            ...(context.isNot === true ? [found()] : [inventory(subject()), ...whyNot(subject(), pattern, { context, but })]),
            time.timeline(),
          ],
        }),
    };
  },
});
