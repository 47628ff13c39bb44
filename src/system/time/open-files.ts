import { realTimers } from './real-timers';
import { stopwatch } from './stopwatch';

/** How long a file may take: the threads that read it may have to wait for the machine. */
const PATIENCE_MS = { most: 2000, least: 8 };
/** Looks one after the other, for files that are read at once; then it gives way to the threads that read. */
const QUICK_LOOKS = 100;

/** Less each time that somebody reads without end: from a pipe, say. */
let patienceMs = PATIENCE_MS.most;

/** Files that somebody reads or writes, while it is waited for that. */
export class OpenFiles {
  #looks = 0;
  #elapsedMs: (() => number) | undefined;
  #isPatient = true;

  /** Whether to wait for them any longer. */
  mayStillBeRead(): boolean {
    if (!this.#isPatient) return false;
    this.#elapsedMs ??= stopwatch();
    if (this.#elapsedMs() < patienceMs) return true;
    patienceMs = Math.max(patienceMs / 4, PATIENCE_MS.least);
    return (this.#isPatient = false);
  }

  /** Lets them be read for a moment, then goes on. */
  wait(goOn: () => void): void {
    if (this.#looks++ < QUICK_LOOKS) realTimers.setImmediate(goOn);
    else realTimers.setTimeout(goOn, 1);
  }

  /** Nobody reads any more. */
  closed(): void {
    if (this.#elapsedMs !== undefined && this.#isPatient) patienceMs = PATIENCE_MS.most;
  }
}
