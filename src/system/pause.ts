import timers from 'node:timers';

// Node's own, taken at load: a test's fake timers must not stop it.
const { setTimeout } = timers;

/** Waits for a time of the real clock, whatever a test does to its timers. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, milliseconds));
}
