import type { EpochMs } from './clock';
import type { Message, MessageContent, MessageOrigin } from './message';
import type { PriorityQueueEntry } from './priority-queue';

/** Where a message is in its life, seen at one moment. */
export type MessageState = 'delayed' | 'visible' | 'inFlight';

/**
 * A message in a queue, with what became of it there.
 *
 * It keeps moments and counts, never a state: {@link stateOf} computes that from the clock.
 */
export interface StoredMessage {
  readonly message: Message;
  /** Hidden until this moment, by a delay or a visibility timeout. */
  readonly visibleAtMs: EpochMs;
  /** Its receives from this queue; before the first there are none, and `visibleAtMs` is the end of a delay. */
  readonly receives: Receives | undefined;
}

/** How a message was received from the queue it is in. */
export interface Receives {
  readonly count: number;
  readonly firstAtMs: EpochMs;
  readonly lastAtMs: EpochMs;
  /** Raised by each change of its visibility: a retried receive attempt sees it. */
  readonly visibilityChanges: number;
}

/** A {@link StoredMessage} in the hands of its queue, with its places in the queue's orders. */
export interface Placement extends StoredMessage {
  visibleAtMs: EpochMs;
  receives: Receives | undefined;
  /** Its place among the messages to expire, where it has one of its own. */
  expiryPlace: PriorityQueueEntry<Placement> | undefined;
  /** Its place in the line of those to be received, where it has one of its own; on a FIFO queue in its group's, delayed or not. */
  linePlace: PriorityQueueEntry<Placement> | undefined;
  /** Its place among those hidden by a delay or a visibility timeout. */
  hiddenPlace: PriorityQueueEntry<Placement> | undefined;
}

/** A message that was never received from the queue it enters. */
export function newPlacement(message: Message, visibleAtMs: EpochMs): Placement {
  return { message, visibleAtMs, receives: undefined, expiryPlace: undefined, linePlace: undefined, hiddenPlace: undefined };
}

/** Whether a message waits for its delay, can be received, or is with a consumer, at `nowMs`. */
export function stateOf({ visibleAtMs, receives }: Pick<StoredMessage, 'visibleAtMs' | 'receives'>, nowMs: EpochMs): MessageState {
  if (visibleAtMs <= nowMs) return 'visible';
  return receives === undefined ? 'delayed' : 'inFlight';
}

/** How often a message was received, in all queues it has been in (`ApproximateReceiveCount`). */
export function receiveCountOf({ message, receives }: Pick<StoredMessage, 'message' | 'receives'>): number {
  return (message.earlierReceives?.count ?? 0) + (receives?.count ?? 0);
}

/** When a message was first received, as far as that counts (`ApproximateFirstReceiveTimestamp`). */
export function firstReceivedAtMs({ message, receives }: Pick<StoredMessage, 'message' | 'receives'>): EpochMs | undefined {
  return message.earlierReceives?.firstAtMs ?? receives?.firstAtMs;
}

/** A message that comes from another queue: it keeps what is given here. */
export type TransferredMessage = MessageContent & MessageOrigin;

/**
 * A message as it enters a dead-letter queue: the same one, and on a FIFO queue sent anew.
 *
 * There its own id takes the place of the deduplication id, so that different messages are not taken for one.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
 */
export function asDeadLetter(
  stored: StoredMessage,
  source: { readonly arn: string; readonly fifo: boolean },
  nowMs: EpochMs,
): TransferredMessage {
  const { message } = stored;
  return {
    ...message,
    deduplicationId: source.fifo ? message.id : undefined,
    sentAtMs: source.fifo ? nowMs : message.sentAtMs,
    earlierReceives: { count: receiveCountOf(stored), firstAtMs: source.fifo ? undefined : firstReceivedAtMs(stored) },
    deadLetterSourceArn: source.arn,
  };
}
