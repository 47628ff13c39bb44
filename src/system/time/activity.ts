import { realTimers } from './real-timers';

/** The calls of a world, as they come and are answered. */
export interface Activity {
  /** Rises with each. */
  readonly count: number;
  rise(): void;
  /** Waits in real time for the next. @returns whether one came in time */
  within(milliseconds: number): Promise<boolean>;
}

/** Creates a count at zero. */
export function createActivity(): Activity {
  let count = 0;
  let wake: (() => void)[] = [];
  return {
    get count() {
      return count;
    },
    rise() {
      count++;
      if (wake.length === 0) return;
      const waiting = wake;
      wake = [];
      for (const run of waiting) run();
    },
    within: (milliseconds) =>
      new Promise((resolve) => {
        const timer = realTimers.setTimeout(() => {
          wake = wake.filter((run) => run !== came);
          resolve(false);
        }, milliseconds);
        const came = (): void => {
          realTimers.clearTimeout(timer);
          resolve(true);
        };
        wake.push(came);
      }),
  };
}
