import type { EpochMs } from '../core/clock';
import { sequenceNumberOf } from '../core/sequence-number';
import { firstReceivedAtMs, receiveCountOf, stateOf, type StoredMessage } from '../core/stored-message';
import { count, flag, moment, momentOrNull, orNull, record, text, texts, type ValueOf } from './schema';

const MESSAGE_ATTRIBUTES = {
  type: 'object',
  description: 'its message attributes, as SQS shows them',
  additionalProperties: record({ DataType: text('its type'), StringValue: text('text or number'), BinaryValue: text('bytes, in base64') }, [
    'StringValue',
    'BinaryValue',
  ]),
} as const;

/** A message that was received. */
export const RECEIVED_MESSAGE = record({
  id: text('its MessageId'),
  receiptHandle: text('what deletes it, by DeleteMessage'),
  body: text('its body'),
  attributes: texts('its system attributes, as SQS shows them'),
  messageAttributes: MESSAGE_ATTRIBUTES,
});

/** A message as the control plane shows it. */
export const MESSAGE = record({
  id: text('its MessageId'),
  position: count('its place in the order of sending: no other message of this queue has it'),
  state: { type: 'string', enum: ['visible', 'inFlight', 'delayed'], description: 'where it is in its life' },
  body: text('its body, or the beginning of it'),
  shortened: flag('whether the body is longer than what is shown of it'),
  bodyLength: count('how many characters the body has'),
  md5OfBody: text('the MD5 of its body'),
  messageAttributes: MESSAGE_ATTRIBUTES,
  groupId: orNull('string', 'its MessageGroupId'),
  deduplicationId: orNull('string', 'its MessageDeduplicationId, on a FIFO queue'),
  sequenceNumber: orNull('string', 'its SequenceNumber, on a FIFO queue'),
  senderId: text('who sent it'),
  traceHeader: orNull('string', 'its AWSTraceHeader'),
  receiveCount: count('how often it was received'),
  sentAtMs: moment('when it was sent'),
  visibleAtMs: moment('when its delay or its visibility timeout ends, or ended'),
  firstReceivedAtMs: momentOrNull('when it was first received'),
  deadLetterSourceArn: orNull('string', 'the queue that it was dead-lettered from'),
});

/** A message as JSON. @param length - how many characters of its body to show */
export function shownMessage(stored: StoredMessage, nowMs: EpochMs, length = Infinity): ValueOf<typeof MESSAGE> {
  const { message } = stored;
  const shortened = message.body.length > length;
  return {
    id: message.id,
    position: message.position,
    state: stateOf(stored, nowMs),
    body: shortened ? wholeCharacters(message.body, length) : message.body,
    shortened,
    bodyLength: message.body.length,
    md5OfBody: message.md5OfBody,
    messageAttributes: message.attributes ?? {},
    groupId: message.groupId ?? null,
    deduplicationId: message.deduplicationId ?? null,
    sequenceNumber: sequenceNumberOf(message) ?? null,
    senderId: message.senderId,
    traceHeader: message.traceHeader ?? null,
    receiveCount: receiveCountOf(stored),
    sentAtMs: message.sentAtMs,
    visibleAtMs: stored.visibleAtMs,
    firstReceivedAtMs: firstReceivedAtMs(stored) ?? null,
    deadLetterSourceArn: message.deadLetterSourceArn ?? null,
  };
}

/** Half a surrogate pair is no text that JSON readers of all languages take. */
function wholeCharacters(body: string, length: number): string {
  return body.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}
