import type { EpochMs } from '../../core/clock';
import type { SetTimer, TimeSource } from './time-source';

/** Time that stands still: only a clock's `advance` moves it. */
export function virtualTime(startMs: EpochMs = Date.now()): TimeSource {
  const never: SetTimer = { cancel: () => {}, shownMs: () => startMs, mayGoAway: false };
  return { now: () => startMs, timers: () => undefined, after: () => never };
}
