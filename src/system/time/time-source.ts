import type { EpochMs } from '../../core/clock';

/** Time as it comes: what a {@link WorldClock} runs on. */
export interface TimeSource {
  now(): EpochMs;
  /** Calls `run` once after `delayMs`, if time flows by itself. @returns what takes it back */
  after(delayMs: number, run: () => void): () => void;
  /** Which timers are in use: another value when fake timers came or went. */
  timers(): unknown;
}
