import type { Clock, EpochMs } from '../../src/core/clock';

interface Deadline {
  readonly atMs: EpochMs;
  readonly turn: number;
  readonly run: () => void;
}

/** A clock moved by hand: no promise, no timer, and every deadline runs at its own moment. */
export interface HandClock extends Clock {
  /** Goes on to a moment, running what is due on the way. */
  goTo(atMs: EpochMs): void;
  /** Goes on by this much. */
  pass(ms: number): void;
  /** Sets the time without running anything, as `jest.setSystemTime` does. */
  jumpTo(atMs: EpochMs): void;
  /** How many deadlines are set. */
  readonly deadlines: number;
  /** How often a deadline was set. */
  readonly scheduled: number;
}

/** Creates a clock that shows `startMs`. */
export function handClock(startMs: EpochMs = 1_700_000_000_000): HandClock {
  let nowMs = startMs;
  let frozenAtMs: EpochMs | undefined;
  let turns = 0;
  let deadlines: Deadline[] = [];

  const nextUntil = (atMs: EpochMs): Deadline | undefined =>
    deadlines.filter((deadline) => deadline.atMs <= atMs).sort((a, b) => a.atMs - b.atMs || a.turn - b.turn)[0];

  function goTo(atMs: EpochMs): void {
    for (let next = nextUntil(atMs); next !== undefined; next = nextUntil(atMs)) {
      const due = next;
      deadlines = deadlines.filter((deadline) => deadline !== due);
      nowMs = Math.max(nowMs, due.atMs);
      frozenAtMs = due.atMs;
      due.run();
      frozenAtMs = undefined;
    }
    nowMs = Math.max(nowMs, atMs);
  }

  return {
    now: () => frozenAtMs ?? nowMs,
    schedule(atMs, run) {
      const deadline = { atMs, turn: turns++, run };
      deadlines.push(deadline);
      return () => {
        deadlines = deadlines.filter((other) => other !== deadline);
      };
    },
    goTo,
    pass: (ms) => goTo(nowMs + ms),
    jumpTo(atMs) {
      nowMs = atMs;
    },
    get deadlines() {
      return deadlines.length;
    },
    get scheduled() {
      return turns;
    },
  };
}
