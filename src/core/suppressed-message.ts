import type { EpochMs } from './clock';
import type { FirstSent } from './deduplication';
import { newMessage, type Message, type MessageContent } from './message';

/** A message that was not stored, because it had been sent before: it goes by the id and the sequence number of the first. */
export function suppressedMessage(content: MessageContent, first: FirstSent, nowMs: EpochMs): Message {
  const origin = {
    id: first.messageId,
    sentAtMs: nowMs,
    delaySeconds: 0,
    receiveCount: 0,
    firstReceivedAtMs: undefined,
    deadLetterSourceArn: undefined,
  };
  return newMessage(content, origin, { position: first.order, visibleAtMs: nowMs });
}
