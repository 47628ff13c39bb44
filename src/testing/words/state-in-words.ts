import type { EpochMs } from '../../core/clock';
import { receiveCountOf, stateOf, type MessageState, type StoredMessage } from '../../core/stored-message';
import { durationInWords } from '../../words/duration-in-words';

/** A message's state with what goes with it: `in flight for 28 s more, received 2×`. */
export function stateInWords(stored: StoredMessage, nowMs: EpochMs): string {
  const state = stateOf(stored, nowMs);
  const more = state === 'visible' ? '' : ` for ${durationInWords(stored.visibleAtMs - nowMs)} more`;
  const receiveCount = receiveCountOf(stored);
  const received = receiveCount === 0 ? '' : `, received ${receiveCount}×`;
  return `${STATE_NAMES[state]}${more}${received}`;
}

/** The states as a reader says them. */
export const STATE_NAMES: Readonly<Record<MessageState, string>> = { visible: 'visible', inFlight: 'in flight', delayed: 'delayed' };
