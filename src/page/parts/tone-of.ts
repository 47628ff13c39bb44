import type { JournalEvent } from '../../core/journal';
import type { Tone } from './shown-message';

const TONES: Partial<Record<JournalEvent['kind'], Tone>> = {
  messageSent: 'sent',
  messageRedriven: 'sent',
  messageReceived: 'received',
  messageReceivedAgain: 'received',
  invocationStarted: 'received',
  messageDeleted: 'done',
  receiveUndone: 'bad',
  messageDuplicated: 'bad',
  messageExpired: 'bad',
  messageDeadLettered: 'bad',
  faultInjected: 'bad',
  invocationThrottled: 'bad',
};

/** How an event is coloured. */
export function toneOf(event: JournalEvent): Tone {
  if (event.kind === 'invocationEnded') return event.outcome === 'succeeded' ? 'done' : 'bad';
  return TONES[event.kind] ?? 'other';
}
