import type { SQSEvent } from 'aws-lambda';
import { md5OfMessageAttributes } from '../actions/md5-of-message-attributes';
import { limits } from '../core/limits';
import { queueArn } from '../core/queue-address';
import { createReceiptHandles } from '../core/receipt-handle';
import { sequenceNumberOf } from '../core/sequence-number';
import { TEST_SENDER } from '../core/test-sender';
import { nodeDigest } from '../system/node-digest';
import { seededRandom } from '../system/seeded-random';
import { worldBehind } from '../testing/world/test-world';
import type { QueueView } from '../testing/queues/queue-view';
import { wireAttributes, type AttributeValues } from '../testing/values/wire-attributes';
import { isPlainObject } from '../words/is-plain-object';
import { valueInWords } from '../words/value-in-words';
import { sqsRecord, type ReceivedMessage, type RecordSource } from './sqs-record';

/** A message of an event, where its body is not all that matters. */
export interface SqsEventMessage {
  /** Text, or a value that goes as JSON. */
  readonly body: unknown;
  readonly messageAttributes?: AttributeValues | undefined;
  /** Default: another one for each message, always the same for one place in the event. */
  readonly messageId?: string | undefined;
  /** How often it was received, this time included. Default 1. */
  readonly receiveCount?: number | undefined;
  /** When it was sent. Default: 2026-01-01T00:00:00Z. */
  readonly sentAt?: Date | number | undefined;
  /** With it, the message is one of a FIFO queue. */
  readonly messageGroupId?: string | undefined;
  /** Default on a FIFO queue: that of its content. */
  readonly messageDeduplicationId?: string | undefined;
}

/** Of which queue an event is. */
export interface SqsEventOptions {
  /** A queue, or the ARN of one. Default: the queue `queue`, or `queue.fifo`, of account 123456789012 in us-east-1. */
  readonly queue?: QueueView | string | undefined;
}

const OWNER = { accountId: '123456789012', region: 'us-east-1' };
const SENT_AT_MS = 1_767_225_600_000;

/**
 * Makes the event that a function gets for some messages: for tests that call a handler themselves.
 *
 * Ids, receipt handles and digests are of AWS' form, and the digests right. The same messages make the same event.
 *
 * @param messages - bodies, as text or as what JSON can hold; `{ body, messageAttributes, … }` where more than the body matters
 * @throws TypeError for what is no list, or a body that JSON cannot hold
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#example-standard-queue-message-event
 *
 * @example
 * await handler(sqsEvent([{ body: { orderId: 42 }, receiveCount: 2 }]), context);
 */
export function sqsEvent(messages: readonly (string | SqsEventMessage)[], { queue }: SqsEventOptions = {}): SQSEvent {
  if (!Array.isArray(messages)) {
    throw new TypeError(
      `sqsEvent takes a list of messages, but got ${valueInWords(messages)}. Write sqsEvent([{ body: { orderId: 42 } }]).`,
    );
  }
  const told = messages.map(messageOf);
  const arn = arnOf(queue, told);
  const [, , , region = OWNER.region] = arn.split(':');
  const random = seededRandom(1);
  const handles = createReceiptHandles({ world: random.uuid(), queueArn: arn, earlierQueues: 0 });
  return {
    Records: told.map((message, position) => {
      const handle = handles.create({ position, receive: message.receiveCount ?? 1 });
      return recordOf(message, { arn, region }, { position, handle, id: random.uuid() });
    }),
  };
}

interface Place {
  readonly position: number;
  readonly handle: string;
  readonly id: string;
}

function recordOf(message: SqsEventMessage, source: RecordSource, { position, handle, id }: Place) {
  const { messageAttributes, messageId = id } = message;
  const body = textOf(message.body);
  const attributes = messageAttributes === undefined ? {} : wireAttributes(messageAttributes);
  const received: ReceivedMessage = {
    MessageId: messageId,
    ReceiptHandle: handle,
    Body: body,
    MD5OfBody: nodeDigest.md5(body),
    Attributes: systemAttributes(message, { body, position, isFifo: source.arn.endsWith('.fifo') }),
    ...(Object.keys(attributes).length > 0 && {
      MD5OfMessageAttributes: md5OfMessageAttributes(attributes, nodeDigest),
      MessageAttributes: attributes,
    }),
  };
  return sqsRecord(received, source);
}

function systemAttributes(
  { receiveCount = 1, sentAt = SENT_AT_MS, messageGroupId, messageDeduplicationId }: SqsEventMessage,
  { body, position, isFifo }: { readonly body: string; readonly position: number; readonly isFifo: boolean },
): Record<string, string> {
  const deduplicationId = messageDeduplicationId ?? (isFifo ? nodeDigest.sha256(body) : undefined);
  const sequenceNumber = sequenceNumberOf({ position, deduplicationId: isFifo ? deduplicationId : undefined });
  return {
    ApproximateReceiveCount: String(receiveCount),
    SentTimestamp: String(Number(sentAt)),
    SenderId: TEST_SENDER,
    ApproximateFirstReceiveTimestamp: String(Number(sentAt)),
    ...(messageGroupId !== undefined && { MessageGroupId: messageGroupId }),
    ...(deduplicationId !== undefined && { MessageDeduplicationId: deduplicationId }),
    ...(sequenceNumber !== undefined && { SequenceNumber: sequenceNumber }),
  };
}

/** Text is a body; so is an object without a `body` of its own. */
function messageOf(message: unknown): SqsEventMessage {
  return isPlainObject(message) && 'body' in message ? (message as unknown as SqsEventMessage) : { body: message };
}

function textOf(body: unknown): string {
  const text = typeof body === 'string' ? body : (JSON.stringify(body) as string | undefined);
  if (text === undefined) throw new TypeError(`sqsEvent: a body must be text or a value that JSON can hold, but is ${valueInWords(body)}.`);
  if (text.length > limits.maximumMessageSizeBytes.max)
    throw new TypeError(`sqsEvent: a body has at most ${limits.maximumMessageSizeBytes.max} bytes.`);
  return text;
}

function arnOf(queue: SqsEventOptions['queue'], messages: readonly SqsEventMessage[]): string {
  if (typeof queue === 'string') return queue.startsWith('arn:') ? queue : queueArn({ ...OWNER, name: queue });
  if (queue !== undefined) return worldBehind(queue)?.arn ?? queue.arn;
  return queueArn({ ...OWNER, name: messages.some(({ messageGroupId }) => messageGroupId !== undefined) ? 'queue.fifo' : 'queue' });
}
