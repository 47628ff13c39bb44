import type { EpochMs } from './clock';
import { Deduplication } from './deduplication';
import type { EventOf, JournalEvent, MessageEvent, ReceiveAttemptPart } from './journal';
import type { Message } from './message';
import { MessageStore, type MessageStoreOptions } from './message-store';
import type { Delivery } from './queue';
import type { QueueSettings } from './queue-settings';
import { ReceiveAttempts, type HandedOut } from './receive-attempts';
import type { AttemptRecord, MessageRecord, QueueRecord, SentRecord } from './state-record';
import { receiveCountOf, type Placement } from './stored-message';

/** What a queue is made of in the beginning. */
interface StateStart {
  readonly fifo: boolean;
  readonly attributes: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
  readonly nowMs: EpochMs;
  readonly settingsOf: (attributes: ReadonlyMap<string, string>) => QueueSettings;
  readonly onExpired: MessageStoreOptions['onExpired'];
}

/** What is to be known of a receive to undo it. */
type UndoneReceive = Pick<EventOf<'receiveUndone'>, 'receivesBefore' | 'attemptId'>;

/**
 * All that a queue knows: its attributes, tags and messages, and what it remembers of earlier ones.
 *
 * It changes as its queue says, or as an event tells that it changed; that is the same, so that events rebuild it.
 */
export class QueueState {
  readonly createdAtMs: EpochMs;
  readonly tags: Map<string, string>;
  readonly store: MessageStore;
  readonly deduplication: Deduplication;
  readonly attempts: ReceiveAttempts;
  lastModifiedAtMs: EpochMs;
  lastPurgedAtMs: EpochMs | undefined;
  attributes: ReadonlyMap<string, string>;
  settings: QueueSettings;
  readonly #fifo: boolean;
  readonly #settingsOf: StateStart['settingsOf'];

  constructor({ fifo, attributes, tags, nowMs, settingsOf, onExpired }: StateStart) {
    this.#fifo = fifo;
    this.#settingsOf = settingsOf;
    this.createdAtMs = this.lastModifiedAtMs = nowMs;
    this.tags = new Map(tags);
    this.attributes = new Map(attributes);
    this.settings = settingsOf(this.attributes);
    this.store = new MessageStore({ fifo, retentionMs: () => this.settings.messageRetentionSeconds * 1000, onExpired });
    this.deduplication = new Deduplication(this.settings.deduplicationScope);
    this.attempts = new ReceiveAttempts((position) => this.store.get(position));
  }

