import type { Clock, EpochMs } from '../../core/clock';
import { realInterval } from './real-interval';
import { AutoAdvance, type Waits } from './auto-advance';
import { Deadlines, type Deadline } from './deadlines';
import { durationMs, type Duration } from './duration';
import { EndlessTimers } from './endless-timers';
import { fakeTimers, type FakeTimers } from './fake-timers';
import { momentMs } from './moment-ms';
import { Moves, type Move, type Mover } from './moves';
import type { SqsClock } from './sqs-clock';
import type { SetTimer, TimeSource } from './time-source';

/** What a {@link WorldClock} needs of those who live by it. */
export interface WorldClockOptions {
  /** Lets calls in progress act until they are done or wait for time to pass. */
  readonly flushCalls: () => Promise<void>;
  /** Whether it begins by skipping the time that receives wait for. Default `false`. */
  readonly autoAdvance?: boolean | undefined;
  /** Who acts where it is asked; default: nobody in particular. */
  readonly mover?: (() => Mover | undefined) | undefined;
}

/** Real time after which it is noticed that a test's fake timers went away while something waits on them. */
const LOOK_FOR_TIMERS_MS = 500;
/** What is not worth mending when timers are exchanged: `Date` is not that exact. */
const STEP_BACK_MS = 1000;

/** A {@link SqsClock} over a source of time: one that flows by itself, or one that stands still. */
export class WorldClock implements Clock, SqsClock {
  readonly #source: TimeSource;
  readonly #flushCalls: () => Promise<void>;
  readonly #auto: AutoAdvance;
  readonly #deadlines = new Deadlines();
  readonly #moves: Moves;
  readonly #endless = new EndlessTimers();
  #aheadMs = 0;
  #frozenAtMs: EpochMs | undefined; // while a deadline runs: its own moment
  /** While somebody moves it: the fake timers that come along, by whose time alone it goes. */
  #drivenBy: { readonly fake: FakeTimers; readonly offsetMs: number } | undefined;
  #timer: (SetTimer & { readonly atMs: EpochMs; readonly by: unknown; readonly stopLooking: () => void }) | undefined;

  constructor(source: TimeSource, { flushCalls, autoAdvance = false, mover = () => undefined }: WorldClockOptions) {
    this.#source = source;
    this.#flushCalls = flushCalls;
    this.#moves = new Moves(mover);
    this.#auto = new AutoAdvance({ initially: autoAdvance, jump: (wanted) => this.#skip(wanted) });
  }

