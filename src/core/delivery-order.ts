import type { EpochMs } from './clock';
import type { Placement } from './stored-message';

/** What an order knows without looking at its messages. */
export interface HiddenCounts {
  readonly inFlight: number;
  readonly delayed: number;
}

/**
 * Which message a queue hands out next.
 *
 * Its indexes are brought up to a moment by `advanceTo`, which every other call expects to have happened.
 */
export interface DeliveryOrder {
  readonly hidden: HiddenCounts;
  /** A message enters, hidden or not as its `visibleAtMs` says. */
  add(placement: Placement, nowMs: EpochMs): void;
  /** Lets come back what was hidden until `nowMs` or earlier, in the order in which it became visible. */
  advanceTo(nowMs: EpochMs): void;
  /** The message to hand out next. */
  next(): Placement | undefined;
  /** Takes the next message out while a receive goes on; `hide` ends that. */
  take(placement: Placement): void;
  /** A message that was taken, or is in flight, is in flight until its `visibleAtMs`; visible at once when that is over. */
  hide(placement: Placement, nowMs: EpochMs): void;
  /** A message that was never received is delayed until its changed `visibleAtMs`. */
  redelay(placement: Placement, nowMs: EpochMs): void;
  /** A message leaves the queue. */
  remove(placement: Placement): void;
  clear(): void;
  /** The next moment at which a message may become deliverable by itself. */
  nextVisibleAtMs(): EpochMs | undefined;
}
