import type { EpochMs } from '../../core/clock';
import { PriorityQueue, type PriorityQueueEntry } from '../../core/priority-queue';
import { AsyncScope, keepingScopes } from '../async-scope';
import { takeFurtherTimersOver } from './further-timers';
import { takeSetTimers } from './take-set-timers';
import { TIMER_MAX_MS } from './timer-max-ms';

/** Whoever set a timer, and may be gone when that fires. */
export interface TimerOwner {
  readonly isAlive: boolean;
}

/** How the timers of a program run. */
export interface ProgramTimersOptions {
  readonly startMs: EpochMs;
  /** Draws what `Math.random()` gives: from `0`, below `1`. */
  readonly random: () => number;
  /** Who sets a timer; the timers of one that is gone do not fire. */
  readonly owner: () => TimerOwner | undefined;
}

interface Timer {
  readonly run: () => void;
  readonly intervalMs: number | undefined;
  readonly owner: TimerOwner | undefined;
}

type Run = (...args: unknown[]) => unknown;

/** What a timer function gives: Node.js' own can be kept from keeping the process alive. */
class Handle {
  place: PriorityQueueEntry<Handle> | undefined;
  timer: Timer | undefined;

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  hasRef(): boolean {
    return true;
  }
}

/**
 * The timers of a program in the hands of whoever explores it, with a time of their own.
 *
 * They stand still until they are moved, in the way in which those of Jest, Vitest and Sinon are: a clock of SQS takes them along.
 */
export class ProgramTimers {
  now: EpochMs;
  readonly random: () => number;
  readonly #owner: ProgramTimersOptions['owner'];
  readonly #timers = new PriorityQueue<Handle>();
  #count = 0;
  #isOver = false;

  constructor({ startMs, random, owner }: ProgramTimersOptions) {
    this.now = startMs;
    this.random = random;
    this.#owner = owner;
  }

  countTimers(): number {
    return this.#count;
  }

