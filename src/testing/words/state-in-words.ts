import type { EpochMs } from '../../core/clock';
import { stateOf, type Message, type MessageState } from '../../core/message';
import { durationInWords } from '../../words/duration-in-words';

/** A message's state with what goes with it: `in flight for 28 s more, received 2×`. */
export function stateInWords(message: Message, nowMs: EpochMs): string {
  const state = stateOf(message, nowMs);
  const more = state === 'visible' ? '' : ` for ${durationInWords(message.visibleAtMs - nowMs)} more`;
  const received = message.receiveCount === 0 ? '' : `, received ${message.receiveCount}×`;
  return `${STATE_NAMES[state]}${more}${received}`;
}

/** The states as a reader says them. */
export const STATE_NAMES: Readonly<Record<MessageState, string>> = { visible: 'visible', inFlight: 'in flight', delayed: 'delayed' };
