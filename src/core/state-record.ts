import type { EpochMs } from './clock';
import type { Message } from './message';
import type { MoveTask } from './move-tasks';
import type { QueueSettings } from './queue-settings';
import type { Receives } from './stored-message';

/** Text by name: attributes or tags of a queue. */
type Texts = Readonly<Record<string, string>>;

type Scope = QueueSettings['deduplicationScope'];

/** A queue without what it holds and remembers. */
export interface QueueRecord {
  readonly kind: 'queue';
  readonly queueArn: string;
  /** What its receipt handles begin with: the world's own text, and how many queues of this ARN there were before. */
  readonly world: string;
  readonly earlierQueues: number;
  readonly attributes: Texts;
  readonly tags: Texts;
  readonly createdAtMs: EpochMs;
  readonly lastModifiedAtMs: EpochMs;
  readonly lastPurgedAtMs: EpochMs | undefined;
  /** The position of the next message that enters. */
  readonly entered: number;
  /** By what a FIFO queue deduplicates, and what a change of that, which takes a while, changes it to. */
  readonly scope: Scope;
  readonly newScope: { readonly scope: Scope; readonly fromMs: EpochMs } | undefined;
}

/** A queue that is gone, whose receipt handles are still known. */
export interface DeletedQueueRecord {
  readonly kind: 'deletedQueue';
  readonly queueArn: string;
  readonly world: string;
  readonly earlierQueues: number;
  /** As long as it counts. */
  readonly deletedAtMs: EpochMs | undefined;
}

/** A message in a queue. */
export interface MessageRecord {
  readonly kind: 'message';
  readonly queueArn: string;
  readonly message: Message;
  readonly visibleAtMs: EpochMs;
  readonly receives: Receives | undefined;
}

/** A message that a FIFO queue knows again when it is sent again. */
export interface SentRecord {
  readonly kind: 'sent';
  readonly queueArn: string;
  /** By what it is known. */
  readonly key: string;
  readonly messageId: string;
  readonly position: number;
  readonly atMs: EpochMs;
}

/** A message that a receive with a `ReceiveRequestAttemptId` got. */
export interface AttemptPart {
  readonly position: number;
  readonly receiptHandle: string;
  readonly receivesThen: Receives;
}

/** A receive with a `ReceiveRequestAttemptId`. */
export interface AttemptRecord {
  readonly kind: 'attempt';
  readonly queueArn: string;
  readonly id: string;
  readonly atMs: EpochMs;
  readonly parts: readonly AttemptPart[];
}

/** A message move task. */
export interface MoveTaskRecord extends MoveTask {
  readonly kind: 'moveTask';
}

/**
 * Something that is so, as plain data that JSON can hold: together they are the state of all queues, whatever led to it.
 *
 * A record of a queue comes before those of what it holds; a move task after the messages.
 */
export type StateRecord = QueueRecord | DeletedQueueRecord | MessageRecord | SentRecord | AttemptRecord | MoveTaskRecord;
