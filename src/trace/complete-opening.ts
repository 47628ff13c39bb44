import type { EventOf, JournalEvent, MessageEvent } from '../core/journal';
import type { Message } from '../core/message';
import { messageAsEvents } from '../core/opening-events';
import type { TestWorld } from '../testing/world/test-world';
import { arnsInEvents } from '../testing/words/arns-in-events';

/**
 * What the events of a world build on of which the oldest were dropped: the queues and messages that they tell of, as far as that is
 * known, and the messages that are there now and that nothing happened to since.
 */
export function completeOpening({ journal, find, all, nowMs }: TestWorld): JournalEvent[] {
  const { events, opening } = journal;
  const startMs = events[0]?.atMs ?? nowMs();
  const known = new Set([...opening, ...events].filter(({ kind }) => kind === 'queueCreated').map(({ queueArn }) => queueArn));
  const arns = new Set([...arnsInEvents(events), ...Array.from(all(), ({ arn }) => arn)]);
  const queues = [...arns].filter((arn) => !known.has(arn) && !arn.endsWith(':*'));
  const created = queues.map((queueArn): EventOf<'queueCreated'> => {
    const queue = find(queueArn);
    const attributes = Object.fromEntries(queue?.attributes ?? []);
    return { kind: 'queueCreated', atMs: startMs, queueArn, attributes, tags: {}, world: '', earlierQueues: 0 };
  });
  return [...opening, ...created, ...messagesBefore(events, startMs), ...untouched(events, { all, nowMs }, startMs)];
}

/** Messages whose sending was dropped, as the first event that is left tells of them. */
function messagesBefore(events: readonly JournalEvent[], startMs: number): JournalEvent[] {
  const seen = new Set<string>();
  const sent: JournalEvent[] = [];
  for (const event of events) {
    if (!('message' in event) || event.kind === 'duplicateSuppressed') continue;
    const place = placeOf(event.queueArn, event.message);
    if (!seen.has(place) && event.kind !== 'messageSent') sent.push(sentBefore(event, startMs));
    seen.add(place);
    if ('movedAs' in event) seen.add(placeOf(event.toArn, event.movedAs));
  }
  return sent;
}

function sentBefore({ kind, queueArn, message, receiveCount }: MessageEvent, startMs: number): JournalEvent {
  const count = kind === 'messageReceived' ? receiveCount - 1 : receiveCount;
  const earlierReceives = count === 0 ? undefined : { count, firstAtMs: undefined };
  return {
    kind: 'messageSent',
    atMs: startMs,
    queueArn,
    message: { ...message, earlierReceives },
    receiveCount: count,
    visibleAtMs: startMs,
  };
}

function untouched(events: readonly JournalEvent[], { all, nowMs }: Pick<TestWorld, 'all' | 'nowMs'>, startMs: number): JournalEvent[] {
  const told = new Set(
    events.flatMap((event) => {
      if (!('message' in event)) return [];
      const here = placeOf(event.queueArn, event.message);
      return 'movedAs' in event ? [here, placeOf(event.toArn, event.movedAs)] : [here];
    }),
  );
  return Array.from(all()).flatMap((queue) =>
    queue
      .messages(nowMs())
      .filter(({ message }) => !told.has(placeOf(queue.arn, message)))
      .flatMap((stored) => messageAsEvents(stored, queue.arn, startMs)),
  );
}

function placeOf(queueArn: string, { position }: Message): string {
  return `${queueArn} ${position}`;
}
