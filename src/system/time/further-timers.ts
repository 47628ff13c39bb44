import nodeModule from 'node:module';
import nodeTimers from 'node:timers';
import nodeTimersPromises from 'node:timers/promises';
import { promisify } from 'node:util';
import type { EpochMs } from '../../core/clock';

/** What the timers of `node:timers/promises` and their like are made of. */
export interface MovedTimers {
  readonly now: EpochMs;
  setTimeout(run: () => void, delayMs?: number): object;
  clearTimeout(handle: unknown): void;
}

interface WaitOptions {
  readonly signal?: AbortSignal | undefined;
}

/**
 * Puts timers that depend on the program in the place of those that are no globals: `node:timers`, `node:timers/promises`,
 * `util.promisify(setTimeout)`, `AbortSignal.timeout()` and `performance.now()`.
 *
 * @param current - the timers of the program that is running; `undefined` for one that has the real ones
 * @param globals - what stands in the place of the global functions
 * @returns a function that gives the real ones back
 */
export function takeFurtherTimersOver(
  current: () => MovedTimers | undefined,
  globals: Readonly<Record<'setTimeout' | 'setInterval' | 'clearTimeout' | 'clearInterval', unknown>>,
): () => void {
  const { setTimeout: realWait, setInterval: realTicks, scheduler } = nodeTimersPromises;
  const wait = (ms?: number, value?: unknown, options?: WaitOptions) => {
    const timers = current();
    return timers === undefined ? realWait(ms, value, options) : waitWith(timers, { ms, value, ...options });
  };
  const ticks = (ms?: number, value?: unknown, options?: WaitOptions) => {
    const timers = current();
    return timers === undefined ? realTicks(ms, value, options) : ticksOf(timers, { ms, value, ...options });
  };
  Object.defineProperty(globals.setTimeout, promisify.custom, { value: wait });
  const { AbortSignal: signals, performance: watch } = globalThis;
  const [realTimeout, realNow] = [signals.timeout.bind(signals), watch.now.bind(watch)];
  const giveBack = [
    replaced(nodeTimersPromises, { setTimeout: wait, setInterval: ticks }),
    replaced(scheduler, { wait: (ms: number, options?: WaitOptions) => wait(ms, undefined, options) }),
    replaced(nodeTimers, globals),
    replaced(signals, { timeout: (ms: number) => (current() === undefined ? realTimeout(ms) : timeoutWith(current()!, ms)) }),
    replaced(watch, { now: () => current()?.now ?? realNow() }),
  ];
  nodeModule.syncBuiltinESMExports();
  return () => {
    for (const give of giveBack) give();
    nodeModule.syncBuiltinESMExports();
  };
}

/** @returns a function that undoes it */
function replaced(target: object, others: Readonly<Record<string, unknown>>): () => void {
  const before = Object.keys(others).map((name) => [name, Object.getOwnPropertyDescriptor(target, name)] as const);
  for (const [name, value] of Object.entries(others)) Object.defineProperty(target, name, { value, configurable: true, writable: true });
  return () => {
    for (const [name, descriptor] of before) {
      if (descriptor === undefined) Reflect.deleteProperty(target, name);
      else Object.defineProperty(target, name, descriptor);
    }
  };
}

interface Wait extends WaitOptions {
  readonly ms?: number | undefined;
  readonly value?: unknown;
}

function waitWith(timers: MovedTimers, { ms, value, signal }: Wait): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      timers.clearTimeout(handle);
      reject(aborted(signal!));
    };
    const handle = timers.setTimeout(() => {
      signal?.removeEventListener('abort', giveUp);
      resolve(value);
    }, ms);
    if (signal?.aborted === true) giveUp();
    else signal?.addEventListener('abort', giveUp, { once: true });
  });
}

async function* ticksOf(timers: MovedTimers, { ms = 1, value, signal }: Wait): AsyncGenerator<unknown> {
  for (let atMs = timers.now + ms; ; atMs += ms) {
    await waitWith(timers, { ms: atMs - timers.now, signal });
    yield value;
  }
}

function timeoutWith(timers: MovedTimers, ms: number): AbortSignal {
  const controller = new AbortController();
  timers.setTimeout(() => controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')), ms);
  return controller.signal;
}

/** As Node.js tells it. */
function aborted({ reason }: AbortSignal): Error {
  return Object.assign(new Error('The operation was aborted', { cause: reason }), { name: 'AbortError', code: 'ABORT_ERR' });
}
