import { TIMER_MAX_MS } from './timer-max-ms';

/** The clock of @sinonjs/fake-timers, which Jest, Vitest and Sinon use: what its documentation names. */
interface FakeClock {
  readonly now: number;
  next(): number;
  countTimers(): number;
  runMicrotasks?(): void;
  /** What `nextTick` and `queueMicrotask` were given and has not run, where these are faked. */
  readonly jobs?: readonly unknown[];
  setTimeout(run: () => void, delayMs: number): unknown;
  clearTimeout(timer: unknown): void;
}

/** Fake timers in force: they stand still until somebody moves them. */
export interface FakeTimers {
  /** Tells these fake timers from those of another `useFakeTimers()`. */
  readonly clock: object;
  /** Their time: milliseconds since 1970, or since whatever the test chose. */
  readonly nowMs: number;
  /** How many timers wait. */
  readonly pending: number;
  /**
   * Fires the next timer, if one is due within a time; otherwise lets that time pass.
   *
   * @returns whether the time has passed
   * @throws whatever the timer throws
   */
  fireNext(withinMs: number): boolean;
  /** Runs what `process.nextTick` and `queueMicrotask` were given, where these are faked. @returns whether there was anything */
  runMicrotasks(): boolean;
}

/** The fake timers that are in force, if they are ones that can be moved from here: those of node:test cannot. */
export function fakeTimers(): FakeTimers | undefined {
  // A spy in place of one of them hides what it is.
  const clock = clockOf(globalThis.setTimeout) ?? clockOf(globalThis.clearTimeout);
  if (clock === undefined) return undefined;
  return {
    clock,
    get nowMs() {
      return clock.now;
    },
    get pending() {
      return clock.countTimers();
    },
    fireNext: (withinMs) => fireNext(clock, withinMs),
    runMicrotasks() {
      if (clock.jobs === undefined || clock.jobs.length === 0) return false;
      clock.runMicrotasks?.();
      return true;
    },
  };
}

/** Whether a test took away `process.nextTick`, as Jest does unless told otherwise. */
export function nextTickIsFaked(): boolean {
  const nextTick = globalThis.process?.nextTick;
  return nextTick !== undefined && clockOf(nextTick) !== undefined;
}

function clockOf(timer: object): FakeClock | undefined {
  const clock = 'clock' in timer ? (timer.clock as Partial<FakeClock> | undefined) : undefined;
  const isOurs = typeof clock?.next === 'function' && typeof clock.setTimeout === 'function' && typeof clock.now === 'number';
  return isOurs ? (clock as FakeClock) : undefined;
}

/** A timer of our own marks the end: no clock tells when its next timer is due. */
function fireNext(clock: FakeClock, withinMs: number): boolean {
  let passed = false;
  const mark = clock.setTimeout(
    () => {
      passed = withinMs <= TIMER_MAX_MS;
    },
    Math.min(Math.max(withinMs, 0), TIMER_MAX_MS),
  );
  try {
    clock.next();
  } finally {
    clock.clearTimeout(mark);
  }
  return passed;
}
