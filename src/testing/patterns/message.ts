import { nearNames } from '../words/near-names';
import type { AttributeValues } from '../values/wire-attributes';

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
  for (const name of Object.keys(fields)) {
    if (!MESSAGE_FIELDS.includes(name)) throw new TypeError(unknownField(name));
  }
  const pattern: MessageFieldsPattern = Object.freeze({ [BRAND]: fields });
  return pattern as object as Pattern;
}

/** The fields of a pattern made with {@link message}; `undefined` for anything else. */
export function messageFieldsOf(pattern: unknown): MessageFields | undefined {
  return typeof pattern === 'object' && pattern !== null && BRAND in pattern ? (pattern[BRAND] as MessageFields) : undefined;
}

function unknownField(name: string): string {
  const [near] = nearNames(name, MESSAGE_FIELDS, 1);
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  return `message({ ${name} }): messages have no field "${name}".${hint} Fields: ${MESSAGE_FIELDS.join(', ')}.`;
}
