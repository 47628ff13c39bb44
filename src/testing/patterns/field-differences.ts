import { sequenceNumberOf } from '../../core/sequence-number';
import type { Message } from '../../core/message';
import type { Candidate } from './candidate';
import type { MessageFields } from './message';
import { parsedJson } from '../values/parsed-json';
import { isAsymmetric, isRegExp, partialMatch, type Difference, type Equals } from '../values/partial-match';
import { base64Of } from '../values/base64-of';
import { isPlainObject } from '../../words/is-plain-object';
import { plainAttributes } from '../values/plain-attributes';
import { isWireValue } from '../values/wire-attributes';

/** Where a message differs from the fields it is asked to have. */
export function fieldDifferences(candidate: Candidate, fields: MessageFields, equals: Equals): Difference[] {
  const { message, receiveCount } = candidate;
  const plainFields = {
    messageGroupId: message.groupId,
    messageDeduplicationId: message.deduplicationId,
    delaySeconds: message.delaySeconds,
    messageId: message.id,
    sequenceNumber: sequenceNumberOf(message),
    receiveCount,
    traceHeader: message.traceHeader,
  };
  return Object.entries(fields).flatMap(([name, expected]) => {
    if (name === 'body') return bodyDifferences(message.body, expected, equals);
    if (name === 'json') return jsonDifferences(jsonOfCandidate(candidate), expected, equals);
    if (name === 'messageAttributes') return attributeDifferences(message, expected, equals);
    const actual = plainFields[name as keyof typeof plainFields];
    return equals(actual, expected) ? [] : [{ path: name, expected, actual, missing: actual === undefined }];
  });
}

function bodyDifferences(body: string, expected: unknown, equals: Equals): Difference[] {
  const matches = isRegExp(expected) ? body.search(expected) >= 0 : equals(body, expected);
  return matches ? [] : [{ path: 'body', expected, actual: body, missing: false }];
}

/** What its body says: by the queue's schema, or as plain JSON. */
export function jsonOfCandidate({ message, jsonOf }: Candidate): unknown {
  return jsonOf === undefined ? parsedJson(message.body) : jsonOf(message);
}

function jsonDifferences(json: unknown, expected: unknown, equals: Equals): Difference[] {
  if (json === undefined) return [{ path: 'json', expected, actual: undefined, missing: true }];
  return partialMatch(json, expected, { path: 'json', equals });
}

function attributeDifferences(message: Message, expected: unknown, equals: Equals): Difference[] {
  const plain = plainAttributes(message.attributes);
  const path = 'messageAttributes';
  if (isAsymmetric(expected) || !isPlainObject(expected)) return partialMatch(plain, expected, { path, equals });
  // Each attribute is compared in the form it is asked for.
  const actual = Object.fromEntries(
    Object.keys(plain).map((name) => [
      name,
      Object.hasOwn(expected, name) && isWireValue(expected[name]) ? message.attributes![name] : plain[name],
    ]),
  );
  return partialMatch(actual, wireBytes(expected), { path, equals });
}

/** Attributes that are asked for in the form of the wire have their bytes in base64. */
function wireBytes(expected: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const inWireForm = (value: unknown): unknown =>
    isWireValue(value) && ArrayBuffer.isView(value.BinaryValue) ? { ...value, BinaryValue: base64Of(value.BinaryValue) } : value;
  return Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, inWireForm(value)]));
}
