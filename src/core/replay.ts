import type { EpochMs } from './clock';
import type { JournalEvent } from './journal';
import type { Queues } from './queues';

/**
 * Brings queues into the state that events tell of: attributes, tags, messages with their visibility and receives, receipt handles
 * that still delete, what a FIFO queue remembers, and move tasks, which go on from there.
 *
 * Nothing is recorded again, and nobody who waits is served. More events may be replayed later; events may come from JSON.
 *
 * @param events - all of them from the beginning, in the order in which they were recorded, or in order of time
 * @param into - queues without any of their own; their clock shows the moment at which they are then looked at
 * @param untilMs - leaves out what happened later; default: everything counts
 * @throws Error for an event of which the earlier ones lack the beginning: its queue, message or task
 *
 * @example
 * const restored = replay(JSON.parse(stored), new Queues(rules, environment));
 */
export function replay(events: Iterable<JournalEvent>, into: Queues, untilMs: EpochMs = Infinity): Queues {
  for (const event of events) if (event.atMs <= untilMs) into.replay(event);
  return into;
}
