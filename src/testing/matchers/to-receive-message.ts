import { awaitedMatcher } from '../assertions/awaited-matcher';
import { durationInWords } from '../../words/duration-in-words';
import { expectation, expectedOf, failureMessage, inventory, list, whyNot } from '../assertions/failure-message';
import type { KnownMessage } from '../patterns/known-messages';
import { nextVisibleAtMs, receivableMessages } from '../patterns/receivable-messages';
import type { Message } from '../../core/message';
import { stateOf } from '../../core/stored-message';
import type { Delivered } from '../assertions/watched-time';
import { messageTimeline } from '../assertions/message-timeline';
import { printedBody } from '../values/printed';
import { requiredPattern } from '../patterns/required-pattern';

const NAME = 'toReceiveMessage';

/** {@link AwaitedMatchers.toReceiveMessage} */
export const toReceiveMessage = awaitedMatcher({
  name: NAME,
  option: 'within',
  optionsAt: 1,
  watch({ context, subject, time, limitMs, args }) {
    const pattern = requiredPattern(args, { name: NAME, context, subject: subject() });
    const matching = (): Message[] => {
      const { queues, world, jsonOf } = subject();
      const candidates = [...receivableMessages(queues, world, jsonOf), ...encountered().map((one) => ({ ...one, jsonOf }))];
      return [...new Set(candidates.filter((candidate) => pattern.differences(candidate).length === 0).map(({ message }) => message))];
    };
    /** What was received meanwhile, and what could have been: it may be gone again. */
    const encountered = (): Delivered[] => {
      const fifo = new Set(subject().queues.flatMap((queue) => (queue.fifo ? [queue.arn] : [])));
      const visibleAtOnce = time.arrivals.filter(({ visible, queueArn }) => visible && !fifo.has(queueArn));
      return [...time.deliveries, ...visibleAtOnce.map(({ message }) => ({ message, receiveCount: message.earlierReceives?.count ?? 0 }))];
    };
    const but = ({ stored }: KnownMessage): string => {
      if (stored === undefined) return 'had come and gone before: toHaveBeenSent looks back';
      const nowMs = subject().world.nowMs();
      if (stateOf(stored, nowMs) === 'visible') return 'waits for a message of its group that a consumer has in hand';
      return `no consumer could receive it in that time: it is ${stateOf(stored, nowMs) === 'delayed' ? 'delayed' : 'in flight'} for another ${durationInWords(stored.visibleAtMs - nowMs)}`;
    };
    const found = (): string[] =>
      list(
        `It did, after ${time.elapsed()}:`,
        matching(),
        (message) => `${printedBody(message.body)}\n  ${messageTimeline(message, subject().world)}`,
      );
    return {
      holds: () => matching().length > 0,
      nextAtMs: () => nextVisibleAtMs(subject().queues, subject().world),
      message: () =>
        failureMessage(context, {
          world: subject().world,
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
