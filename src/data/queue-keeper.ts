import type { EpochMs } from '../core/clock';
import { limits } from '../core/limits';
import type { Queues } from '../core/queues';
import type { QueueState } from '../core/queue-state';
import type { JournalEvent } from '../core/journal';
import { deletedQueueRecord, moveTaskRecord, queueRecord, stateRecords } from '../core/state-records';
import { eventLoopTurn } from '../system/time/event-loop-turn';
import { Changes, type QueueChanges } from './changes';
import type { QueueDatabase, StoredClock } from './queue-database';

/** What is kept of a world. */
export interface KeptWorld {
  readonly queues: Queues;
  readonly journal: { subscribe(listener: (event: JournalEvent) => void): () => void };
  readonly clock: { now(): EpochMs; readonly aheadMs: number; onMoved(listener: () => void): () => void };
  onEmptied(listener: (everything: boolean) => void): () => void;
}

/** What FIFO queues remember is dropped as often as this. */
const FORGET_EVERY_MS = 60_000;
/** A clock that only goes on is written as often as this: it is asked for where the system's was set back meanwhile. */
const CLOCK_EVERY_MS = 1_000;

/**
 * Writes what changes in a world, all changes of a turn of the event loop together.
 *
 * What is written is what is so when it is written: a message that came and went meanwhile is not.
 */
export class QueueKeeper {
  readonly #database: QueueDatabase;
  readonly #world: KeptWorld;
  readonly #onFailure: (error: unknown) => void;
  readonly #ends: (() => void)[];
  #changes = new Changes();
  #clockMoved = false;
  #saving: Promise<void> | undefined;
  #failed = false;
  #forgotAtMs: EpochMs;
  /** What was written last of the clock, and of how many messages have entered each queue, by ARN. */
  #written: { clock: StoredClock | undefined; readonly entered: Map<string, number> } = { clock: undefined, entered: new Map() };

