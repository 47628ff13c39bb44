import type { MessageEvent } from '../../core/journal';
import type { Candidate } from '../patterns/candidate';
import { arnsInEvents } from '../words/arns-in-events';
import { eventInWords, momentInWords } from '../words/event-in-words';
import { printedBody } from '../values/printed';
import { queueNames } from '../words/queue-names';
import type { Subject } from './subject';

/** Something that happened to a message. */
export interface MatchedEvent extends Candidate {
  readonly event: MessageEvent;
}

/** Picks the events that count. */
export type Selection = (events: readonly MessageEvent[]) => readonly MessageEvent[];

/** Picks the events of one kind. */
export function ofKind(kind: MessageEvent['kind']): Selection {
  return (events) => events.filter((event) => event.kind === kind);
}

/** What happened in the subject's queues, oldest first; of a world also in those that were deleted since. */
export function happenings({ world, isWorld, queues, jsonOf }: Subject, select: Selection): MatchedEvent[] {
  // A queue notes its expiries when it is looked at.
  for (const queue of queues) queue.counts(world.nowMs());
  const arns = new Set(queues.map(({ arn }) => arn));
  const events = world.journal.events.filter((event): event is MessageEvent => 'message' in event && (isWorld || arns.has(event.queueArn)));
  return select(events).map((event) => ({
    event,
    message: event.message,
    jsonOf,
    receiveCount: event.receiveCount,
  }));
}

/** An event as cells of a line, its time relative to the first event of the journal: `+31 s`, `"order 42"`, `delivered (2nd time)`. */
export function happeningCells({ event }: MatchedEvent, { world, isWorld }: Subject): [when: string, message: string, what: string] {
  const { events } = world.journal;
  const nameOf = queueNames(arnsInEvents(events));
  const startMs = events[0]?.atMs ?? event.atMs;
  const queue = isWorld ? `${nameOf(event.queueArn)}: ` : '';
  return [momentInWords(event.atMs - startMs), queue + printedBody(event.message.body), eventInWords(event, { startMs, nameOf })];
}
