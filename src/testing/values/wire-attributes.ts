import type { MessageAttributeValue } from '../../core/message';
import type { PlainAttribute } from './plain-attributes';

/** Message attributes as a test writes them: plain values, or SQS' own form where the data type matters. */
export type AttributeValues = Readonly<Record<string, PlainAttribute | MessageAttributeValue>>;

/**
 * Plain values as SQS carries them: text is a `String`, a number a `Number`, bytes are `Binary`.
 *
 * @throws TypeError for a value of any other type
 */
export function wireAttributes(values: AttributeValues): Record<string, MessageAttributeValue> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, wireValue(name, value)]));
}

function wireValue(name: string, value: PlainAttribute | MessageAttributeValue): MessageAttributeValue {
  if (typeof value === 'string') return { DataType: 'String', StringValue: value };
  if (typeof value === 'number') return { DataType: 'Number', StringValue: String(value) };
  if (ArrayBuffer.isView(value)) return { DataType: 'Binary', BinaryValue: Buffer.from(value).toString('base64') };
  if (isWireValue(value)) return value;
  throw new TypeError(
    `Message attribute "${name}" must be a string, a number, a Uint8Array or { DataType, StringValue | BinaryValue }, but is ${typeof value}.`,
  );
}

/** Whether a value is a message attribute in SQS' own form. */
export function isWireValue(value: unknown): value is MessageAttributeValue {
  return typeof value === 'object' && value !== null && 'DataType' in value;
}
