import type { ActionInput } from '../api/shapes';
import { utf8Length } from '../core/utf8';

/** The parts of a message that count. */
export type SizedMessage = Pick<ActionInput<'SendMessage'>, 'MessageBody' | 'MessageAttributes'>;

/**
 * A message's size as SQS counts it: the body's bytes, and name, type and value of each message attribute.
 *
 * System attributes do not count.
 *
 * @returns bytes
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
 */
export function messageSize(message: SizedMessage): number {
  return sizeWith(utf8Length, base64Bytes, message);
}

/** At least the message's size, in no time: a UTF-16 unit takes three bytes at most. */
export function greatestMessageSize(message: SizedMessage): number {
  return sizeWith(tripleLength, tripleLength, message);
}

function sizeWith(textSize: (text: string) => number, binarySize: (base64: string) => number, message: SizedMessage): number {
  const { MessageBody, MessageAttributes } = message;
  let size = textSize(MessageBody ?? '');
  if (MessageAttributes === undefined) return size;
  for (const [name, { DataType, StringValue, BinaryValue }] of MessageAttributes) {
    size += textSize(name) + textSize(DataType ?? '') + textSize(StringValue ?? '') + binarySize(BinaryValue ?? '');
  }
  return size;
}

const tripleLength = (text: string): number => text.length * 3;

function base64Bytes(base64: string): number {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return Math.floor(((base64.length - padding) * 3) / 4);
}

/** Whether a message is longer than so many bytes; counts them only when it comes near. */
export function isLongerThan(maximumBytes: number, message: SizedMessage): boolean {
  return greatestMessageSize(message) > maximumBytes && messageSize(message) > maximumBytes;
}
