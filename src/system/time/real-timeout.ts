/**
 * Runs something unless it is cancelled within a time of the real clock, whatever a test does to its timers.
 *
 * Does not keep the process alive.
 *
 * @returns a function that cancels it
 */
export function realTimeout(milliseconds: number, onEnd: () => void): () => void {
  const signal = AbortSignal.timeout(milliseconds);
  signal.addEventListener('abort', onEnd, { once: true });
  return () => signal.removeEventListener('abort', onEnd);
}
