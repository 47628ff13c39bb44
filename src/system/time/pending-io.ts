import { realTimers } from './real-timers';

/**
 * Resolves when all that sockets have to tell at this moment has been told.
 *
 * The event loop may be in the middle of what it found ready before: what has come since, it finds in its next turn.
 */
export function pendingIo(): Promise<void> {
  const { setImmediate } = realTimers;
  return new Promise((resolve) => void setImmediate(() => void setImmediate(resolve)));
}
