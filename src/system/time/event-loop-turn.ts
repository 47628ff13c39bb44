import { realTimers } from './real-timers';

/**
 * Lets the real event loop go round once: due timers, input and output, and immediates of others get their turn.
 *
 * Those who wait for it from one immediate to the next always give a whole turn; they go on in the order in which they began to wait.
 */
export function eventLoopTurn(): Promise<void> {
  return new Promise((resolve) => void realTimers.setImmediate(resolve));
}
