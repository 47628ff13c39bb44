import { realTimers } from './real-timers';

/**
 * Waits for a result for so long, by the real clock.
 *
 * @param onLate - makes the error that tells of it
 * @throws what `onLate` makes when time is up; what becomes of `result` then goes unnoticed
 */
export function withTimeout<Result>(milliseconds: number, result: Promise<Result>, onLate: () => Error): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = realTimers.setTimeout(() => reject(onLate()), milliseconds);
    const settled = (): void => realTimers.clearTimeout(timer);
    result.then(settled, settled);
    result.then(resolve, reject);
  });
}
