import { nearNames } from '../../words/near-names';
import { isAsymmetric, isRegExp } from '../values/partial-match';
import { isPlainObject } from '../../words/is-plain-object';
import type { AttributeValues } from '../values/wire-attributes';
import { neverMatches } from './never-matches';
import { valueInWords } from '../../words/value-in-words';

/** What a message is asked to be; what is left out does not matter, and asymmetric matchers may stand anywhere. */
export interface MessageFields {
  /** The body: its exact text, a RegExp, or an asymmetric matcher for text. */
  readonly body?: unknown;
  /** The body as JSON, partial. */
  readonly json?: unknown;
  /** Message attributes by name, partial: plain values, or `{ DataType, StringValue }`. */
  readonly messageAttributes?: AttributeValues | Readonly<Record<string, unknown>>;
  readonly messageGroupId?: unknown;
  readonly messageDeduplicationId?: unknown;
  /** The delay it was sent with, in seconds: its own, or else its queue's. */
  readonly delaySeconds?: unknown;
  readonly messageId?: unknown;
  /** FIFO queues only: 20 digits. */
  readonly sequenceNumber?: unknown;
  /** How often it has been delivered by now. */
  readonly receiveCount?: unknown;
  /** `AWSTraceHeader`. */
  readonly traceHeader?: unknown;
}

const BRAND = Symbol.for('msw-sqs.message-pattern');

/** A pattern made with {@link message}. */
export interface MessageFieldsPattern {
  readonly [BRAND]: MessageFields;
}

/** The names of all fields a pattern may have. */
export const MESSAGE_FIELDS: readonly string[] = [
  'body',
  'json',
  'messageAttributes',
  'messageGroupId',
  'messageDeduplicationId',
  'delaySeconds',
  'messageId',
  'sequenceNumber',
  'receiveCount',
  'traceHeader',
] satisfies (keyof MessageFields)[];

/**
 * A message pattern that looks at more than the body.
 *
 * A plain object is a pattern for the JSON in the body; this makes one for the whole message.
 *
 * The type parameter is not for you: it lets all of `msw-sqs/matchers`, this function included, be given to `expect.extend`.
 *
 * @throws TypeError for a field that messages do not have
 *
 * @example
 * expect(orders).toHaveBeenSent(message({ json: { orderId: 42 }, messageAttributes: { tenant: 'acme' } }));
 */
export function message<Pattern extends object = MessageFieldsPattern>(fields: MessageFields): Pattern {
  const mistake = messageFieldsOf(fields) === undefined ? mistakeIn(fields) : undefined;
  if (mistake !== undefined) throw new TypeError(mistake);
  const pattern: MessageFieldsPattern = Object.freeze({ [BRAND]: messageFieldsOf(fields) ?? fields });
  return pattern as object as Pattern;
}

/** The fields of a pattern made with {@link message}; `undefined` for anything else. */
export function messageFieldsOf(pattern: unknown): MessageFields | undefined {
  return typeof pattern === 'object' && pattern !== null && BRAND in pattern ? (pattern[BRAND] as MessageFields) : undefined;
}

function mistakeIn(fields: unknown): string | undefined {
  if (!isPlainObject(fields))
    return `message(…) takes an object of fields, but got ${valueInWords(fields)}. Write message({ messageGroupId: 'g' }).`;
  const unknown = Object.keys(fields).find((name) => !MESSAGE_FIELDS.includes(name));
  if (unknown !== undefined) return unknownField(unknown);
  const { body, messageAttributes } = fields;
  if ('body' in fields && !(typeof body === 'string' || isRegExp(body) || isAsymmetric(body)))
    return `message({ body }): a body is text, but here it is ${valueInWords(body)}. For the JSON in it write message({ json: … }).`;
  if ('messageAttributes' in fields && !(isPlainObject(messageAttributes) || isAsymmetric(messageAttributes)))
    return `message({ messageAttributes }): they must be an object, but here it is ${valueInWords(messageAttributes)}. Write { tenant: 'acme' }.`;
  return mistakeInAttributes(messageAttributes) ?? mistakeInPlainField(fields);
}

/** Something that no message attribute is: a negated matcher would pass whatever happens. */
function mistakeInAttributes(attributes: unknown): string | undefined {
  if (!isPlainObject(attributes) || isAsymmetric(attributes)) return undefined;
  const wrong = Object.entries(attributes).find(([, value]) => !isAttribute(value));
  if (wrong === undefined) return undefined;
  const [name, value] = wrong;
  const what = neverMatches(value, name, { bytes: true }) ?? `${name} is ${valueInWords(value)}.`;
  return `message({ messageAttributes }): ${what} An attribute is text, a number, bytes, { DataType, StringValue } or an asymmetric matcher.`;
}

function isAttribute(value: unknown): boolean {
  if (typeof value === 'string' || typeof value === 'number' || ArrayBuffer.isView(value) || isAsymmetric(value)) return true;
  return isPlainObject(value) && neverMatches(value, '', { bytes: true }) === undefined;
}

const NUMBERS = new Set(['delaySeconds', 'receiveCount']);
const CHECKED_APART = new Set(['body', 'json', 'messageAttributes']);

/** A field of a type that it never has; `undefined` is that of what is not there. */
function mistakeInPlainField(fields: Readonly<Record<string, unknown>>): string | undefined {
  for (const [name, value] of Object.entries(fields)) {
    const type = NUMBERS.has(name) ? 'number' : 'string';
    if (CHECKED_APART.has(name) || value === undefined || typeof value === type || isAsymmetric(value)) continue;
    const what = isRegExp(value) ? `the RegExp ${String(value)}` : valueInWords(value);
    const instead = isRegExp(value) ? `Write expect.stringMatching(${String(value)}).` : 'Or write an asymmetric matcher.';
    return `message({ ${name} }): it is ${type === 'string' ? 'text' : 'a number'}, but here it is ${what}. ${instead}`;
  }
  return undefined;
}

function unknownField(name: string): string {
  const [near] = nearNames(name, MESSAGE_FIELDS, 1);
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  return `message({ ${name} }): messages have no field "${name}".${hint} Fields: ${MESSAGE_FIELDS.join(', ')}.`;
}
