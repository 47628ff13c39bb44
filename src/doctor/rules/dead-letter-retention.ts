import type { EventOf } from '../../core/journal';
import { durationInWords } from '../../words/duration-in-words';
import type { Delivery } from '../deliveries';
import { grouped } from '../grouped';
import { timeStep, type History } from '../history';
import type { SeenQueue } from '../seen-queue';
import type { Incident, Rule } from '../rule';

const NAME = 'MessageRetentionPeriod';

/** A dead-letter queue that keeps its messages no longer than their source, of which the time there counts. */
export const deadLetterRetention: Rule = {
  misuse: 'dead-letter-retention',
  what: 'the dead-letter queue keeps messages no longer than their source does',
  why: 'On a standard queue the retention of a dead letter counts from when it was first sent: one that was old already is soon gone.',
  cure: 'Give the dead-letter queue a longer MessageRetentionPeriod than its source, best the longest there is: 1209600 (14 days).',
  page: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  rules: [],
  needsAll: false,
  find: (history) => {
    const byQueue = grouped(history.receivedMessages(), ([first]) => first!.queueArn);
    return [...byQueue.values()].flatMap((messages) => {
      const deadLetters = messages.flatMap((deliveries) => incidentOf(history, deliveries.at(-1)!));
      return deadLetters.length > 0 ? deadLetters : incidentToCome(history, messages[0]![0]!);
    });
  },
};

function incidentOf(history: History, { removal }: Delivery): Incident[] {
  if (removal?.kind !== 'messageDeadLettered') return [];
  const target = history.queues.get(removal.toArn);
  const expiry = history.events.find(
    (one) => one.kind === 'messageExpired' && one.queueArn === removal.toArn && one.message.id === removal.message.id,
  );
  if (target === undefined || !keepsNoLonger(target, history.queues.get(removal.queueArn), expiry !== undefined)) return [];
  const steps = [
    timeStep(removal.message.sentAtMs, 'sent'),
    movedStep(history, removal, target),
    ...(expiry === undefined ? [] : [timeStep(expiry.atMs, 'expired')]),
  ];
  return [{ queueArn: removal.queueArn, example: removal.message.body, steps }];
}

function movedStep(history: History, { atMs, callId }: EventOf<'messageDeadLettered'>, target: SeenQueue) {
  const what = `moved to "${target.name}", which keeps it until ${durationInWords(retentionMs(target))} after it was sent`;
  return { ...timeStep(atMs, what), callId, ...history.madeBy(callId) };
}

/** No message has become a dead letter yet. */
function incidentToCome(history: History, delivery: Delivery): Incident[] {
  const { queueArn, message } = delivery;
  const source = history.queues.get(queueArn);
  const target = history.queues.get(source?.settings.redrivePolicy?.deadLetterTargetArn ?? '');
  if (source === undefined || target === undefined || !keepsNoLonger(target, source, false)) return [];
  const kept = (queue: SeenQueue): string => `"${queue.name}" keeps a message for ${durationInWords(retentionMs(queue))}`;
  return [
    {
      queueArn,
      example: message.body,
      steps: [history.receivedStep(delivery), timeStep(delivery.atMs, `${kept(source)}, ${kept(target)}`)],
    },
  ];
}

/** Where neither says how long, the test just did not care. */
function keepsNoLonger(target: SeenQueue, source: SeenQueue | undefined, hasExpired: boolean): boolean {
  if (source === undefined || source.fifo) return false;
  const isMeant = hasExpired || [source, target].some(({ attributes }) => attributes.has(NAME));
  return isMeant && retentionMs(target) <= retentionMs(source);
}

function retentionMs({ settings }: SeenQueue): number {
  return settings.messageRetentionSeconds * 1000;
}
