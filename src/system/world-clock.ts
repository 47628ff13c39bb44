import type { Clock, EpochMs } from '../core/clock';
import { OrderedLine, type Place } from '../core/ordered-line';
import { durationMs, type Duration } from './duration';
import type { TimeSource } from './time-source';

/**
 * The clock of a world: it drives visibility, delays, retention, deduplication, long polls and move tasks.
 *
 * @example
 * await sqs.clock.advance('31s'); // nobody sleeps
 */
export interface SqsClock {
  /** The present moment, in milliseconds since 1970. */
  now(): EpochMs;
  /**
   * Jumps ahead; every deadline on the way fires in order and at its own moment, and what it wakes gets to act there.
   *
   * @param duration - milliseconds, or text such as `'31s'`, `'5m'`, `'12h'`, `'1h 30m'`, or `{ seconds: 31 }`
   * @throws TypeError for anything else, and for negative durations
   */
  advance(duration: Duration): Promise<void>;
  /** Jumps ahead to a moment: a `Date` or milliseconds since 1970. @throws RangeError for a moment that is over */
  advanceTo(moment: Date | EpochMs): Promise<void>;
  /** Jumps to the next deadline, if there is one. @returns whether there was one */
  runToNext(): Promise<boolean>;
}

/** A {@link SqsClock} over a source of time: one that flows by itself, or one that stands still. */
export class WorldClock implements Clock, SqsClock {
  readonly #source: TimeSource;
  readonly #breathe: () => Promise<void>;
  readonly #deadlines = new OrderedLine<() => void>();
  #aheadMs = 0;
  /** While a deadline runs: its own moment. */
  #frozenAtMs: EpochMs | undefined;
  #timer: { readonly key: number; readonly cancel: () => void; readonly by: unknown } | undefined;

  /** @param breathe - lets calls in progress act until they are done or wait for time to pass */
  constructor(source: TimeSource, breathe: () => Promise<void>) {
    this.#source = source;
    this.#breathe = breathe;
  }

  now(): EpochMs {
    return this.#frozenAtMs ?? this.#source.now() + this.#aheadMs;
  }

  schedule(atMs: EpochMs, run: () => void): () => void {
    let place: Place<() => void> | undefined = this.#deadlines.add(atMs, () => {
      place = undefined;
      run();
    });
    this.#setTimer();
    return () => {
      if (place === undefined) return;
      this.#deadlines.remove(place);
      place = undefined;
      this.#setTimer();
    };
  }

  async advance(duration: Duration): Promise<void> {
    const byMs = durationMs(duration);
    // Calls made before this one count from before it, also when they arrive only now.
    await this.#breathe();
    await this.#advanceTo(this.now() + byMs);
  }

  async advanceTo(moment: Date | EpochMs): Promise<void> {
    const atMs = Number(moment);
    if (!Number.isFinite(atMs))
      throw new TypeError(`clock.advanceTo() takes a Date or milliseconds since 1970, but got ${String(moment)}.`);
    if (atMs < this.now()) {
      const [wanted, present] = [new Date(atMs).toISOString(), new Date(this.now()).toISOString()];
      throw new RangeError(`clock.advanceTo(${wanted}) would turn back time: it is ${present} already.`);
    }
    await this.#breathe();
    await this.#advanceTo(atMs);
  }

  async runToNext(): Promise<boolean> {
    await this.#breathe();
    const next = this.#deadlines.first();
    if (next !== undefined) await this.#advanceTo(Math.max(next.key, this.now()));
    return next !== undefined;
  }

  /** The moment of the next deadline, if there is one. */
  nextAtMs(): EpochMs | undefined {
    return this.#deadlines.first()?.key;
  }

  /** Fires what is overdue: time may have been set by a fake timer that fires none. */
  catchUp(): void {
    for (;;) {
      const first = this.#deadlines.first();
      if (first === undefined || first.key > this.now()) break;
      this.#run(first);
    }
    this.#setTimer();
  }

  /** Back to the source's own time. */
  reset(): void {
    this.#aheadMs = 0;
    this.#dropTimer();
    this.#setTimer();
  }

  /** Lets go of the source: nobody is left whom a deadline could wake, and a timer would keep them all in memory. */
  stop(): void {
    this.#dropTimer();
  }

  async #advanceTo(targetMs: EpochMs): Promise<void> {
    for (;;) {
      const first = this.#deadlines.first();
      if (first === undefined || first.key > targetMs) break;
      this.#jumpTo(first.key);
      this.#run(first);
      // What falls on one instant fires together: a thousand polls that end do not take a thousand rounds.
      if (this.#deadlines.first()?.key !== first.key) await this.#breathe();
    }
    this.#jumpTo(targetMs);
    this.#setTimer();
    await this.#breathe();
  }

  #jumpTo(atMs: EpochMs): void {
    this.#aheadMs += Math.max(0, atMs - this.now());
    this.#dropTimer();
  }

  #run(place: Place<() => void>): void {
    this.#deadlines.remove(place);
    this.#frozenAtMs = Math.min(place.key, this.now());
    try {
      place.item();
    } finally {
      this.#frozenAtMs = undefined;
    }
  }

  /** One timer of the source for the whole clock; set anew when somebody replaced the timers since. */
  #setTimer(): void {
    const key = this.#deadlines.first()?.key;
    if (this.#timer?.key === key && this.#timer?.by === this.#source.timers()) return;
    this.#dropTimer();
    if (key === undefined) return;
    const cancel = this.#source.after(key - this.now(), () => {
      this.#timer = undefined;
      this.catchUp();
    });
    this.#timer = { key, cancel, by: this.#source.timers() };
  }

  #dropTimer(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }
}
