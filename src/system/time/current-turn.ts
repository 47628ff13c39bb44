import { realTimers } from './real-timers';

let turn = 0;
let isCounted = false;

/** Tells turns of the event loop apart: another number when one has ended since. */
export function currentTurn(): number {
  if (!isCounted) {
    isCounted = true;
    realTimers.setImmediate(() => {
      isCounted = false;
      turn++;
    });
  }
  return turn;
}
