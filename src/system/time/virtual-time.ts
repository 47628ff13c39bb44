import type { EpochMs } from '../../core/clock';
import type { TimeSource } from './time-source';

/** Time that stands still: only a clock's `advance` moves it. */
export function virtualTime(startMs: EpochMs = Date.now()): TimeSource {
  return { now: () => startMs, timers: () => undefined, after: () => () => {} };
}
