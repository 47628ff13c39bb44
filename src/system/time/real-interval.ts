import { realTimers } from './real-timers';

/**
 * Runs something again and again, by the real clock; does not keep the process alive.
 *
 * @returns a function that ends it
 */
export function realInterval(milliseconds: number, run: () => void): () => void {
  const timer = realTimers.setInterval(run, milliseconds).unref();
  return () => realTimers.clearInterval(timer);
}
