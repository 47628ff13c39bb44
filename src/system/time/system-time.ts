import type { TimeSource } from './time-source';
import { TIMER_MAX_MS } from './timer-max-ms';

/** Whether a pending long poll keeps the process alive, as an open connection would. */
export interface SystemTimeOptions {
  readonly keepAlive: boolean;
}

/** `Date` and timers as they are when called: a test's fake timers move SQS with them. */
export function systemTime({ keepAlive }: SystemTimeOptions): TimeSource {
  return {
    now: () => Date.now(),
    timers: () => globalThis.setTimeout,
    after(delayMs, run) {
      const timer = globalThis.setTimeout(run, Math.min(Math.max(delayMs, 0), TIMER_MAX_MS));
      const clear = globalThis.clearTimeout;
      if (!keepAlive) unref(timer);
      return () => clear(timer);
    },
  };
}

/** Timers of browsers are numbers. */
function unref(timer: unknown): void {
  if (typeof timer === 'object' && timer !== null && 'unref' in timer && typeof timer.unref === 'function') timer.unref();
}
