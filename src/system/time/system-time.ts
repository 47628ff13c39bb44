import type { EpochMs } from '../../core/clock';
import { fakeTimers } from './fake-timers';
import { stopwatch } from './stopwatch';
import type { SetTimer, TimeSource } from './time-source';
import { TIMER_MAX_MS } from './timer-max-ms';

/**
 * `Date` and timers as they are when called: a test's fake timers move SQS with them.
 *
 * Its timers do not keep the process alive: that is for the connections of those who wait.
 * Where a test has faked only one of both, a wait goes by the timers: with real ones it takes real time, though `Date` stands still.
 */
export function systemTime(): TimeSource {
  return {
    now: () => Date.now(),
    timers: () => globalThis.setTimeout,
    after(delayMs, run) {
      const timer = globalThis.setTimeout(
        () => run(delayMs <= TIMER_MAX_MS && !isDateOfTimers()),
        Math.min(Math.max(delayMs, 0), TIMER_MAX_MS),
      );
      const clear = globalThis.clearTimeout;
      unref(timer);
      return { cancel: () => clear(timer), ...presentTimers() };
    },
  };
}

/** Whether `Date` is that of the fake timers: then it says what is due, as they may have been set back since. */
function isDateOfTimers(): boolean {
  return fakeTimers()?.nowMs === Date.now();
}

function presentTimers(): Omit<SetTimer, 'cancel'> {
  const fake = fakeTimers();
  if (fake !== undefined && isDateOfTimers()) return { shownMs: () => fake.nowMs, mayGoAway: true };
  const [startMs, elapsedMs]: [EpochMs, () => number] = [Date.now(), stopwatch()];
  return { shownMs: () => startMs + elapsedMs(), mayGoAway: fake !== undefined };
}

/** Timers of browsers are numbers. */
function unref(timer: unknown): void {
  if (typeof timer === 'object' && timer !== null && 'unref' in timer && typeof timer.unref === 'function') timer.unref();
}
