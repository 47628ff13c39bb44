import type { JournalEvent, MessageEvent } from '../core/journal';
import type { Message } from '../core/message';

/** What became of messages of a queue since they were last written, by position. */
export type MessageChanges = Map<number, 'added' | 'changed'>;

/** What of one queue is not written yet. */
export interface QueueChanges {
  /** What was written of what it holds does not hold any more. */
  readonly emptied: boolean;
  /** All its messages may have changed. */
  rewritten: boolean;
  /** Something of the queue itself has changed: its attributes, say. */
  itself: boolean;
  readonly messages: MessageChanges;
  /** Messages that a FIFO queue is to know again, and when they were sent. */
  readonly sent: { readonly message: Message; readonly atMs: number }[];
  readonly attempts: Set<string>;
}

/** What is not written yet, gathered from what happens: things by name, as what becomes of them in the meantime does not matter. */
export class Changes {
  readonly queues = new Map<string, QueueChanges>();
  readonly moveTasks = new Set<string>();
  /** Nothing that was written holds any more. */
  everything = false;

  get isEmpty(): boolean {
    return this.queues.size === 0 && this.moveTasks.size === 0 && !this.everything;
  }

  /** Takes in that something happened. */
  happened(event: JournalEvent): void {
    if ('messages' in event || event.kind === 'faultInjected' || event.kind === 'duplicateSuppressed') return;
    if ('message' in event) this.#happenedToMessage(event);
    else this.#happenedToQueue(event);
    if ('taskId' in event) this.moveTasks.add(event.taskId);
  }

  #happenedToQueue({ kind, queueArn }: JournalEvent): void {
    const isEmptied = kind === 'queueCreated' || kind === 'queueDeleted' || kind === 'queuePurged';
    if (isEmptied) this.queues.set(queueArn, { ...noChanges(), emptied: true });
    const changes = this.#of(queueArn);
    changes.itself = true;
    // A new delay also holds for messages that wait in a FIFO queue.
    if (kind === 'queueAttributesSet') changes.rewritten = queueArn.endsWith('.fifo');
  }

  #happenedToMessage(event: MessageEvent): void {
    const { messages, sent, attempts } = this.#of(event.queueArn);
    const { position, deduplicationId } = event.message;
    if (event.kind === 'messageSent') {
      this.#entered(event.queueArn, position);
      if (deduplicationId !== undefined) sent.push(event);
    } else if (!messages.has(position)) messages.set(position, 'changed');
    if ('movedAs' in event) this.#entered(event.toArn, event.movedAs.position);
    if (event.kind === 'messageReceived' && event.receiveAttempt !== undefined) attempts.add(event.receiveAttempt.id);
    if (event.kind === 'receiveUndone' && event.attemptId !== undefined) attempts.add(event.attemptId);
  }

  #entered(queueArn: string, position: number): void {
    this.#of(queueArn).messages.set(position, 'added');
  }

  /** All was exchanged. */
  allChanged(): void {
    this.queues.clear();
    this.moveTasks.clear();
    this.everything = true;
  }

  #of(queueArn: string): QueueChanges {
    let changes = this.queues.get(queueArn);
    if (changes === undefined) this.queues.set(queueArn, (changes = noChanges()));
    return changes;
  }
}

function noChanges(): QueueChanges {
  return { emptied: false, rewritten: false, itself: false, messages: new Map(), sent: [], attempts: new Set() };
}
