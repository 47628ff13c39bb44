import { AsyncResource, createHook } from 'node:async_hooks';
import { isSettingRealTimer, realTimers } from './real-timers';
import { forgetThreadWork, isThreadWork, noteThreadWork } from './thread-work';
import { TIMER_MAX_MS } from './timer-max-ms';

/** Where the timers go that are taken. */
interface TimerHome {
  setTimeout(run: () => void, delayMs?: number): object;
  clearTimeout(handle: unknown): void;
}

/** What Node.js makes for a timer: what it still is to do stands in it, and `clearTimeout` strikes that out. */
interface NodeTimer {
  _idleTimeout: number;
  _onTimeout: ((...args: unknown[]) => void) | null;
  readonly _timerArgs?: readonly unknown[] | undefined;
  readonly _repeat: number | null;
  readonly _destroyed: boolean;
  refresh: () => NodeTimer;
  hasRef(): boolean;
  unref(): unknown;
}

/**
 * Takes the timers along that a program sets by functions of Node.js which it has had since before anybody could replace them, such as
 * `const sleep = promisify(setTimeout)` at the top of a file.
 *
 * @param current - where the timers of the program go that is running; `undefined` for one that has the real ones
 * @returns a function that ends it
 */
export function takeSetTimers(current: () => TimerHome | undefined): () => void {
  const taken = new Set<NodeTimer>();
  const callbacks = {
    // Newer releases of Node.js leave promises out then: each would be made dearer.
    trackPromises: false,
    init(_id: number, type: string, _trigger: number, resource: object) {
      if (isThreadWork(type) && current() !== undefined) noteThreadWork(type, resource, AsyncResource.bind);
      if (type !== 'Timeout' || isSettingRealTimer()) return;
      const home = current();
      const timer = resource as NodeTimer;
      if (home !== undefined && timer.hasRef() && !isSetByNode()) take(timer, home, taken);
    },
  };
  const hook = createHook(callbacks).enable();
  return () => {
    hook.disable();
    forgetThreadWork();
    for (const timer of taken) realTimers.clearTimeout(timer as never);
  };
}

function take(timer: NodeTimer, home: TimerHome, taken: Set<NodeTimer>): void {
  const delayMs = timer._idleTimeout;
  const fire = (): void => {
    const { _onTimeout: run, _timerArgs: args = [] } = timer;
    if (run === null || timer._destroyed) return void taken.delete(timer);
    if (timer._repeat !== null) handle = home.setTimeout(fire, delayMs);
    else {
      taken.delete(timer);
      realTimers.clearTimeout(timer as never);
    }
    run.apply(timer, [...args]);
  };
  let handle = home.setTimeout(fire, delayMs);
  taken.add(timer);
  // For Node.js it is due in weeks, and keeps nobody waiting.
  timer._idleTimeout = TIMER_MAX_MS;
  timer.unref();
  timer.refresh = () => {
    home.clearTimeout(handle);
    handle = home.setTimeout(fire, delayMs);
    return timer;
  };
}

const FRAMES = 12;

/** Whether it is one of Node.js' own, such as the time limit of a connection. */
function isSetByNode(): boolean {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = FRAMES;
  const frames = (new Error().stack ?? '').split('\n').slice(1);
  Error.stackTraceLimit = stackTraceLimit;
  const made = frames.findIndex((frame) => frame.includes('new Timeout '));
  const setter = frames.slice(made + 1).find((frame) => !/node:(internal\/)?(timers|util)\b/.test(frame));
  return made >= 0 && setter?.includes('node:') === true;
}
