import type { EpochMs } from '../../core/clock';

/** Time as it comes: what a {@link WorldClock} runs on. */
export interface TimeSource {
  now(): EpochMs;
  /** Calls `run` once after `delayMs`, if time flows by itself; tells it whether that time has passed in any case, whatever `now()` says. */
  after(delayMs: number, run: (hasPassed: boolean) => void): SetTimer;
  /** Which timers are in use: another value when fake timers came or went. */
  timers(): unknown;
}

/** A timer that is set. */
export interface SetTimer {
  /** Takes it back. */
  cancel(): void;
  /** What the timers by which it was set show now, also when others have taken their place. */
  shownMs(): EpochMs;
  /** Whether these are timers that a test may put others in the place of, without anybody noticing. */
  readonly mayGoAway: boolean;
}
