import { realTimers } from './real-timers';

/**
 * Who does something in a world: calls as they come and end, receives as they begin to wait, and work that goes on.
 *
 * @example
 * const done = activity.work('function "bill"'); // nobody moves time meanwhile, unless told to
 * done();
 */
export class Activity {
  #count = 0;
  #wake: (() => void)[] = [];
  readonly #working = new Map<object, string>();
  /** Those of them that only SQS' time ends. */
  readonly #held = new Set<object>();
  readonly #waitListeners: (() => void)[] = [];

  /** Rises with everything that somebody does. */
  get count(): number {
    return this.#count;
  }

  /** Work that goes on, by name, oldest first. */
  get working(): readonly string[] {
    return [...this.#working.values()];
  }

  /** Whether there is work that goes on while SQS' time stands still. */
  get isBusy(): boolean {
    return this.#working.size > this.#held.size;
  }

  /** Something was done. */
  increment(): void {
    this.#count++;
    if (this.#wake.length === 0) return;
    const waiting = this.#wake;
    this.#wake = [];
    for (const run of waiting) run();
  }

  /**
   * Registers work that goes on until it says so, and that no call tells of: an invocation of a function, say.
   *
   * @returns a function to be called when it is done; calling it again does nothing
   */
  work(name: string): () => void {
    return this.#begin({}, name);
  }

  /** The same for what only SQS' time ends: a call that is held back, say. */
  hold(name: string): () => void {
    const work = {};
    this.#held.add(work);
    return this.#begin(work, name);
  }

  #begin(work: object, name: string): () => void {
    this.#working.set(work, name);
    this.increment();
    return () => {
      if (!this.#working.delete(work)) return;
      this.#held.delete(work);
      this.increment();
      // Time that was not skipped meanwhile may be skipped now.
      this.waits();
    };
  }

  /** A receive has begun to wait, or goes on waiting now that some work is done. */
  waits(): void {
    for (const listener of this.#waitListeners) listener();
  }

  /** Calls `listener` whenever a receive begins to wait. */
  onWait(listener: () => void): void {
    this.#waitListeners.push(listener);
  }

  /** Waits in real time for somebody to do something. @returns whether it came in time */
  within(milliseconds: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = realTimers.setTimeout(() => {
        this.#wake = this.#wake.filter((run) => run !== came);
        resolve(false);
      }, milliseconds);
      const came = (): void => {
        realTimers.clearTimeout(timer);
        resolve(true);
      };
      this.#wake.push(came);
    });
  }
}
