/** Milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = number;

/**
 * Where the model learns the time and asks to be called later.
 *
 * Nothing in the model reads the world's clock: who holds the clock decides how fast time goes.
 */
export interface Clock {
  /** The present moment. */
  now(): EpochMs;
  /**
   * Calls `run` once when the clock reaches `atMs` (at once, but not before returning, when that moment is over).
   * Deadlines run in order of their moment, those of one moment in order of their registration,
   * and each of them sees `now()` at its own moment or later.
   *
   * @returns a function that takes the call back; calling it late or twice does nothing
   */
  schedule(atMs: EpochMs, run: () => void): () => void;
}
