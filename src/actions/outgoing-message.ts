import type { ActionInput } from '../api/shapes';
import { invalidValue } from '../core/sqs-error';
import { limits } from '../core/limits';
import type { MessageDraft } from '../core/message';
import type { Queue } from '../core/queue';
import { SqsError } from '../core/sqs-error';
import type { ActionContext } from './action';
import { checkCharacters } from './check-characters';
import { identifier } from './identifier';
import { integerIn } from './integer-in';
import { md5OfMessageAttributes } from './md5-of-message-attributes';
import { messageAttributes } from './message-attributes';
import { isLongerThan } from './message-size';
import { required } from './required';
import { systemAttributes } from './system-attributes';

/** A message to send, of SendMessage or of an entry of SendMessageBatch. */
export type OutgoingMessage = Omit<ActionInput<'SendMessage'>, 'QueueUrl'>;

/** What differs between SendMessage and an entry of SendMessageBatch. */
export interface Wording {
  /** The body's name in the Query protocol. */
  readonly body: string;
  /** How the error for a message that is too long begins. */
  readonly tooLong: string;
}

/** What SQS tells the sender. */
export interface SentMessage {
  readonly MessageId: string;
  readonly MD5OfMessageBody: string;
  readonly MD5OfMessageAttributes: string | undefined;
  readonly MD5OfMessageSystemAttributes: string | undefined;
  readonly SequenceNumber: string | undefined;
}

/**
 * Checks a message and sends it.
 *
 * @throws SqsError `MissingParameter`, `InvalidParameterValue`, `InvalidMessageContents` or `UnsupportedOperation`
 */
export function sendTo(queue: Queue, message: OutgoingMessage, wording: Wording, { caller, digest, nowMs }: ActionContext): SentMessage {
  const body = checkedBody(queue, message, wording);
  const attributes = messageAttributes(message.MessageAttributes);
  const systemValues = systemAttributes(message.MessageSystemAttributes);
  const deduplicationId = identifier(message.MessageDeduplicationId, 'MessageDeduplicationId');
  const groupId = identifier(message.MessageGroupId, 'MessageGroupId');
  const delaySeconds = checkedDelay(message.DelaySeconds);
  checkQueueType(queue, message);

  const md5OfBody = digest.md5(body);
  const traceHeader = systemValues?.AWSTraceHeader.StringValue ?? caller.traceHeader;
  const draft: MessageDraft = {
    body,
    md5OfBody,
    attributes,
    traceHeader,
    senderId: caller.senderId,
    delaySeconds,
    groupId,
    deduplicationId,
  };
  const { messageId, sequenceNumber } = queue.send(draft, nowMs);
  return {
    MessageId: messageId,
    MD5OfMessageBody: md5OfBody,
    MD5OfMessageAttributes: attributes && md5OfMessageAttributes(attributes, digest),
    MD5OfMessageSystemAttributes: systemValues && md5OfMessageAttributes(systemValues, digest),
    SequenceNumber: sequenceNumber,
  };
}

/**
 * Checks that a message for a FIFO queue has a group, and something to deduplicate by.
 *
 * @param codeWithoutGroup - SendMessage and SendMessageBatch say the same of a missing group, under different codes
 * @throws SqsError `MissingParameter` or `InvalidParameterValue`
 */
export function checkFifoParameters(
  queue: Queue,
  { MessageGroupId, MessageDeduplicationId }: OutgoingMessage,
  codeWithoutGroup: 'MissingParameter' | 'InvalidParameterValue' = 'MissingParameter',
): void {
  if (!queue.fifo) return;
  if (MessageGroupId === undefined || MessageGroupId === '') {
    throw new SqsError(codeWithoutGroup, 'The request must contain the parameter MessageGroupId.');
  }
  if (MessageDeduplicationId === undefined && !queue.settings.contentBasedDeduplication) {
    throw new SqsError(
      'InvalidParameterValue',
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    );
  }
}

function checkedBody(queue: Queue, message: OutgoingMessage, wording: Wording): string {
  const body = required(message.MessageBody, wording.body);
  const { maximumMessageSizeBytes } = queue.settings;
  if (isLongerThan(maximumMessageSizeBytes, message)) {
    throw new SqsError(
      'InvalidParameterValue',
      `${wording.tooLong} Reason: Message must be shorter than ${maximumMessageSizeBytes} bytes.`,
    );
  }
  checkCharacters(body, 'InvalidMessageContents');
  return body;
}

function checkedDelay(delaySeconds: number | undefined): number | undefined {
  const { min, max } = limits.delaySeconds;
  return integerIn(delaySeconds, limits.delaySeconds, (value) =>
    invalidValue(value, 'DelaySeconds', `DelaySeconds must be >= ${min} and <= ${max}.`),
  );
}

function checkQueueType(queue: Queue, message: OutgoingMessage): void {
  const reason = 'The request include parameter that is not valid for this queue type.';
  if (queue.fifo) {
    // A delay of 0 means the queue's own.
    if (message.DelaySeconds) throw invalidValue(message.DelaySeconds, 'DelaySeconds', reason);
    checkFifoParameters(queue, message);
  } else if (message.MessageDeduplicationId !== undefined) {
    throw invalidValue(message.MessageDeduplicationId, 'MessageDeduplicationId', reason);
  }
}
