import type { EpochMs } from './clock';
import type { Queues } from './queues';
import type { QueueState } from './queue-state';
import type { MoveTask } from './move-tasks';
import type { DeletedQueueRecord, MessageRecord, MoveTaskRecord, QueueRecord, StateRecord } from './state-record';
import type { StoredMessage } from './stored-message';

/**
 * Tells the state of queues as records, from which {@link restoreState} makes the same queues elsewhere, or another day: attributes, tags,
 * messages with their visibility and receives, receipt handles that still delete, what FIFO queues remember, and move tasks.
 *
 * @example
 * writeFileSync('queues.json', JSON.stringify([...stateRecords(queues, clock.now())]));
 */
export function* stateRecords(queues: Queues, nowMs: EpochMs): Generator<StateRecord> {
  for (const arn of queues.gone()) yield deletedQueueRecord(arn, queues);
  for (const { arn } of queues.all()) {
    const state = queues.stateOf(arn)!;
    state.store.advanceTo(nowMs);
    yield queueRecord(arn, queues)!;
    for (const stored of state.store.all()) yield messageRecord(arn, stored);
    for (const sent of state.deduplication.known(nowMs)) yield { kind: 'sent', queueArn: arn, ...sent };
    for (const [id, { atMs, parts }] of state.attempts.entries(nowMs)) yield { kind: 'attempt', queueArn: arn, id, atMs, parts };
  }
  for (const task of queues.moveTasks.all()) yield moveTaskRecord(task);
}

/** A move task as it stands. */
export function moveTaskRecord(task: MoveTask): MoveTaskRecord {
  const { id, sourceArn, destinationArn, messagesPerSecond, startedAtMs, toMove, moved, status, failureReason } = task;
  const progress = { startedAtMs, toMove, moved, status, failureReason };
  return { kind: 'moveTask', id, sourceArn, destinationArn, messagesPerSecond, ...progress };
}

/** A queue that is gone. */
export function deletedQueueRecord(queueArn: string, queues: Queues): DeletedQueueRecord {
  return { kind: 'deletedQueue', queueArn, ...queues.originOf(queueArn), deletedAtMs: queues.deletedAtMs(queueArn) };
}

/** A queue without what it holds and remembers; `undefined` when there is none. */
export function queueRecord(queueArn: string, queues: Queues): QueueRecord | undefined {
  const state = queues.stateOf(queueArn);
  return state && { kind: 'queue', queueArn, ...queues.originOf(queueArn), ...ownFacts(state) };
}

function ownFacts({ attributes, tags, createdAtMs, lastModifiedAtMs, lastPurgedAtMs, store, deduplication }: QueueState) {
  const texts = { attributes: Object.fromEntries(attributes), tags: Object.fromEntries(tags) };
  return { ...texts, createdAtMs, lastModifiedAtMs, lastPurgedAtMs, entered: store.entered, ...deduplication.scopes };
}

export function messageRecord(queueArn: string, { message, visibleAtMs, receives }: StoredMessage): MessageRecord {
  return { kind: 'message', queueArn, message, visibleAtMs, receives };
}

/**
 * Makes queues as records tell that they were. Nothing is recorded, and move tasks that run go on.
 * Groups of a FIFO queue line up anew, by their oldest messages: SQS promises no order between them.
 *
 * @param into - queues without any of their own
 * @param nowMs - the moment that their clock shows
 * @throws Error for a record of a queue that no earlier record brought
 */
export function restoreState(records: Iterable<StateRecord>, into: Queues, nowMs: EpochMs): void {
  for (const record of records) into.restore(record, nowMs);
}
