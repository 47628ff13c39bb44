import type { Clock, EpochMs } from '../../core/clock';
import { PriorityQueue, type PriorityQueueEntry } from '../../core/priority-queue';
import { AutoAdvance, type Waits } from './auto-advance';
import { durationMs, type Duration } from './duration';
import { EndlessTimers } from './endless-timers';
import { fakeTimers, type FakeTimers } from './fake-timers';
import { momentMs } from './moment-ms';
import type { SqsClock } from './sqs-clock';
import type { TimeSource } from './time-source';

/** What a {@link WorldClock} needs of those who live by it. */
export interface WorldClockOptions {
  /** Lets calls in progress act until they are done or wait for time to pass. */
  readonly flushCalls: () => Promise<void>;
  /** Whether it begins by skipping the time that receives wait for. Default `false`. */
  readonly autoAdvance?: boolean | undefined;
}

/** A {@link SqsClock} over a source of time: one that flows by itself, or one that stands still. */
export class WorldClock implements Clock, SqsClock {
  readonly #source: TimeSource;
  readonly #flushCalls: () => Promise<void>;
  readonly #auto: AutoAdvance;
  readonly #deadlines = new PriorityQueue<() => void>();
  readonly #endless = new EndlessTimers();
  #aheadMs = 0;
  /** While a deadline runs: its own moment. */
  #frozenAtMs: EpochMs | undefined;
  /** While somebody moves it: the fake timers that come along, by whose time alone it goes. */
  #drivenBy: { readonly fake: FakeTimers; readonly offsetMs: number } | undefined;
  #activeMoves = 0;
  #timer: { readonly key: number; readonly cancel: () => void; readonly by: unknown } | undefined;

  constructor(source: TimeSource, { flushCalls, autoAdvance = false }: WorldClockOptions) {
    this.#source = source;
    this.#flushCalls = flushCalls;
    this.#auto = new AutoAdvance({ initially: autoAdvance, jump: () => this.runToNext() });
  }

  now(): EpochMs {
    if (this.#frozenAtMs !== undefined) return this.#frozenAtMs;
    if (this.#drivenBy !== undefined) return this.#drivenBy.offsetMs + this.#drivenBy.fake.nowMs;
    return this.#source.now() + this.#aheadMs;
  }

  schedule(atMs: EpochMs, run: () => void): () => void {
    let place: PriorityQueueEntry<() => void> | undefined = this.#deadlines.add(atMs, () => {
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
    const byMs = durationMs(duration, "clock.advance() takes how long, as in sqs.clock.advance('31s')");
    // Calls made before this one count from before it, also when they arrive only now.
    await this.whileMoving(async () => {
      await this.#flushCalls();
      // Before its target is set: fake timers are to move by just this time, however long a real `Date` takes meanwhile.
      this.#driver();
      await this.#goTo(this.now() + byMs);
    });
  }

  async advanceTo(moment: Date | EpochMs): Promise<void> {
    const atMs = momentMs(moment, this.now());
    await this.whileMoving(async () => {
      await this.#flushCalls();
      await this.#goTo(atMs);
    });
  }

  async runToNext(): Promise<boolean> {
    return this.whileMoving(async () => {
      await this.#flushCalls();
      const nextMs = this.#deadlines.first()?.key;
      if (nextMs !== undefined) await this.#goTo(nextMs);
      return nextMs !== undefined;
    });
  }

  autoAdvance(on: boolean): void {
    if (typeof on !== 'boolean') {
      throw new TypeError(`clock.autoAdvance() takes true or false, but got ${String(on)}: write sqs.clock.autoAdvance(true).`);
    }
    this.#auto.set(on);
  }

  /** Says for whom it is to skip time when that is switched on. */
  skipsFor(waits: Waits): void {
    this.#auto.follow(waits);
  }

  /** Whether somebody moves it just now. */
  get moves(): boolean {
    return this.#activeMoves > 0;
  }

  /** Does something that moves the clock, and rests in between. */
  async whileMoving<T>(work: () => Promise<T>): Promise<T> {
    this.#activeMoves++;
    try {
      return await work();
    } finally {
      this.#activeMoves--;
      if (this.#activeMoves === 0) this.#release();
    }
  }

  /** Goes on to whatever comes next, a deadline or a fake timer, no further than `limitMs`; then lets it act. */
  async step(limitMs: EpochMs): Promise<void> {
    await this.whileMoving(async () => {
      this.#moveOn(limitMs);
      await this.#flushCalls();
    });
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
    this.#drivenBy = undefined;
    this.#auto.reset();
    this.#dropTimer();
    this.#setTimer();
  }

  /** Lets go of the source: nobody is left whom a deadline could wake, and a timer would keep them all in memory. */
  stop(): void {
    this.#auto.set(false);
    this.#dropTimer();
  }

  async #goTo(targetMs: EpochMs): Promise<void> {
    while (!this.#moveOn(targetMs)) await this.#flushCalls();
  }

  /** Goes on to the next deadline or fake timer, and runs it. @returns whether nothing was left up to `limitMs` */
  #moveOn(limitMs: EpochMs): boolean {
    const atMs = Math.max(this.now(), Math.min(this.#deadlines.first()?.key ?? Infinity, limitMs));
    const fake = this.#driver();
    if (fake === undefined) this.#jumpTo(atMs);
    else if (!this.#fireNext(fake, atMs)) return false;
    const dueMs = this.#deadlines.first()?.key ?? Infinity;
    if (dueMs > atMs) {
      this.#setTimer();
      return atMs >= limitMs;
    }
    // What falls on one instant fires together: a thousand polls that end do not take a thousand rounds.
    for (let due = this.#deadlines.first(); due?.key === dueMs; due = this.#deadlines.first()) this.#run(due);
    this.#setTimer();
    return false;
  }

  /** Fires the next fake timer up to a moment. @returns whether there was none */
  #fireNext(fake: FakeTimers, atMs: EpochMs): boolean {
    // The clock's own timer may be among those that are faked.
    this.#dropTimer();
    const passed = fake.fireNext(atMs - this.now());
    if (!passed) this.#endless.fired(fake);
    return passed;
  }

  /** Takes the fake timers along, those that are in force now. */
  #driver(): FakeTimers | undefined {
    const fake = fakeTimers();
    if (this.#drivenBy !== undefined && this.#drivenBy.fake.clock !== fake?.clock) this.#release();
    if (fake !== undefined) this.#drivenBy ??= { fake, offsetMs: this.now() - fake.nowMs };
    return fake;
  }

  /** Goes on from where the fake timers are. `Date` may be one of what was faked: then it has come along already. */
  #release(): void {
    if (this.#drivenBy === undefined) return;
    const atMs = this.now();
    this.#drivenBy = undefined;
    this.#aheadMs += atMs - this.now();
    this.#dropTimer();
    this.#setTimer();
  }

  #jumpTo(atMs: EpochMs): void {
    this.#aheadMs += Math.max(0, atMs - this.now());
    this.#dropTimer();
  }

  #run(place: PriorityQueueEntry<() => void>): void {
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
