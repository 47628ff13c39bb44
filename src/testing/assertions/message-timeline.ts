import type { JournalEvent } from '../../core/journal';
import type { Message } from '../../core/message';
import { arnsInEvents } from '../words/arns-in-events';
import { durationInWords } from '../../words/duration-in-words';
import { eventInWords, momentInWords } from '../words/event-in-words';
import { queueNames } from '../words/queue-names';
import type { TestWorld } from '../world/test-world';

const SHOWN_EVENTS = 12;

/**
 * What happened to a message: `sent at 0 s, delivered at +1 s, visible again at +31 s, deleted at +33 s`.
 *
 * Times count from its sending.
 */
export function messageTimeline(message: Message, world: TestWorld): string {
  const events = world.journal.of(message.id);
  const first = events[0];
  if (first === undefined) return 'the journal no longer has its events';
  const telling = { startMs: first.kind === 'messageSent' ? first.atMs : message.sentAtMs, nameOf: queueNames(arnsInEvents(events)) };
  const removal = removalOf(events.at(-1)!, world);
  const told = events.flatMap((event, index) => {
    const delayMs = event.kind === 'messageSent' ? event.message.delaySeconds * 1000 : 0;
    const delay = delayMs > 0 ? ` with a delay of ${durationInWords(delayMs)}` : '';
    const step = eventInWords(event, telling, ` at ${momentInWords(event.atMs - telling.startMs)}`) + delay;
    const visibleAtMs = visibleAgainAtMs(event, (events[index + 1] ?? removal)?.atMs ?? world.nowMs());
    return visibleAtMs === undefined ? [step] : [step, `visible again at ${momentInWords(visibleAtMs - telling.startMs)}`];
  });
  if (removal !== undefined) told.push(eventInWords(removal, telling, ` at ${momentInWords(removal.atMs - telling.startMs)}`));
  if (told.length <= SHOWN_EVENTS) return told.join(', ');
  const half = SHOWN_EVENTS / 2;
  return [...told.slice(0, half), `(${told.length - SHOWN_EVENTS} more)`, ...told.slice(-half)].join(', ');
}

/** Purging and deleting a queue are events of the queue, and the end of all messages in it. */
function removalOf(last: JournalEvent, { journal }: TestWorld): JournalEvent | undefined {
  if (last.kind === 'messageDeleted' || last.kind === 'messageExpired') return undefined;
  const arn = 'toArn' in last ? last.toArn : last.queueArn;
  const { events } = journal;
  return events
    .slice(events.indexOf(last))
    .find(({ kind, queueArn }) => queueArn === arn && (kind === 'queuePurged' || kind === 'queueDeleted'));
}

/** No event tells that a visibility timeout ended: it follows from the time of what came next. */
function visibleAgainAtMs(event: JournalEvent, nextAtMs: number): number | undefined {
  if (event.kind === 'messageSent' || !('visibleAtMs' in event)) return undefined;
  return event.visibleAtMs > event.atMs && event.visibleAtMs <= nextAtMs ? event.visibleAtMs : undefined;
}
