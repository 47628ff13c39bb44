import type { EpochMs } from '../../core/clock';
import { keepingScopes } from '../async-scope';
import { nodesSetTimeout, realTimers } from './real-timers';
import { TIMER_MAX_MS } from './timer-max-ms';

/** A timer of @sinonjs/fake-timers. */
interface FakeTimer {
  readonly callAt: EpochMs;
  readonly createdAt?: EpochMs;
  readonly delay?: unknown;
  readonly immediate?: boolean;
  readonly interval?: number;
}

type SetTimer = (run: (...args: unknown[]) => unknown, ...rest: unknown[]) => unknown;

/** The clock of @sinonjs/fake-timers, which Jest, Vitest and Sinon use: what its documentation names, and its timers. */
interface FakeClock {
  readonly now: number;
  next(): number;
  tick(milliseconds: number): unknown;
  countTimers(): number;
  readonly timers?: Readonly<Record<string, FakeTimer>> | ReadonlyMap<unknown, FakeTimer>;
  runMicrotasks?(): void;
  /** What `nextTick` and `queueMicrotask` were given and has not run, where these are faked. */
  readonly jobs?: readonly unknown[];
  setTimeout(run: () => void, delayMs: number): unknown;
  clearTimeout(timer: unknown): void;
  /** One that knows when its next timer is due does this by itself. */
  fireNext?: FakeTimers['fireNext'];
}

/** Fake timers in force: they stand still until somebody moves them. */
export interface FakeTimers {
  /** Tells these fake timers from those of another `useFakeTimers()`. */
  readonly clock: object;
  /** Their time: milliseconds since 1970, or since whatever the test chose. */
  readonly nowMs: number;
  /** How many timers wait. */
  readonly pending: number;
  /**
   * Fires the next timer, if one is due within a time; otherwise lets that time pass.
   *
   * @returns whether the time has passed
   * @throws whatever the timer throws
   */
  fireNext(withinMs: number): boolean;
  /** Runs what `process.nextTick` and `queueMicrotask` were given, where these are faked. @returns whether there was anything */
  runMicrotasks(): boolean;
}

/** Those of a clock: asked for at each call, and made once. */
const known = new WeakMap<FakeClock, FakeTimers>();

/** The fake timers that are in force, if they are ones that can be moved from here: those of node:test cannot. */
export function fakeTimers(): FakeTimers | undefined {
  // A spy in place of one of them hides what it is.
  const clock = clockOf(globalThis.setTimeout) ?? clockOf(globalThis.clearTimeout);
  if (clock === undefined) return undefined;
  let timers = known.get(clock);
  if (timers === undefined) known.set(clock, (timers = movable(clock)));
  return timers;
}

function movable(clock: FakeClock): FakeTimers {
  keepScopes(clock);
  return {
    clock,
    get nowMs() {
      return clock.now;
    },
    get pending() {
      return clock.countTimers();
    },
    fireNext: (withinMs) => (clock.fireNext === undefined ? fireNext(clock, withinMs) : clock.fireNext(withinMs)),
    runMicrotasks: () => runMicrotasks(clock),
  };
}

/** Whether nobody has put anything in the place of Node.js' own timers. */
export function timersAreReal(): boolean {
  return globalThis.setTimeout === nodesSetTimeout;
}

/** Whether timers are faked by what cannot be moved from here: Jest's legacy ones, or those of node:test. A spy on one of them fakes none. */
export function timersStandStill(): boolean {
  const areFaked = globalThis.setTimeout !== nodesSetTimeout && globalThis.clearTimeout !== (realTimers.clearTimeout as unknown);
  return areFaked && fakeTimers() === undefined;
}

/** Whether a test took away `process.nextTick`, as Jest does unless told otherwise. */
export function nextTickIsFaked(): boolean {
  const nextTick = globalThis.process?.nextTick;
  return nextTick !== undefined && isFakedTick(nextTick);
}

/** Whether a `nextTick` keeps what it is given until somebody runs it. */
export function isFakedTick(nextTick: object): boolean {
  return clockOf(nextTick) !== undefined;
}

/** Runs what a `nextTick` was given, if it is a faked one. @returns whether there was anything */
export function runTicksOf(nextTick: object): boolean {
  const clock = clockOf(nextTick);
  return clock !== undefined && runMicrotasks(clock);
}

function runMicrotasks(clock: FakeClock): boolean {
  if (clock.jobs === undefined || clock.jobs.length === 0) return false;
  clock.runMicrotasks?.();
  return true;
}

function clockOf(timer: object): FakeClock | undefined {
  const clock = 'clock' in timer ? (timer.clock as Partial<FakeClock> | undefined) : undefined;
  const isOurs = typeof clock?.next === 'function' && typeof clock.setTimeout === 'function' && typeof clock.now === 'number';
  return isOurs ? (clock as FakeClock) : undefined;
}

const SETTERS = ['setTimeout', 'setInterval', 'setImmediate', 'nextTick', 'queueMicrotask'] as const;
const scoped = new WeakSet<FakeClock>();

/** Lets its timers fire in the scope in which they were set, as real ones do, and not in that of whoever moves them. */
function keepScopes(clock: FakeClock): void {
  if (scoped.has(clock)) return;
  scoped.add(clock);
  const setters = clock as unknown as Record<string, SetTimer | undefined>;
  for (const name of SETTERS) {
    const set = setters[name];
    if (typeof set !== 'function') continue;
    const keeping: SetTimer = (run, ...rest) => set.call(clock, typeof run === 'function' ? keepingScopes(run) : run, ...rest);
    // The clock keeps on these functions what it puts back in the end.
    setters[name] = Object.assign(keeping, set);
  }
}

/** A timer of our own marks the end: no clock tells when its next timer is due. */
function fireNext(clock: FakeClock, withinMs: number): boolean {
  if (withinMs >= 1 && waitsForLessThanAMillisecond(clock)) {
    clock.tick(1);
    return false;
  }
  let passed = false;
  const mark = clock.setTimeout(
    () => {
      passed = withinMs <= TIMER_MAX_MS;
    },
    Math.min(Math.max(withinMs, 0), TIMER_MAX_MS),
  );
  try {
    clock.next();
  } finally {
    clock.clearTimeout(mark);
  }
  return passed;
}

/**
 * Whether all that is due was set just now for less than a millisecond: Node.js makes one of it, fake timers none at all, and whoever
 * waits for time to get on by such steps would wait for ever.
 */
function waitsForLessThanAMillisecond({ now, timers }: FakeClock): boolean {
  const due = timersIn(timers).filter(({ callAt }) => callAt <= now);
  return due.length > 0 && due.every(({ createdAt, delay, ...timer }) => createdAt === now && !(Number(delay) >= 1) && firesOnce(timer));
}

/** An interval of no length would fire without end within the millisecond. */
function firesOnce({ immediate, interval }: Pick<FakeTimer, 'immediate' | 'interval'>): boolean {
  return immediate !== true && interval === undefined;
}

/** An object in older releases, a Map in newer ones. */
function timersIn(timers: FakeClock['timers'] = {}): FakeTimer[] {
  return typeof timers.values === 'function' ? [...timers.values()] : Object.values(timers);
}