  configure(attributes: ReadonlyMap<string, string>, nowMs: EpochMs): void {
    const before = this.settings;
    this.attributes = new Map(attributes);
    this.settings = this.#settingsOf(this.attributes);
    this.lastModifiedAtMs = nowMs;
    if (this.settings.deduplicationScope !== before.deduplicationScope) {
      this.deduplication.changeScope(this.settings.deduplicationScope, nowMs);
    }
    // On a FIFO queue a new delay also holds for messages that wait already.
    if (this.#fifo && this.settings.delaySeconds !== before.delaySeconds) this.store.redelay(this.settings.delaySeconds * 1000, nowMs);
  }

  purge(nowMs: EpochMs): void {
    this.store.clear();
    this.deduplication.clear();
    this.attempts.clear();
    this.lastPurgedAtMs = nowMs;
  }

  /** A FIFO queue knows a message again that was sent to it. */
  rememberSent({ id, position, groupId, deduplicationId }: Message, atMs: EpochMs): void {
    if (!this.#fifo) return;
    this.deduplication.remember({ groupId: groupId!, deduplicationId: deduplicationId! }, { messageId: id, position, atMs });
  }

  /** A message was received once more; it is hidden apart from that. */
  countReceive(placement: Placement, nowMs: EpochMs): void {
    const { receives } = placement;
    placement.receives =
      receives === undefined
        ? { count: 1, firstAtMs: nowMs, lastAtMs: nowMs, visibilityChanges: 0 }
        : { ...receives, count: receives.count + 1, lastAtMs: nowMs };
  }

  rememberAttempt(part: ReceiveAttemptPart | undefined, handedOut: HandedOut, nowMs: EpochMs): void {
    if (part !== undefined) this.attempts.remember(part, handedOut, nowMs);
  }

  /** The message of a delivery that can be undone: it is here, and was not received again. */
  undelivered({ message, receiveCount, before }: Delivery): Placement | undefined {
    const placement = this.store.get(message.position);
    return before !== undefined && placement !== undefined && receiveCountOf(placement) === receiveCount ? placement : undefined;
  }

  /** A receive is as if it had not been. */
  undoReceive(placement: Placement, { receivesBefore, attemptId }: UndoneReceive, nowMs: EpochMs): void {
    if (placement.hiddenPlace !== undefined) this.store.hideUntil(placement, { visibleAtMs: nowMs, nowMs });
    placement.receives = receivesBefore;
    if (attemptId !== undefined) this.attempts.forget(attemptId);
  }

  /** A consumer hides a message that it has for longer, or gives it back. */
  changeVisibility(placement: Placement, visibleAtMs: EpochMs, nowMs: EpochMs): void {
    const receives = placement.receives!;
    // Its timeout may be over: then it is in line again, and taken out of it.
    if (placement.hiddenPlace === undefined) this.store.take(placement);
    placement.receives = { ...receives, visibilityChanges: receives.visibilityChanges + 1 };
    this.store.hideUntil(placement, { visibleAtMs, nowMs });
  }

  /** A message comes from another queue, visible at once. */
  moveIn(message: Message, nowMs: EpochMs): void {
    this.store.unhideUntil(nowMs);
    this.store.place(message, { visibleAtMs: nowMs, nowMs });
  }

  /** Takes in what a record says that is so. */
  restore(record: QueueRecord | MessageRecord | SentRecord | AttemptRecord, nowMs: EpochMs): void {
    this.store.unhideUntil(nowMs);
    switch (record.kind) {
      case 'queue':
        this.lastModifiedAtMs = record.lastModifiedAtMs;
        this.lastPurgedAtMs = record.lastPurgedAtMs;
        this.store.restoreEntered(record.entered);
        return this.deduplication.restoreScopes(record);
      case 'message':
        return this.store.restore(record, nowMs);
      case 'sent':
        return this.deduplication.restore(record);
      case 'attempt':
        return this.attempts.restore(record);
    }
  }

  /** Changes as an event of this queue says that it changed. */
  replay(event: JournalEvent): void {
    const { atMs: nowMs } = event;
    this.store.unhideUntil(nowMs);
    switch (event.kind) {
      case 'queueAttributesSet':
        return this.configure(new Map(Object.entries(event.attributes)), nowMs);
      case 'queueTagsSet':
        return Object.entries(event.tags).forEach(([key, value]) => this.tags.set(key, value));
      case 'queueTagsRemoved':
        return event.keys.forEach((key) => this.tags.delete(key));
      case 'queuePurged':
        return this.purge(nowMs);
      case 'messageSent':
        this.store.place(event.message, { visibleAtMs: event.visibleAtMs, nowMs });
        return this.rememberSent(event.message, nowMs);
      case 'messageReceived':
        return this.#replayReceive(event);
      case 'messageReceivedAgain':
        return this.store.hideUntil(this.#placementOf(event), { visibleAtMs: event.visibleAtMs, nowMs });
      case 'receiveUndone':
        return this.undoReceive(this.#placementOf(event), event, nowMs);
      case 'visibilityChanged':
        return this.changeVisibility(this.#placementOf(event), event.visibleAtMs, nowMs);
      case 'messageDuplicated':
        return this.store.hideUntil(this.#placementOf(event), { visibleAtMs: nowMs, nowMs });
      case 'messageDeleted':
      case 'messageExpired':
      case 'messageDeadLettered':
      case 'messageRedriven':
        return this.store.drop(this.#placementOf(event));
      default:
    }
  }

  #replayReceive(event: EventOf<'messageReceived'>): void {
    const { atMs: nowMs, visibleAtMs, receiptHandle, receiveAttempt } = event;
    const placement = this.#placementOf(event);
    this.store.take(placement);
    this.countReceive(placement, nowMs);
    this.store.hideUntil(placement, { visibleAtMs, nowMs });
    this.rememberAttempt(receiveAttempt, { placement, receiptHandle }, nowMs);
  }

  #placementOf({ kind, message, queueArn }: MessageEvent): Placement {
    const placement = this.store.get(message.position);
    if (placement !== undefined) return placement;
    throw new Error(`The event "${kind}" is about message ${message.id}, of which no earlier event tells how it came into ${queueArn}.`);
  }
}