  now(): EpochMs {
    if (this.#frozenAtMs !== undefined) return this.#frozenAtMs;
    if (this.#drivenBy !== undefined) return this.#drivenBy.offsetMs + this.#drivenBy.fake.nowMs;
    return this.#source.now() + this.#aheadMs;
  }

  schedule(atMs: EpochMs, run: () => void): () => void {
    const remove = this.#deadlines.add(atMs, run);
    this.#setTimer();
    return () => {
      if (remove()) this.#setTimer();
    };
  }

  async advance(duration: Duration): Promise<void> {
    const byMs = durationMs(duration, "clock.advance() takes how long, as in sqs.clock.advance('31s')");
    await this.whileMoving(`sqs.clock.advance(${typeof duration === 'string' ? `'${duration}'` : byMs})`, (move) => this.goBy(byMs, move));
  }

  async advanceTo(moment: Date | EpochMs): Promise<void> {
    const atMs = momentMs(moment, this.now());
    await this.whileMoving('sqs.clock.advanceTo(…)', async (move) => {
      if (await this.#flushed(move)) await this.#goTo(atMs, move);
    });
  }

  async runToNext(): Promise<boolean> {
    return this.whileMoving('sqs.clock.runToNext()', (move) => this.#goToNext(move));
  }

  autoAdvance(on: boolean): void {
    if (typeof on !== 'boolean')
      throw new TypeError(`clock.autoAdvance() takes true or false, but got ${String(on)}: write sqs.clock.autoAdvance(true).`);
    this.#auto.set(on);
  }

  /** Whether it skips the time that receives wait for. */
  get advancesItself(): boolean {
    return this.#auto.isOn;
  }

  /** Says for whom it is to skip time when that is switched on. */
  skipsFor(waits: Waits): void {
    this.#auto.follow(waits);
  }

  /** How far it is ahead of the time of its source. */
  get aheadMs(): number {
    return this.#aheadMs;
  }

  /** Shows another moment from now on, be it later or earlier, as long as nobody waits. */
  goOnAt(atMs: EpochMs): void {
    this.#aheadMs += atMs - this.now();
    this.#dropTimer();
  }

  /** Calls `listener` at the end of each move; it must not act at once. @returns a function that ends it */
  onMoved(listener: () => void): () => void {
    return this.#moves.onEnd(listener);
  }

  /** Whether somebody moves it just now. */
  get moves(): boolean {
    return this.#moves.count > 0;
  }

  /**
   * Does something that moves the clock, and rests in between.
   *
   * @param call - as it stands in the test; `undefined` for what no test waits for
   */
  async whileMoving<T>(call: string | undefined, work: (move: Move) => Promise<T>): Promise<T> {
    try {
      return await this.#moves.during(call, work);
    } finally {
      this.#releaseIfAtRest();
    }
  }

  /** Breaks off what a mover left under way that is over; of all movers when none is named. @returns how these calls are written */
  breakOff(mover?: Mover): string[] {
    const broken = this.#moves.breakOff(mover);
    this.#releaseIfAtRest();
    return broken;
  }

  /** Lets calls on their way arrive, and then so much time go by. */
  async goBy(byMs: number, move: Move): Promise<void> {
    // Calls made before this one count from before it, also when they arrive only now.
    if (!(await this.#flushed(move))) return;
    this.#driver(); // before its target is set: fake timers are to move by just this time, however long a real `Date` takes
    await this.#goTo(this.now() + byMs, move);
  }

  /** Goes on to whatever comes next, a deadline or a fake timer, no further than `limitMs`; then lets it act. @returns whether to go on */
  async step(limitMs: EpochMs, move: Move): Promise<boolean> {
    this.#moveOn(limitMs);
    return this.#flushed(move);
  }

  /** The moment of the next deadline, if there is one. */
  nextAtMs(): EpochMs | undefined {
    return this.#deadlines.nextMs;
  }

  /**
   * Fires what is overdue: time may have been set by a fake timer that fires none.
   *
   * @param passedMs - what has passed in any case, whatever `Date` says
   */
  catchUp(passedMs = -Infinity): void {
    for (let due = this.#take(passedMs); due !== undefined; due = this.#take(passedMs)) this.#run(due);
    this.#setTimer();
  }

  /** Back to the source's own time; who moves it stops. */
  reset(): void {
    this.#moves.stop();
    this.#aheadMs = 0;
    this.#drivenBy = undefined;
    this.#auto.reset();
    this.#dropTimer();
    this.#setTimer();
  }

  /** Lets go of the source: nobody is left whom a deadline could wake, and a timer would keep them all in memory. */
  stop(): void {
    this.#auto.set(false);
    this.#moves.stop();
    this.#dropTimer();
  }

  /** For those that `autoAdvance` skips time for. */
  async #skip(wanted: () => boolean): Promise<void> {
    await this.whileMoving(undefined, (move) => this.#goToNext({ goesOn: async () => (await move.goesOn()) && wanted() }));
  }

  async #goToNext(move: Pick<Move, 'goesOn'>): Promise<boolean> {
    const nextMs = (await this.#flushed(move)) ? this.#deadlines.nextMs : undefined;
    if (nextMs !== undefined) await this.#goTo(nextMs, move);
    return nextMs !== undefined;
  }

  async #goTo(targetMs: EpochMs, move: Pick<Move, 'goesOn'>): Promise<void> {
    while (!this.#moveOn(targetMs)) if (!(await this.#flushed(move))) return;
  }

  async #flushed(move: Pick<Move, 'goesOn'>): Promise<boolean> {
    await this.#flushCalls();
    return move.goesOn();
  }

  /** Goes on to the next deadline or fake timer, and runs it. @returns whether nothing was left up to `limitMs` */
  #moveOn(limitMs: EpochMs): boolean {
    const atMs = Math.max(this.now(), Math.min(this.#deadlines.nextMs ?? Infinity, limitMs));
    const fake = this.#driver();
    if (fake === undefined) this.#jumpTo(atMs);
    else if (!this.#fireNext(fake, atMs)) return false;
    const dueMs = this.#deadlines.nextMs ?? Infinity;
    if (dueMs > atMs) {
      this.#setTimer();
      return atMs >= limitMs;
    }
    // What falls on one instant fires together: a thousand polls that end do not take a thousand rounds.
    while (this.#deadlines.nextMs === dueMs) this.#run(this.#deadlines.take(dueMs)!);
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

  #releaseIfAtRest(): void {
    if (!this.moves) this.#release();
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

  #take(passedMs: EpochMs): Deadline | undefined {
    return this.#deadlines.take(Math.max(this.now(), passedMs));
  }

  #run({ atMs, run }: Deadline): void {
    this.#frozenAtMs = atMs;
    try {
      run();
    } finally {
      this.#frozenAtMs = undefined;
    }
  }

  /** One timer of the source for the whole clock; set anew when somebody replaced the timers since. */
  #setTimer(): void {
    const by = this.#source.timers();
    if (this.#timer !== undefined && this.#timer.by !== by) this.#keepWaits(this.#timer);
    const atMs = this.#deadlines.nextMs;
    if (this.#timer?.atMs === atMs && this.#timer?.by === by) return;
    this.#dropTimer();
    if (atMs === undefined) return;
    const timer = this.#source.after(atMs - this.now(), (hasPassed) => {
      this.#dropTimer();
      this.catchUp(hasPassed ? atMs : undefined);
    });
    const stopLooking = timer.mayGoAway ? realInterval(LOOK_FOR_TIMERS_MS, () => this.#lookForTimers()) : () => {};
    this.#timer = { ...timer, atMs, by, stopLooking };
  }

  #lookForTimers(): void {
    if (this.#timer?.by !== this.#source.timers()) this.catchUp();
  }

  /** Who waits on timers that went away waits on for what was left, though `Date` may have gone back by years. */
  #keepWaits(timer: SetTimer): void {
    const backMs = timer.shownMs() - this.#source.now();
    if (backMs > STEP_BACK_MS) this.#deadlines.bringNearer(backMs);
  }

  #dropTimer(): void {
    this.#timer?.cancel();
    this.#timer?.stopLooking();
    this.#timer = undefined;
  }
}
