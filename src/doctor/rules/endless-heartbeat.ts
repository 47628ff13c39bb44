import { endOfDelivery, type Delivery } from '../deliveries';
import type { HandleUse } from '../handle-uses';
import type { History } from '../history';
import type { Rule } from '../rule';

/** Extensions after which work should be done, and extensions of what is deleted already, or is with the consumer for twelve hours. */
const ENDLESS = 10;
const AFTER_THE_END = 3;

/** The visibility timeout is extended over and over, of a message that nobody works on any more. */
export const endlessHeartbeat: Rule = {
  misuse: 'endless-heartbeat',
  what: 'the visibility timeout of a message is extended over and over, and the message is not deleted',
  why: 'A heart-beat that goes on when the work has failed keeps the message from everybody else, for up to 12 hours.',
  cure: 'End the heart-beat with the work, whether it succeeds or fails (finally), and after a longest time.',
  page: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html',
  rules: [],
  needsAll: false,
  find: (history) =>
    history.deliveries.flatMap((delivery) => {
      const beats = endlessBeats(history, delivery);
      if (beats.length === 0) return [];
      const shown = [...beats.slice(0, 3), beats.at(-1)!];
      const steps = [
        history.receivedStep(delivery),
        ...shown.map(({ call, failure }) => history.stepOf(call, failure && `: ${failure.message}`)),
      ];
      return [{ queueArn: delivery.queueArn, example: delivery.message.body, steps }];
    }),
};

function endlessBeats(history: History, delivery: Delivery): HandleUse[] {
  const uses = history.usesOf(delivery);
  const end = uses.findIndex(({ kind }) => kind === 'delete');
  const beats = (end < 0 ? uses : uses.slice(end + 1)).filter(({ kind, timeoutSeconds }) => kind === 'visibility' && timeoutSeconds !== 0);
  const hasEnded = delivery.removal !== undefined || delivery.next !== undefined || endOfDelivery(delivery) <= history.nowMs;
  const isOver = end < 0 && hasEnded;
  const isAtTheEnd = end >= 0 || beats.some(({ failure }) => failure?.message.includes('beyond the limit'));
  return !isOver && beats.length >= (isAtTheEnd ? AFTER_THE_END : ENDLESS) ? beats : [];
}
