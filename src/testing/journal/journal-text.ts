import type { JournalEvent } from '../../core/journal';
import { aligned } from '../../words/aligned';
import { arnsInEvents } from '../words/arns-in-events';
import { eventInWords, momentInWords } from '../words/event-in-words';
import { queueNames } from '../words/queue-names';
import { shortened } from '../../words/shortened';

const BODY_LENGTH = 60;

/**
 * Events as a timeline: when, which queue, what, and which message.
 *
 * Times count from the first of the events.
 */
export function journalText(events: readonly JournalEvent[], { dropped = 0 }: { readonly dropped?: number } = {}): string {
  const first = events[0];
  if (first === undefined) return 'Nothing has happened yet.';
  const nameOf = queueNames(arnsInEvents(events));
  const rows = events.map((event) => [
    momentInWords(event.atMs - first.atMs),
    nameOf(event.queueArn),
    eventInWords(event, { startMs: first.atMs, nameOf }),
    'message' in event ? shortened(event.message.body, BODY_LENGTH) : '',
  ]);
  const older = dropped > 0 ? [`(${dropped.toLocaleString('en')} older events were dropped)`] : [];
  return [...older, ...aligned(rows)].join('\n');
}
