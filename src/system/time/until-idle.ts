import { fakeTimers, runTicksOf } from './fake-timers';
import { OpenFiles } from './open-files';
import { realTimers } from './real-timers';
import { tellOfThread, threadsTold, threadsWork } from './thread-work';

/** Looks in a row at which nobody has anything to do: between two of them the event loop has gone round once. */
const IDLE_LOOKS = 3;
/** The same where calls may go through sockets: nobody tells how many turns those take. */
const IDLE_LOOKS_BY_SOCKET = 6;
/** Turns without a call after which immediates and timers without a delay are no longer taken for work: somebody sets them again and again. */
const FRUITLESS_TURNS_MAX = 100;
const FRUITLESS_TIMERS_MAX = 3;
/** Gives up: somebody calls SQS all the time. */
const LOOKS_MAX = 2000;

/**
 * Waits until nobody in this process can do anything before time passes: calls to SQS have ceased, promises and ticks have run, and
 * no immediate, no timer without a delay and no file that is being read is left.
 *
 * Each look is taken by a callback of the real event loop: there promises and ticks have run already. Those of a faked `nextTick`
 * and `queueMicrotask` are run in each look, as they would by themselves.
 *
 * @param activity - rises with whatever is done to SQS
 */
export function untilIdle(activity: () => number): Promise<void> {
  return new Promise((resolve) => {
    const activityNow = (): number => activity() + threadsTold();
    let seen = activityNow();
    let [looks, idle, turns, timers] = [0, 0, 0, 0];
    const files = new OpenFiles();
    let isWary = false;
    const look = (): void => {
      const ranTicks = ranFakedTicks();
      if (activityNow() !== seen) [seen, turns, timers, idle, isWary] = [activityNow(), 0, 0, -1, false];
      // What keeps the process alive is dear to ask for.
      if (!ranTicks && !isWary && idle < IDLE_LOOKS - 1 && looks < LOOKS_MAX) {
        idle++;
        return lookOn();
      }
      const { readsFiles, hasImmediates, hasSockets } = resources();
      if (!ranTicks && readsFiles && files.mayStillBeRead()) {
        [idle, isWary] = [0, true];
        return files.wait(look);
      }
      if (ranTicks || (hasImmediates && turns++ < FRUITLESS_TURNS_MAX)) [idle, isWary] = [0, true];
      else idle++;
      if (idle < (hasSockets ? IDLE_LOOKS_BY_SOCKET : IDLE_LOOKS) && looks < LOOKS_MAX) lookOn();
      else if (timers++ >= FRUITLESS_TIMERS_MAX || looks >= LOOKS_MAX || !lookAfterTimers(look)) {
        if (threadsWork() && files.mayStillBeRead()) {
          [idle, isWary] = [0, true];
          tellOfThread();
          return files.wait(look);
        }
        files.closed();
        resolve();
      } else idle = 0;
    };
    const lookOn = (): void => {
      looks++;
      realTimers.setImmediate(look);
    };
    realTimers.setImmediate(look);
  });
}

/** Runs what waits in faked ticks: those in force may be of fake timers that have ended. @returns whether there was anything */
function ranFakedTicks(): boolean {
  const ranThose = fakeTimers()?.runMicrotasks() === true;
  const nextTick = globalThis.process?.nextTick;
  return (nextTick !== undefined && runTicksOf(nextTick)) || ranThose;
}

/** What keeps this process alive; where nobody tells, it may be anything. */
function resources() {
  const names = globalThis.process?.getActiveResourcesInfo?.() ?? ['TCPSocketWrap'];
  return {
    // Whoever has read a file closes it before going on.
    readsFiles: names.some((name) => name.startsWith('FSReq') || name === 'CloseReq'),
    hasImmediates: names.includes('Immediate'),
    hasSockets: names.some((name) => name.startsWith('TCP')),
  };
}

/**
 * Looks again after the timers without a delay, if there are any: consumers that poll in a loop begin the next round with one.
 *
 * Node.js keeps the timers of one delay in a ring: one that has the same neighbour on both sides is alone with the ring's head.
 *
 * @returns whether there are any
 */
function lookAfterTimers(look: () => void): boolean {
  const timer = realTimers.setTimeout(look, 1) as ReturnType<typeof realTimers.setTimeout> & { _idlePrev?: unknown; _idleNext?: unknown };
  if (timer._idlePrev === undefined || timer._idlePrev !== timer._idleNext) return true;
  realTimers.clearTimeout(timer);
  return false;
}
