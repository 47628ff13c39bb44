import { fakeTimers } from './fake-timers';
import { realTimers } from './real-timers';

/** Real turns of the event loop without a call of SQS after which calls in progress are taken to be done or waiting. */
const QUIET_TURNS = 6;
/** Gives up waiting for quiet: somebody calls SQS all the time. */
const TURNS_MAX = 2000;

/**
 * Waits until calls to SQS have ceased for a few turns of the real event loop.
 *
 * The last of them goes through a timer: consumers that poll in a loop begin the next round with `setTimeout(poll, 0)`.
 * Nor is it quiet while files are being read: a client does so before its first call. Where `nextTick` and `queueMicrotask`
 * are faked, they come in each turn as they would by themselves.
 *
 * @param activity - rises with every call
 */
export async function quiescence(activity: () => number): Promise<void> {
  let seen = activity();
  let quiet = 0;
  for (let turn = 0; quiet <= QUIET_TURNS && turn < TURNS_MAX; turn++) {
    const reading = readsFiles();
    fakeTimers()?.runMicrotasks();
    await (reading || quiet === QUIET_TURNS ? timerTurn() : immediateTurn());
    quiet = reading || activity() !== seen ? 0 : quiet + 1;
    seen = activity();
  }
}

function immediateTurn(): Promise<void> {
  return new Promise((resolve) => void realTimers.setImmediate(resolve));
}

function timerTurn(): Promise<void> {
  return new Promise((resolve) => void realTimers.setTimeout(resolve, 0));
}

function readsFiles(): boolean {
  return (globalThis.process?.getActiveResourcesInfo?.() ?? []).some((name) => name.startsWith('FSReq'));
}
