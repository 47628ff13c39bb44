import type { EpochMs } from './clock';

/** A message attribute as it came over the wire. */
export interface MessageAttributeValue {
  readonly DataType: string;
  readonly StringValue?: string;
  /** Base64. */
  readonly BinaryValue?: string;
}

/** Attributes by name: a plain object, so that JSON can hold a message; whoever looks one up asks `Object.hasOwn` first. */
export type MessageAttributes = Readonly<Record<string, MessageAttributeValue>>;

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

/** How a message was received from the queues it was in before. */
export interface EarlierReceives {
  readonly count: number;
  /** When it was first received; `undefined` when that does not count any more. */
  readonly firstAtMs: EpochMs | undefined;
}

/** Where a message comes from. */
export interface MessageOrigin {
  readonly id: string;
  /** When it was sent; retention counts from here. */
  readonly sentAtMs: EpochMs;
  /** The delay it was sent with, its queue's or its own. */
  readonly delaySeconds: number;
  /** Its receives in the queues it was in before; `undefined` when there were none, or they do not count. */
  readonly earlierReceives: EarlierReceives | undefined;
  /** ARN of the queue it was dead-lettered from. */
  readonly deadLetterSourceArn: string | undefined;
}

/**
 * A message as it entered a queue: nothing of it ever changes.
 *
 * What becomes of it there, its visibility and its receives, the queue keeps beside it.
 */
export interface Message extends MessageContent, MessageOrigin {
  /** Rises with every message that enters this queue: the order of sending. */
  readonly position: number;
}

/** What a draft says, and by what it is deduplicated. */
export function contentOf(draft: MessageDraft, deduplicationId: string | undefined): MessageContent {
  const { body, md5OfBody, attributes, traceHeader, senderId, groupId } = draft;
  return { body, md5OfBody, attributes, traceHeader, senderId, groupId, deduplicationId };
}

/** The origin of a message that is sent: no queue had it before. */
export function firstOrigin(id: string, sentAtMs: EpochMs, delaySeconds: number): MessageOrigin {
  return { id, sentAtMs, delaySeconds, earlierReceives: undefined, deadLetterSourceArn: undefined };
}

/** A message at a position of the queue it enters. */
export function newMessage(content: MessageContent, origin: MessageOrigin, position: number): Message {
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
    position,
    sentAtMs: origin.sentAtMs,
    delaySeconds: origin.delaySeconds,
    earlierReceives: origin.earlierReceives,
  };
}
