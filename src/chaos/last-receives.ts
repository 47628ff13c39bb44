import type { EpochMs } from '../core/clock';
import type { Queue } from '../core/queue';
import { stateOf, type StoredMessage } from '../core/stored-message';

/** One that may be lost, and one for the work. */
const RECEIVES_TO_SPARE = 2;

/**
 * Whether a message may become a dead letter when it comes back once more than the program lets it.
 *
 * One that was received for the first time may be lost whatever its queue says: SQS does that to every message.
 */
export function isOnLastReceives({ receives }: StoredMessage, { settings }: Queue): boolean {
  const { maxReceiveCount = Infinity } = settings.redrivePolicy ?? {};
  const count = receives?.count ?? 0;
  return count > 1 && maxReceiveCount - count < RECEIVES_TO_SPARE;
}

/** Whether somebody has such a message in hand. */
export function hasLastReceives(queues: Iterable<Queue>, nowMs: EpochMs): boolean {
  for (const queue of queues) {
    if (queue.settings.redrivePolicy === undefined) continue;
    if (queue.messages(nowMs).some((stored) => stateOf(stored, nowMs) === 'inFlight' && isOnLastReceives(stored, queue))) return true;
  }
  return false;
}
