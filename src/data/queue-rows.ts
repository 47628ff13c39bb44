import type { EpochMs } from '../core/clock';
import type { Message } from '../core/message';
import type { AttemptRecord, DeletedQueueRecord, MessageRecord, MoveTaskRecord, QueueRecord, SentRecord } from '../core/state-record';
import type { Receives } from '../core/stored-message';
import type { Row } from './sqlite';

// Records as rows of tables, and back. What people look for has a column of its own; the rest is one text of JSON.

type Bare<R extends { readonly kind: string; readonly queueArn: string }> = Omit<R, 'kind' | 'queueArn'>;

/** The columns of `queues` after its number. */
export function queueRow(record: QueueRecord | DeletedQueueRecord) {
  const { queueArn, world, earlierQueues } = record;
  if (record.kind === 'deletedQueue') return [queueArn, world, earlierQueues, 1, record.deletedAtMs ?? null, '{}', '{}', '{}'] as const;
  const { kind: _, queueArn: __, world: ___, earlierQueues: ____, attributes, tags, ...details } = record;
  return [queueArn, world, earlierQueues, 0, null, JSON.stringify(attributes), JSON.stringify(tags), JSON.stringify(details)] as const;
}

export function queueOfRow(row: Row): QueueRecord | DeletedQueueRecord {
  const queueArn = text(row['arn']);
  const origin = { queueArn, world: text(row['world']), earlierQueues: Number(row['earlier_queues']) };
  if (row['is_deleted'] === 1) return { kind: 'deletedQueue', ...origin, deletedAtMs: numberOf(row['deleted_at_ms']) };
  const details = parsed<Omit<QueueRecord, 'kind' | 'queueArn' | 'world' | 'earlierQueues' | 'attributes' | 'tags'>>(row['details']);
  return { kind: 'queue', ...origin, attributes: parsed(row['attributes']), tags: parsed(row['tags']), ...details };
}

/** What of a message has no column of its own. */
type Details = Omit<Message, 'position' | 'id' | 'groupId' | 'body' | 'sentAtMs'>;

/** The columns of `messages` after its queue. */
export function messageRow({ message, visibleAtMs }: Pick<MessageRecord, 'message' | 'visibleAtMs'>) {
  const { position, id, groupId, body, sentAtMs } = message;
  // One by one: to gather what is left of an object takes as long as all the rest of this.
  const details: Details = {
    md5OfBody: message.md5OfBody,
    attributes: message.attributes,
    traceHeader: message.traceHeader,
    senderId: message.senderId,
    deduplicationId: message.deduplicationId,
    delaySeconds: message.delaySeconds,
    earlierReceives: message.earlierReceives,
    deadLetterSourceArn: message.deadLetterSourceArn,
  };
  return [position, id, groupId ?? null, body, sentAtMs, visibleAtMs, JSON.stringify(details)] as const;
}

/** The columns of `received` after its queue. */
export function receivedRow(position: number, visibleAtMs: EpochMs, { count, firstAtMs, lastAtMs, visibilityChanges }: Receives) {
  return [position, visibleAtMs, count, firstAtMs, lastAtMs, visibilityChanges] as const;
}

/** A message of a row that has the columns of `received`, too, where there are any. */
export function messageOfRow(row: Row, queueArn: string): MessageRecord {
  const message: Message = {
    ...parsed<Details>(row['details']),
    position: Number(row['position']),
    id: text(row['message_id']),
    groupId: row['group_id'] === null ? undefined : text(row['group_id']),
    body: text(row['body']),
    sentAtMs: Number(row['sent_at_ms']),
  };
  return { kind: 'message', queueArn, message, visibleAtMs: Number(row['visible_at_ms']), receives: receivesOfRow(row) };
}

function receivesOfRow(row: Row): Receives | undefined {
  if (row['receive_count'] === null) return undefined;
  return {
    count: Number(row['receive_count']),
    firstAtMs: Number(row['first_received_at_ms']),
    lastAtMs: Number(row['last_received_at_ms']),
    visibilityChanges: Number(row['visibility_changes']),
  };
}

/** The columns of `sent` after its queue. */
export function sentRow({ key, messageId, position, atMs }: Bare<SentRecord>) {
  return [key, messageId, position, atMs] as const;
}

export function sentOfRow(row: Row, queueArn: string): SentRecord {
  const { key, message_id: messageId, position, at_ms: atMs } = row;
  return { kind: 'sent', queueArn, key: text(key), messageId: text(messageId), position: Number(position), atMs: Number(atMs) };
}

/** The columns of `attempts` after its queue. */
export function attemptRow({ id, atMs, parts }: Bare<AttemptRecord>) {
  return [id, atMs, JSON.stringify(parts)] as const;
}

export function attemptOfRow(row: Row, queueArn: string): AttemptRecord {
  return { kind: 'attempt', queueArn, id: text(row['id']), atMs: Number(row['at_ms']), parts: parsed(row['parts']) };
}

/** The columns of `move_tasks` after its number. */
export function moveTaskRow(record: MoveTaskRecord) {
  return [record.id, JSON.stringify(record)] as const;
}

export function moveTaskOfRow(row: Row): MoveTaskRecord {
  return parsed(row['task']);
}

type Column = Row[string] | undefined;

const text = (column: Column): string => String(column);

const numberOf = (column: Column): number | undefined => (column === null || column === undefined ? undefined : Number(column));

const parsed = <T>(column: Column): T => JSON.parse(text(column)) as T;
