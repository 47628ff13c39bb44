import type { JournalEvent } from '../core/journal';
import type { Message } from '../core/message';

/** What became of messages of a queue since they were last written, by position. */
export type MessageChanges = Map<number, 'added' | 'changed'>;

/** What of one queue is not written yet. */
export interface QueueChanges {
  /** What was written of what it holds does not hold any more. */
  readonly emptied: boolean;
  /** All its messages may have changed. */
  rewritten: boolean;
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
    switch (event.kind) {
      case 'queueCreated':
      case 'queueDeleted':
      case 'queuePurged':
        return void this.queues.set(event.queueArn, { ...noChanges(), emptied: true });
      case 'queueAttributesSet':
        // A new delay also holds for messages that wait in a FIFO queue.
        this.#of(event.queueArn).rewritten ||= event.queueArn.endsWith('.fifo');
        return;
      case 'queueTagsSet':
      case 'queueTagsRemoved':
        return void this.#of(event.queueArn);
      case 'messageSent':
        this.#of(event.queueArn).messages.set(event.message.position, 'added');
        if (event.message.deduplicationId !== undefined) this.#of(event.queueArn).sent.push(event);
        return;
      case 'messageDeadLettered':
      case 'messageRedriven':
        this.#changed(event);
        this.#of(event.toArn).messages.set(event.movedAs.position, 'added');
        if (event.kind === 'messageRedriven') this.moveTasks.add(event.taskId);
        return;
      case 'moveTaskStarted':
      case 'moveTaskEnded':
        return void this.moveTasks.add(event.taskId);
      case 'messageReceived':
        this.#changed(event);
        if (event.receiveAttempt !== undefined) this.#of(event.queueArn).attempts.add(event.receiveAttempt.id);
        return;
      case 'receiveUndone':
        this.#changed(event);
        if (event.attemptId !== undefined) this.#of(event.queueArn).attempts.add(event.attemptId);
        return;
      case 'messageReceivedAgain':
      case 'visibilityChanged':
      case 'messageDuplicated':
      case 'messageDeleted':
      case 'messageExpired':
        return this.#changed(event);
      case 'duplicateSuppressed':
      case 'faultInjected':
      case 'invocationStarted':
      case 'invocationEnded':
      case 'invocationThrottled':
    }
  }

  /** All was exchanged. */
  allChanged(): void {
    this.queues.clear();
    this.moveTasks.clear();
    this.everything = true;
  }

  #changed({ queueArn, message }: { readonly queueArn: string; readonly message: Message }): void {
    const { messages } = this.#of(queueArn);
    if (!messages.has(message.position)) messages.set(message.position, 'changed');
  }

  #of(queueArn: string): QueueChanges {
    let changes = this.queues.get(queueArn);
    if (changes === undefined) this.queues.set(queueArn, (changes = noChanges()));
    return changes;
  }
}

const noChanges = (): QueueChanges => ({ emptied: false, rewritten: false, messages: new Map(), sent: [], attempts: new Set() });
