import type { MessageAttributes, MessageAttributeValue } from '../../core/message';

/** A message attribute without its wire form: `String`, `Number` and `Binary`. */
export type PlainAttribute = string | number | Uint8Array;

/**
 * Message attributes as plain values, by name.
 *
 * A `Number` that JavaScript cannot hold exactly (SQS allows 38 digits) stays text.
 */
export function plainAttributes(attributes: MessageAttributes | undefined): Record<string, PlainAttribute> {
  return Object.fromEntries(Object.entries(attributes ?? {}).map(([name, value]) => [name, plainValue(value)]));
}

function plainValue({ DataType, StringValue = '', BinaryValue }: MessageAttributeValue): PlainAttribute {
  if (BinaryValue !== undefined) return new Uint8Array(Buffer.from(BinaryValue, 'base64'));
  return DataType.split('.')[0] === 'Number' ? exactNumber(StringValue) : StringValue;
}

function exactNumber(text: string): PlainAttribute {
  const number = Number(text);
  const exact = text.trim() !== '' && Number.isFinite(number) && text.replace(/\D/g, '').length <= 15;
  return exact ? number : text;
}
