import { realProcess } from '../process/real-process';
import { isFakedTick, runTicksOf } from './fake-timers';
import { realTimers } from './real-timers';

/** Turns of the event loop in each of which it runs ticks; whoever waits longer than that, waits for something else. */
const QUICK_TURNS = 100;

/**
 * Runs what a faked `nextTick` and `queueMicrotask` are given, as they would by themselves, where Node.js itself is given no other:
 * in Vitest's `threads` and in scripts a test takes them away from its HTTP client, too, and no call would ever come to its end.
 *
 * Vitest may put a `nextTick` back in the middle of a call that belongs to fake timers which have ended: that is run, too.
 *
 * @param isOver - ends it
 */
export function runFakedTicks(isOver: () => boolean): void {
  const process = realProcess();
  const { nextTick } = process;
  if (!isFakedTick(nextTick)) return;
  let turns = 0;
  const run = (): void => {
    if (isOver()) return;
    runTicksOf(nextTick);
    runTicksOf(process.nextTick);
    if (turns++ < QUICK_TURNS) realTimers.setImmediate(run);
    else realTimers.setTimeout(run, 1);
  };
  realTimers.setImmediate(run);
}
