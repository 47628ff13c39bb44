import type { EpochMs } from './clock';
import type { PriorityQueueEntry } from './priority-queue';

/** A message attribute as it came over the wire. */
export interface MessageAttributeValue {
  readonly DataType: string;
  readonly StringValue?: string;
  /** Base64. */
  readonly BinaryValue?: string;
}

/** Attributes by name; a Map, so that no name is special. */
export type MessageAttributes = ReadonlyMap<string, MessageAttributeValue>;

/** What a message carries from queue to queue. */
export interface MessageContent {
  readonly body: string;
  readonly md5OfBody: string;
  readonly attributes: MessageAttributes | undefined;
  readonly traceHeader: string | undefined;
  readonly senderId: string;
  readonly groupId: string | undefined;
  readonly deduplicationId: string | undefined;
}

/** What a sender hands over, checked already. */
export interface MessageDraft {
  readonly body: string;
  readonly md5OfBody: string;
  readonly attributes?: MessageAttributes | undefined;
  readonly traceHeader?: string | undefined;
  readonly senderId: string;
  /** Overrides the queue's `DelaySeconds`; standard queues only. */
  readonly delaySeconds?: number | undefined;
  readonly groupId?: string | undefined;
  readonly deduplicationId?: string | undefined;
}

/** Where a message is in its life, seen at one moment. */
export type MessageState = 'delayed' | 'visible' | 'inFlight';

/**
 * A message in a queue.
 *
 * It keeps moments and counts, never a state: {@link stateOf} computes that from the clock.
 */
export interface Message extends MessageContent {
  readonly id: string;
  /** ARN of the queue it was dead-lettered from. */
  readonly deadLetterSourceArn: string | undefined;
  /** Rises with every message that enters this queue: the order of sending. */
  readonly position: number;
  /** When it was sent; retention counts from here. */
  readonly sentAtMs: EpochMs;
  /** The delay it was sent with, its queue's or its own. */
  readonly delaySeconds: number;
  /** Hidden until this moment, by a delay or a visibility timeout. */
  visibleAtMs: EpochMs;
  /** Receives in all queues it has been in (`ApproximateReceiveCount`). */
  receiveCount: number;
  /** Receives from this queue; while `0`, `visibleAtMs` is the end of a delay. */
  receiveCountInQueue: number;
  firstReceivedAtMs: EpochMs | undefined;
  lastReceivedAtMs: EpochMs | undefined;
  /** Raised by each change of its visibility: a retried receive attempt sees it. */
  visibilityChanges: number;
  /** Its place among the messages to expire. */
  expiryPlace: PriorityQueueEntry<Message> | undefined;
  /** Its place in the line of those to be received; on a FIFO queue in its group's, delayed or not. */
  linePlace: PriorityQueueEntry<Message> | undefined;
  /** Its place among those hidden by a delay or a visibility timeout. */
  hiddenPlace: PriorityQueueEntry<Message> | undefined;
}

/** Where a message comes from. */
export interface MessageOrigin {
  readonly id: string;
  readonly sentAtMs: EpochMs;
  /** The delay it was sent with, its queue's or its own. */
  readonly delaySeconds: number;
  /** Receives so far, in other queues. */
  readonly receiveCount: number;
  /** When it was first received there; `undefined` when that does not count here. */
  readonly firstReceivedAtMs: EpochMs | undefined;
  readonly deadLetterSourceArn: string | undefined;
}

/** What a draft says, and by what it is deduplicated. */
export function contentOf(draft: MessageDraft, deduplicationId: string | undefined): MessageContent {
  const { body, md5OfBody, attributes, traceHeader, senderId, groupId } = draft;
  return { body, md5OfBody, attributes, traceHeader, senderId, groupId, deduplicationId };
}

/** The part of a message that the queue it enters decides. */
type Entrance = Pick<Message, 'position' | 'visibleAtMs'>;

/** A message that was never received from the queue it enters. */
export function newMessage(content: MessageContent, origin: MessageOrigin, entrance: Entrance): Message {
  return {
    id: origin.id,
    body: content.body,
    md5OfBody: content.md5OfBody,
    attributes: content.attributes,
    traceHeader: content.traceHeader,
    senderId: content.senderId,
    groupId: content.groupId,
    deduplicationId: content.deduplicationId,
    deadLetterSourceArn: origin.deadLetterSourceArn,
    position: entrance.position,
    sentAtMs: origin.sentAtMs,
    delaySeconds: origin.delaySeconds,
    visibleAtMs: entrance.visibleAtMs,
    receiveCount: origin.receiveCount,
    receiveCountInQueue: 0,
    firstReceivedAtMs: origin.firstReceivedAtMs,
    lastReceivedAtMs: undefined,
    visibilityChanges: 0,
    expiryPlace: undefined,
    linePlace: undefined,
    hiddenPlace: undefined,
  };
}

/** Whether a message waits for its delay, can be received, or is with a consumer, at `nowMs`. */
export function stateOf(message: Pick<Message, 'visibleAtMs' | 'receiveCountInQueue'>, nowMs: EpochMs): MessageState {
  if (message.visibleAtMs <= nowMs) return 'visible';
  return message.receiveCountInQueue === 0 ? 'delayed' : 'inFlight';
}
