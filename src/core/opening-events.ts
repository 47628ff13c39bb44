import type { EpochMs } from './clock';
import type { JournalEvent } from './journal';
import type { Queues } from './queues';
import { receiveCountOf, type StoredMessage } from './stored-message';

/** Events that tell how queues are now, for those who hear only later ones: their attributes, tags and messages, as if they had come now. */
export function openingEvents(queues: Queues, nowMs: EpochMs): JournalEvent[] {
  return Array.from(queues.all()).flatMap((queue): JournalEvent[] => [
    {
      kind: 'queueCreated',
      atMs: nowMs,
      queueArn: queue.arn,
      attributes: Object.fromEntries(queue.attributes),
      tags: Object.fromEntries(queue.tags),
      ...queues.originOf(queue.arn),
    },
    ...queue.messages(nowMs).flatMap((stored) => messageAsEvents(stored, queue.arn, nowMs)),
  ]);
}

/** A message as it is: as if it had been sent at a moment, and received then, where it was. */
export function messageAsEvents(stored: StoredMessage, queueArn: string, atMs: EpochMs): JournalEvent[] {
  const { message, visibleAtMs } = stored;
  const count = receiveCountOf(stored);
  const about = { atMs, queueArn, message, visibleAtMs };
  if (stored.receives === undefined) return [{ kind: 'messageSent', receiveCount: count, ...about }];
  const before = { ...message, earlierReceives: { count: count - 1, firstAtMs: undefined } };
  return [
    { kind: 'messageSent', receiveCount: count - 1, ...about, message: before, visibleAtMs: atMs },
    { kind: 'messageReceived', receiveCount: count, ...about, message: before, receiptHandle: '', receiveAttempt: undefined },
  ];
}
