import { mistakesIn } from './mistakes';
import type { Schema } from './schema';

const text = { type: 'string' } as const;
const whole = { type: 'integer' } as const;
const texts = { type: 'object', additionalProperties: text } as const;
const receives = {
  type: 'object',
  properties: { count: whole, firstAtMs: whole, lastAtMs: whole, visibilityChanges: whole },
  required: ['count', 'firstAtMs', 'lastAtMs', 'visibilityChanges'],
} as const;
const message = {
  type: 'object',
  properties: {
    id: text,
    body: text,
    md5OfBody: text,
    senderId: text,
    position: { ...whole, minimum: 0 },
    sentAtMs: whole,
    delaySeconds: whole,
  },
  required: ['id', 'body', 'md5OfBody', 'senderId', 'position', 'sentAtMs', 'delaySeconds'],
} as const;
const scope = { type: 'string', enum: ['queue', 'messageGroup'] } as const;

/** What a record of each kind has to have. */
const RECORDS: Readonly<Record<string, Schema>> = {
  queue: ofQueue({
    world: text,
    earlierQueues: whole,
    attributes: texts,
    tags: texts,
    createdAtMs: whole,
    lastModifiedAtMs: whole,
    entered: whole,
    scope,
  }),
  deletedQueue: ofQueue({ world: text, earlierQueues: whole }),
  message: ofQueue({ message, visibleAtMs: whole }, { receives }),
  sent: ofQueue({ key: text, messageId: text, position: whole, atMs: whole }),
  attempt: ofQueue({ id: text, atMs: whole, parts: { type: 'array', items: { type: 'object' } } }),
  moveTask: object({ id: text, sourceArn: text, startedAtMs: whole, toMove: whole, moved: whole, status: text }),
};

/** A snapshot of a world. */
export const SNAPSHOT = {
  type: 'object',
  properties: {
    format: { type: 'string', enum: ['msw-sqs-snapshot'] },
    version: { type: 'integer', enum: [1], description: 'of the form' },
    atMs: { type: 'integer', minimum: 0, maximum: 8_640_000_000_000_000, description: 'what the clock showed, in milliseconds since 1970' },
    records: {
      type: 'array',
      items: {
        type: 'object',
        properties: { kind: { type: 'string', enum: Object.keys(RECORDS) } },
        required: ['kind'],
        additionalProperties: true,
      },
      description: 'queues, each followed by what it holds, and move tasks',
    },
  },
  required: ['format', 'version', 'atMs', 'records'],
  additionalProperties: false,
} as const satisfies Schema;

/** What is wrong with the records of a snapshot, as sentences. */
export function mistakesInRecords(records: readonly { readonly kind: string }[]): string[] {
  const queues = new Set<unknown>();
  for (const [index, record] of records.entries()) {
    const mistakes = mistakesIn(RECORDS[record.kind]!, record, `records[${index}]`);
    if (mistakes.length > 0) return mistakes;
    const { kind, queueArn } = record as { readonly kind: string; readonly queueArn?: string };
    if (kind === 'queue') queues.add(queueArn);
    else if (kind !== 'deletedQueue' && kind !== 'moveTask' && !queues.has(queueArn))
      return [`records[${index}] is of queue ${queueArn}, of which no record before it tells.`];
  }
  return [];
}

function ofQueue(properties: Readonly<Record<string, Schema>>, optional?: Readonly<Record<string, Schema>>): Schema {
  return object(
    {
      queueArn: { type: 'string', pattern: '^arn:[^:]+:sqs:[^:]+:\\d{12}:.+$', examples: ['arn:aws:sqs:us-east-1:000000000000:orders'] },
      ...properties,
    },
    optional,
  );
}

function object(required: Readonly<Record<string, Schema>>, optional: Readonly<Record<string, Schema>> = {}): Schema {
  return { type: 'object', properties: { ...required, ...optional }, required: Object.keys(required), additionalProperties: true };
}
