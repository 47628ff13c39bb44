import type { LinkState } from './journal-feed';
import type { ClockShape, EventShape, FaultShape, QueueShape } from './shapes';

/** What the page knows; a new object after each change. */
export interface LiveState {
  readonly link: LinkState;
  /** Why the server lets nobody in, in its words. */
  readonly reason: string | undefined;
  /** All of them, by name; `undefined` before the first answer. */
  readonly queues: readonly QueueShape[] | undefined;
  readonly clock: ClockShape | undefined;
  readonly faults: readonly FaultShape[];
  /** The newest events, oldest first. */
  readonly events: readonly EventShape[];
  /** How many older events are not known: the server keeps them no longer, or the page does not. */
  readonly dropped: number;
  /** Rises whenever something has happened. */
  readonly happened: number;
  /** Rises whenever messages may be others than before. */
  readonly revision: number;
}

export const NOTHING_KNOWN: LiveState = {
  link: 'connecting',
  reason: undefined,
  queues: undefined,
  clock: undefined,
  faults: [],
  events: [],
  dropped: 0,
  happened: 0,
  revision: 0,
};
