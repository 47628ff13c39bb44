import { aligned } from '../../words/aligned';
import { counted, list } from './failure-message';
import { happeningCells, type MatchedEvent, type Selection } from './happenings';
import { messageTimeline } from './message-timeline';
import { printedBody } from '../values/printed';
import type { Subject } from './subject';

/** One kind of thing that happens to messages, and how it is told. */
export interface EventKind {
  readonly select: Selection;
  /** `Expected "orders" to` … `a message`. */
  readonly have: string;
  /** `What` … `(3):`, `Nothing` …. */
  readonly was: string;
  /** `matches, but` …. */
  readonly but: string;
}

/** All that happened; where `hits` are given, what matches is marked with an arrow. */
export function listEvents(
  { was }: EventKind,
  all: readonly MatchedEvent[],
  { hits, subject }: { readonly hits: readonly MatchedEvent[] | undefined; readonly subject: Subject },
): string[] {
  if (all.length === 0) return [`Nothing ${was}.`];
  const matching = hits === undefined ? '' : `; ${hits.length} match${hits.length === 1 ? 'es' : ''}`;
  const matches = new Set(hits);
  const rows = all.slice(0, SHOWN_HAPPENINGS).map((happening) => {
    const [when, message, what] = happeningCells(happening, subject);
    const mark = hits === undefined ? '' : matches.has(happening) ? '→ ' : '  ';
    return [mark + when, message, was.endsWith(what) ? '' : what];
  });
  const more = all.length - rows.length;
  return [
    ...list(`What ${was} (${all.length.toLocaleString('en')}${matching}):`, aligned(rows)),
    ...(more > 0 ? [`  and ${more.toLocaleString('en')} more`] : []),
  ];
}

const SHOWN_HAPPENINGS = 10;

/** What happened although it should not have: each message with its life. */
export function listTimelines(hits: readonly MatchedEvent[], { world, isWorld, queues }: Subject): string[] {
  const messages = [...new Map(hits.map((happening) => [happening.message.id, happening])).values()];
  const nameOf = (arn: string): string => queues.find((queue) => queue.arn === arn)?.name ?? arn;
  return list(
    `It happened ${hits.length === 1 ? 'once' : counted(hits.length, 'time')}:`,
    messages,
    ({ message, event }) =>
      `${isWorld ? `${nameOf(event.queueArn)}: ` : ''}${printedBody(message.body)}\n  ${messageTimeline(message, world)}`,
  );
}