  /** @param onFailure - told once each time that writing begins to fail */
  constructor(database: QueueDatabase, world: KeptWorld, onFailure: (error: unknown) => void) {
    this.#database = database;
    this.#world = world;
    this.#onFailure = onFailure;
    this.#forgotAtMs = world.clock.now();
    this.#ends = [
      world.journal.subscribe((event) => {
        this.#changes.happened(event);
        this.#saveSoon();
      }),
      world.onEmptied((everything) => {
        if (everything) this.#changes.allChanged();
        this.#saveSoon();
      }),
      world.clock.onMoved(() => {
        this.#clockMoved = true;
        this.#saveSoon();
      }),
    ];
  }

  /** Whether something is not written yet. */
  get isBehind(): boolean {
    return this.#clockMoved || !this.#changes.isEmpty;
  }

  /** Whether writing failed, and was not made up for. */
  get hasFailed(): boolean {
    return this.#failed;
  }

  /** All that there is, is to be written, in place of what was. */
  keepAll(): void {
    this.#changes.allChanged();
  }

  /** What was just exchanged in the world is what was written; what happened since is not. */
  isRestored(): void {
    this.#changes.everything = false;
  }

  /** Resolves when all that happened until now is written. @throws what the database says when it cannot be */
  async saved(): Promise<void> {
    if (this.isBehind) await (this.#saving ??= this.#saveTogether());
  }

  /** Writes all that is not written yet. @throws what the database says when it cannot be; what is to be written is kept */
  save(): void {
    if (!this.isBehind) return;
    try {
      this.#settleExpiries();
      this.#database.together(() => this.#write());
    } catch (error) {
      this.#written = { clock: undefined, entered: new Map() };
      if (!this.#failed) this.#onFailure(error);
      this.#failed = true;
      throw error;
    }
    this.#failed = this.#clockMoved = false;
    this.#changes = new Changes();
  }

  /** Writes what is left, and follows the world no longer. What cannot be written was told, and not acknowledged. */
  close(): void {
    for (const end of this.#ends.splice(0)) end();
    try {
      this.save();
      this.#database.together(() => this.#database.setClock(clockOf(this.#world.clock)));
    } catch {
      // The moment of the end alone is nobody's loss.
    }
  }

  #saveSoon(): void {
    // Whoever waits for it learns of a failure, and `onFailure` does.
    if (this.#saving === undefined) this.saved().catch(() => {});
  }

  async #saveTogether(): Promise<void> {
    await eventLoopTurn();
    this.#saving = undefined;
    this.save();
  }

  /** While everything is written nothing may happen, as that messages are found to be past their retention. */
  #settleExpiries(): void {
    if (!this.#changes.everything) return;
    for (const queue of this.#world.queues.all()) queue.counts(this.#world.clock.now());
  }

  #write(): void {
    const { queues, clock } = this.#world;
    const nowMs = clock.now();
    if (this.#changes.everything) {
      this.#database.clear();
      this.#written.entered.clear();
      for (const record of stateRecords(queues, nowMs)) this.#database.put(record);
    } else {
      for (const [arn, changes] of this.#changes.queues) this.#writeQueue(arn, changes, nowMs);
      for (const id of this.#changes.moveTasks) {
        const task = queues.moveTasks.find(id);
        if (task !== undefined) this.#database.put(moveTaskRecord(task));
      }
    }
    this.#writeClock();
    if (nowMs - this.#forgotAtMs < FORGET_EVERY_MS) return;
    this.#forgotAtMs = nowMs;
    this.#database.forget(nowMs - Math.max(limits.deduplicationIntervalMs, limits.receiveRequestAttemptMs));
  }

  /** Those of positions in a row go together. */
  #dropMessages(arn: string, positions: readonly number[]): void {
    for (let at = 0, from = 0; at < positions.length; at++) {
      if (positions[at + 1] === positions[at]! + 1) continue;
      this.#database.dropMessages(arn, positions[from]!, positions[at]!);
      from = at + 1;
    }
  }

  #writeClock(): void {
    const [now, { clock }] = [clockOf(this.#world.clock), this.#written];
    const isKnown = clock?.aheadMs === now.aheadMs && Math.abs(clock.showsMs - now.showsMs) < CLOCK_EVERY_MS;
    if (isKnown && !this.#clockMoved) return;
    this.#database.setClock(now);
    this.#written.clock = now;
  }

  #writeQueue(arn: string, changes: QueueChanges, nowMs: EpochMs): void {
    const { queues } = this.#world;
    if (changes.emptied) this.#database.empty(arn);
    if (changes.itself) this.#writeItself(arn);
    const state = queues.stateOf(arn);
    if (state === undefined) return;
    if (changes.rewritten) for (const stored of state.store.all()) this.#database.putMessage(arn, stored);
    this.#writeMessages(arn, changes, state);
    for (const { message, atMs } of changes.sent) {
      const key = state.deduplication.keyOf({ groupId: message.groupId!, deduplicationId: message.deduplicationId! }, atMs);
      this.#database.put({ kind: 'sent', queueArn: arn, key, messageId: message.id, position: message.position, atMs });
    }
    for (const id of changes.attempts) {
      const attempt = state.attempts.get(id, nowMs);
      if (attempt === undefined) this.#database.dropAttempt(arn, id);
      else this.#database.put({ kind: 'attempt', queueArn: arn, id, atMs: attempt.atMs, parts: attempt.parts });
    }
  }

  #writeItself(arn: string): void {
    const { queues } = this.#world;
    const record = queueRecord(arn, queues);
    this.#database.put(record ?? deletedQueueRecord(arn, queues));
    this.#written.entered.set(arn, record?.entered ?? 0);
  }

  #writeMessages(arn: string, { messages }: QueueChanges, { store }: QueueState): void {
    const gone: number[] = [];
    let latestGone = -1;
    for (const [position, change] of messages) {
      const stored = store.get(position);
      if (stored === undefined) latestGone = Math.max(latestGone, position);
      if (stored !== undefined && change === 'added') this.#database.putMessage(arn, stored);
      else if (stored !== undefined) this.#database.changeMessage(arn, stored);
      else if (change === 'changed') gone.push(position);
    }
    this.#dropMessages(arn, gone);
    // How many have entered is known by the latest that is there; only when that is gone, it has to be written.
    if (latestGone >= (this.#written.entered.get(arn) ?? 0)) this.#writeItself(arn);
  }
}

/** A clock as it is written. */
export function clockOf(clock: KeptWorld['clock']): StoredClock {
  return { showsMs: Math.round(clock.now()), aheadMs: Math.round(clock.aheadMs) };
}
