import type { Digest } from '../core/digest';
import type { MessageAttributes, MessageAttributeValue } from '../core/message';
import { utf8Length, writeUtf8 } from '../core/utf8';

const LENGTH_BYTES = 4;
const TEXT = 1;
const BINARY = 2;

/** A message is received with the very attributes it was sent with: their digest is known by then. */
const known = new WeakMap<MessageAttributes, string>();

/**
 * `MD5OfMessageAttributes`, which some SDKs compute too and compare.
 *
 * Each attribute in order of its name: name, type, one byte for the kind of value, and value; all but that byte led by their length.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html#sqs-attributes-md5-message-digest-calculation
 */
export function md5OfMessageAttributes(attributes: MessageAttributes, digest: Digest): string {
  let md5 = known.get(attributes);
  if (md5 === undefined) {
    md5 = digest.md5(encoded(attributes));
    known.set(attributes, md5);
  }
  return md5;
}

function encoded(attributes: MessageAttributes): Uint8Array {
  const parts = Object.entries(attributes)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ({ name, ...value, bytes: bytesOf(value) }));
  const size = parts.reduce(
    (sum, { name, DataType, bytes }) => sum + 3 * LENGTH_BYTES + 1 + utf8Length(name) + utf8Length(DataType) + bytes.length,
    0,
  );
  const target = new Uint8Array(size);
  let offset = 0;
  for (const { name, DataType, BinaryValue, bytes } of parts) {
    offset = writeText(name, target, offset);
    offset = writeText(DataType, target, offset);
    target[offset++] = BinaryValue === undefined ? TEXT : BINARY;
    offset = writeLength(bytes.length, target, offset);
    target.set(bytes, offset);
    offset += bytes.length;
  }
  return target;
}

function bytesOf({ StringValue = '', BinaryValue }: MessageAttributeValue): Uint8Array {
  if (BinaryValue !== undefined) return Uint8Array.from(atob(BinaryValue), (character) => character.charCodeAt(0));
  const bytes = new Uint8Array(utf8Length(StringValue));
  writeUtf8(StringValue, bytes, 0);
  return bytes;
}

function writeText(text: string, target: Uint8Array, offset: number): number {
  const end = writeUtf8(text, target, offset + LENGTH_BYTES);
  writeLength(end - offset - LENGTH_BYTES, target, offset);
  return end;
}

function writeLength(length: number, target: Uint8Array, offset: number): number {
  target[offset] = length >>> 24;
  target[offset + 1] = (length >>> 16) & 0xff;
  target[offset + 2] = (length >>> 8) & 0xff;
  target[offset + 3] = length & 0xff;
  return offset + LENGTH_BYTES;
}
