import { realTimers } from './real-timers';

/** What a {@link QuietWatch} watches. */
export interface QuietWatchOptions {
  /** Milliseconds of real time. */
  readonly afterMs: number;
  /** Whether there is anything to watch; when not, it ends until it is begun anew. */
  readonly isNeeded: () => boolean;
  /** Where things stand: another value when something moved, `undefined` while somebody is moving it. */
  readonly position: () => string | undefined;
  readonly onQuiet: () => void;
  /** What it looks by; default: Node's own, whatever a test fakes. */
  readonly timers?: WatchTimers | undefined;
}

/** Timers that a {@link QuietWatch} may look by. */
export interface WatchTimers {
  setTimeout(run: () => void, milliseconds: number): { unref(): unknown };
  clearTimeout(timer: unknown): void;
}

/** How often it looks within its time: something may have moved just after the last look. */
const LOOKS = 6;

/**
 * Tells when nothing has moved for a while of real time, whatever a test does to its timers.
 *
 * Counts looks, not milliseconds: a debugger's break or a busy machine is not quiet. Does not keep the process alive.
 */
export class QuietWatch {
  readonly #options: QuietWatchOptions;
  readonly #timers: WatchTimers;
  #timer: { unref(): unknown } | undefined;
  #seen: string | undefined;
  #quiet = 0;

  constructor(options: QuietWatchOptions) {
    this.#options = options;
    this.#timers = options.timers ?? (realTimers as WatchTimers);
  }

  begin(): void {
    if (this.#timer !== undefined) return;
    this.#seen = this.#options.position();
    this.#quiet = 0;
    this.#setTimer();
  }

  end(): void {
    this.#timers.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #setTimer(): void {
    this.#timer = this.#timers.setTimeout(() => this.#look(), this.#options.afterMs / LOOKS);
    this.#timer.unref();
  }

  #look(): void {
    this.#timer = undefined;
    const { isNeeded, position, onQuiet } = this.#options;
    if (!isNeeded()) return;
    const present = position();
    this.#quiet = present === undefined || present !== this.#seen ? 0 : this.#quiet + 1;
    this.#seen = present;
    if (this.#quiet >= LOOKS) {
      this.#quiet = 0;
      onQuiet();
    }
    this.#setTimer();
  }
}
