import { testRunner } from '../environment/test-runner';
import { TIMER_MAX_MS } from '../time/timer-max-ms';
import { realTimers } from '../time/real-timers';

let holders = 0;
let handle: ReturnType<typeof realTimers.setInterval> | undefined;

/**
 * Keeps the process alive, as an open socket does: a script that awaits an answer is not to end before it came.
 *
 * Jest and Vitest say themselves when they are done: there a call that somebody has left behind must not keep them from ending.
 *
 * @returns a function that lets go, to be called once
 */
export function holdProcess(): () => void {
  if (testRunner() !== undefined) return () => {};
  holders++;
  handle ??= realTimers.setInterval(() => {}, TIMER_MAX_MS);
  if (holders === 1) handle.ref();
  return () => {
    // It is needed again soon, and dearer to make than to let go of.
    if (--holders === 0) handle?.unref();
  };
}
