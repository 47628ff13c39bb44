import type { EventOf } from '../../core/journal';
import type { Queue } from '../../core/queue';
import { durationInWords } from '../../words/duration-in-words';
import { timeStep, type History } from '../history';
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
  find: (history) =>
    history.receivedMessages().flatMap((deliveries) => {
      const { removal } = deliveries.at(-1)!;
      return removal?.kind === 'messageDeadLettered' ? incidentOf(history, removal) : [];
    }),
};

function incidentOf(history: History, event: EventOf<'messageDeadLettered'>): Incident[] {
  const [source, target] = [history.queue(event.queueArn), history.queue(event.toArn)];
  if (source === undefined || target === undefined || source.fifo) return [];
  const expiry = history.events.find(
    (one) => one.kind === 'messageExpired' && one.queueArn === event.toArn && one.message.id === event.message.id,
  );
  // Where neither says how long, the test just did not care.
  const isMeant = [source, target].some(({ attributes }) => attributes.has(NAME)) || expiry !== undefined;
  if (!isMeant || retentionMs(target) > retentionMs(source)) return [];
  const kept = `moved to "${target.name}", which keeps it until ${durationInWords(retentionMs(target))} after it was sent`;
  const steps = [
    timeStep(event.message.sentAtMs, 'sent'),
    { ...timeStep(event.atMs, kept), callId: event.callId, test: history.call(event.callId)?.test },
    ...(expiry === undefined ? [] : [timeStep(expiry.atMs, 'expired')]),
  ];
  return [{ queueArn: event.queueArn, example: event.message.body, steps }];
}

function retentionMs({ settings }: Queue): number {
  return settings.messageRetentionSeconds * 1000;
}