  /** When the last of those is due that fire once; `undefined` where there are none. */
  lastOnceMs(): EpochMs | undefined {
    const due = [...this.#timers].flatMap(({ place, timer }) => (timer!.intervalMs === undefined ? [place!.key] : []));
    return due.length === 0 ? undefined : Math.max(...due);
  }

  /** Fires the next timer, and lets it be the time of that. @returns that time */
  next(): EpochMs {
    const place = this.#timers.first();
    if (place === undefined) return this.now;
    const handle = place.item;
    this.#remove(handle);
    this.now = Math.max(this.now, place.key);
    const { run, intervalMs, owner } = handle.timer!;
    if (owner?.isAlive === false) return this.now;
    if (intervalMs !== undefined) this.#add(handle, intervalMs);
    run();
    return this.now;
  }

  /** Fires the next timer if it is due within a time, and lets that pass otherwise. @returns whether it has passed */
  fireNext(withinMs: number): boolean {
    const untilMs = this.now + delayOf(Math.min(withinMs, TIMER_MAX_MS));
    if ((this.#timers.first()?.key ?? Infinity) <= untilMs) {
      this.next();
      return false;
    }
    this.now = untilMs;
    return withinMs <= TIMER_MAX_MS;
  }

  /** Lets time pass, and fires what falls due. */
  tick(milliseconds: number): void {
    const untilMs = this.now + milliseconds;
    for (let first = this.#timers.first(); first !== undefined && first.key <= untilMs; first = this.#timers.first()) this.next();
    this.now = untilMs;
  }

  setTimeout(run: Run, delayMs?: number, ...args: readonly unknown[]): object {
    return this.#set(run, { delayMs, args, repeats: false });
  }

  setInterval(run: Run, delayMs?: number, ...args: readonly unknown[]): object {
    return this.#set(run, { delayMs, args, repeats: true });
  }

  clearTimeout(handle: unknown): void {
    if (handle instanceof Handle) this.#remove(handle);
  }

  /** Nobody moves them any more: what is left never fires, and what is set from now on neither. */
  end(): void {
    this.#isOver = true;
    this.#timers.clear();
    this.#count = 0;
  }

  #set(run: Run, { delayMs, args, repeats }: { delayMs: number | undefined; args: readonly unknown[]; repeats: boolean }): Handle {
    const handle = new Handle();
    if (this.#isOver) return handle;
    const delay = delayOf(delayMs);
    handle.timer = { run: keepingScopes(() => void run(...args)), intervalMs: repeats ? delay : undefined, owner: this.#owner() };
    this.#add(handle, delay);
    return handle;
  }

  #add(handle: Handle, delayMs: number): void {
    handle.place = this.#timers.add(this.now + delayMs, handle);
    this.#count++;
  }

  #remove(handle: Handle): void {
    if (handle.place === undefined) return;
    this.#timers.remove(handle.place);
    handle.place = undefined;
    this.#count--;
  }
}

/** As Node.js has it: what is no delay between a millisecond and 24.8 days is one millisecond. */
function delayOf(delayMs: number | undefined): number {
  return Number(delayMs) >= 1 && Number(delayMs) <= TIMER_MAX_MS ? Math.trunc(Number(delayMs)) : 1;
}

const scopes = new AsyncScope<ProgramTimers>();
const NAMES = ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'Date'] as const;

/** The timers of the program that is running; `undefined` where it has the real ones. */
export function programTimers(): ProgramTimers | undefined {
  return scopes.current;
}

/** Runs a program whose timers, `Date` and `Math.random` are these. */
export function withTimers<R>(timers: ProgramTimers, program: () => R): R {
  return scopes.run(timers, program);
}

/**
 * Puts timers, `Date` and `Math.random` that depend on the program in the place of the real ones: those of {@link withTimers} have
 * their own, everybody else has the real ones.
 *
 * @param moved - the timers that a clock is to take along
 * @returns a function that gives the real ones back
 */
export function takeTimersOver(moved: () => ProgramTimers | undefined): () => void {
  // Jest keeps whatever was put into the place of a global until the file ends: that is not to keep a whole run.
  let home: typeof moved = moved;
  const clock = { get: () => home() };
  const scope = globalThis as unknown as Record<(typeof NAMES)[number], unknown>;
  const real = Object.fromEntries(NAMES.map((name) => [name, scope[name]])) as Record<(typeof NAMES)[number], Run>;
  const realRandom = Math.random;
  const dispatched = (name: 'setTimeout' | 'setInterval', set: Run) => {
    const dispatch = (...args: unknown[]): unknown => {
      const timers = scopes.current;
      return timers === undefined ? set(...args) : timers[name](...(args as [Run, number?]));
    };
    return Object.defineProperty(dispatch, 'clock', clock);
  };
  const clear = (handle: unknown): void => {
    if (handle instanceof Handle) home()?.clearTimeout(handle);
    else real.clearTimeout(handle);
  };
  Object.defineProperty(clear, 'clock', clock);
  const taken = {
    setTimeout: dispatched('setTimeout', real.setTimeout),
    setInterval: dispatched('setInterval', real.setInterval),
    clearTimeout: clear,
    clearInterval: clear,
  };
  Object.assign(scope, taken, { Date: dateOf(() => scopes.current?.now, real.Date as unknown as DateConstructor) });
  const giveFurtherBack = takeFurtherTimersOver(() => scopes.current, taken);
  const letTimersBe = takeSetTimers(() => scopes.current);
  Math.random = () => (scopes.current?.random ?? realRandom)();
  return () => {
    letTimersBe();
    giveFurtherBack();
    Object.assign(scope, real);
    Math.random = realRandom;
    home = () => undefined;
  };
}

/** A `Date` whose present may be another. */
function dateOf(now: () => EpochMs | undefined, real: DateConstructor): DateConstructor {
  const nowMs = (): EpochMs => now() ?? real.now();
  return new Proxy(real, {
    construct: (target, args: unknown[], newTarget) => Reflect.construct(target, args.length === 0 ? [nowMs()] : args, newTarget) as Date,
    apply: () => new real(nowMs()).toString(),
    get: (target, name, receiver) => (name === 'now' ? nowMs : (Reflect.get(target, name, receiver) as unknown)),
  });
}
