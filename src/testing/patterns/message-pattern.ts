import type { Candidate } from './candidate';
import { messageFieldsOf, MESSAGE_FIELDS, type MessageFields, type MessageFieldsPattern } from './message';
import type { QueueView } from '../queues/queue-view';
import { isAsymmetric, isRegExp, partialMatch, type Difference, type Equals } from '../values/partial-match';
import { isPlainObject } from '../../words/is-plain-object';
import { valueInWords } from '../../words/value-in-words';
import { fieldDifferences, jsonOfCandidate } from './field-differences';
import { neverMatches } from './never-matches';

/**
 * What a message is compared with: a string or RegExp for the body, a plain object or array for its JSON (partial),
 * an asymmetric matcher for either, or {@link message} for the whole message.
 */
export type MessagePattern = string | RegExp | MessageFieldsPattern | AsymmetricMatcher | object;

/** A pattern for messages of a subject: where that is a queue of known content, plain objects must be part of it. */
export type MessagePatternOf<Subject> =
  Subject extends QueueView<infer Json>
    ? unknown extends Json
      ? MessagePattern
      : string | RegExp | MessageFieldsPattern | JsonPattern<Json>
    : MessagePattern;

/** Part of a value; asymmetric matchers may stand anywhere. */
export type JsonPattern<T> = AsymmetricMatcher | (T extends object ? { readonly [Name in keyof T]?: JsonPattern<T[Name]> } : T);

/** A value that decides itself what it matches: `expect.any(String)`, of whatever runner. */
export interface AsymmetricMatcher {
  /** Whether a value is one that it matches. */
  asymmetricMatch(other: unknown): boolean;
}

/** A pattern that was understood. */
export interface ParsedPattern {
  /** How it reads after "a message with": `JSON body`. */
  readonly label: string;
  /** What is printed after the label. */
  readonly value: unknown;
  /** Where a candidate is not as expected; none means that it matches. */
  differences(candidate: Candidate): Difference[];
  /** Advice for when nothing matches and the pattern looks like a slip. */
  readonly hint: string | undefined;
}

/** Whose pattern it is, and how values are compared. */
export interface PatternUse {
  readonly name: string;
  readonly equals: Equals;
  /** Whether the messages are read by a schema, which may make anything of their JSON. Default `false`. */
  readonly bySchema?: boolean | undefined;
}

/**
 * Understands a message pattern.
 *
 * @throws TypeError for what is no pattern, or one that nothing can match; the text shows the right call
 */
export function parsePattern(pattern: unknown, use: PatternUse): ParsedPattern {
  const { name, equals } = use;
  const fields = messageFieldsOf(pattern);
  const json = fields === undefined ? pattern : fields.json;
  if ((fields !== undefined && 'json' in fields) || Array.isArray(json) || isPlainObject(json)) requireMatchable(json, use);
  if (fields !== undefined)
    return { label: 'fields', value: fields, differences: (found) => fieldDifferences(found, fields, equals), hint: undefined };
  if (typeof pattern === 'string' || isRegExp(pattern)) {
    const asFields: MessageFields = { body: pattern };
    return {
      label: typeof pattern === 'string' ? 'body' : 'body matching',
      value: pattern,
      differences: (found) => fieldDifferences(found, asFields, equals),
      hint: undefined,
    };
  }
  if (isAsymmetric(pattern))
    return {
      label: 'body',
      value: pattern,
      differences: (found) => asymmetricDifferences(found, pattern, equals),
      hint: undefined,
    };
  if (Array.isArray(pattern) || isPlainObject(pattern)) {
    return {
      label: 'JSON body',
      value: pattern,
      differences: (found) => fieldDifferences(found, { json: pattern }, equals),
      hint: hintFor(pattern),
    };
  }
  throw new TypeError(`${name}: ${noPattern(pattern)}`);
}

/** @throws TypeError for JSON that no message can have */
function requireMatchable(json: unknown, { name, bySchema = false }: PatternUse): void {
  const mistake = neverMatches(json, 'json', bySchema ? { instances: true, undefineds: true } : {});
  if (mistake !== undefined) throw new TypeError(`${name}: ${mistake}`);
}

/** Text first: `expect.any(String)` means the body, `expect.objectContaining(…)` can only mean its JSON. */
function asymmetricDifferences(found: Candidate, pattern: unknown, equals: Equals): Difference[] {
  const ofText = partialMatch(found.message.body, pattern, { path: 'body', equals });
  if (ofText.length === 0) return [];
  const json = jsonOfCandidate(found);
  return json !== undefined && equals(json, pattern) ? [] : ofText;
}

const SDK_FIELDS = new Set(['MessageBody', 'MessageAttributes', 'MessageGroupId', 'MessageDeduplicationId', 'DelaySeconds', 'QueueUrl']);

function hintFor(pattern: object): string | undefined {
  const keys = Object.keys(pattern);
  if (keys.length === 0 || Array.isArray(pattern)) return undefined;
  const own = keys.every((key) => MESSAGE_FIELDS.includes(key));
  if (!own && !keys.every((key) => SDK_FIELDS.has(key))) return undefined;
  return `A plain object is compared with the JSON in the body. For the fields of the message write message({ ${keys.map(ownName).join(', ')} }).`;
}

function ownName(key: string): string {
  if (key === 'MessageBody') return 'body: …';
  return `${key[0]!.toLowerCase()}${key.slice(1)}: …`;
}

function noPattern(pattern: unknown): string {
  const what =
    pattern === undefined ? 'undefined (nothing was passed, or a variable is empty)' : `${valueInWords(pattern)}${spread(pattern)}`;
  return [
    `a message pattern cannot be ${what}. Write`,
    "  'order 42'                        the exact body",
    '  { orderId: 42 }                   JSON in the body, partial',
    "  expect.stringContaining('42')     an asymmetric matcher, for the body or its JSON",
    '  /order \\d+/                       a body that matches',
    "  message({ messageGroupId: 'g' })  other fields of the message; from 'msw-sqs/matchers'",
  ].join('\n');
}

/** Objects of a class are not compared with JSON, as it would not be clear by which of their members. */
function spread(pattern: unknown): string {
  if (typeof pattern !== 'object' || pattern === null || Object.keys(pattern).length === 0) return '';
  return ': write { ...it } to compare its fields with the JSON';
}
