import { realTimers } from './real-timers';

/** Waits for a time of the real clock, whatever a test does to its timers. */
export function realSleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void realTimers.setTimeout(resolve, milliseconds));
}
