import type { EpochMs } from './clock';
import { CurrentCall } from './current-call';
import { usualDecisions } from './decisions';
import type { EventOf, JournalEvent } from './journal';
import { MessageMoveTasks } from './message-move-tasks';
import { MessageQueue } from './message-queue';
import type { QueueEnvironment, QueueStart } from './queue-environment';
import { limits } from './limits';
import type { Queue } from './queue';
import { parseArn, queueArn } from './queue-address';
import { createReceiptHandles } from './receipt-handle';
import { settingsOf } from './settings-of';
import type { QueueIdentity, QueueRegistry } from './queue-registry';
import type { QueueState } from './queue-state';
import type { QueueRecord, StateRecord } from './state-record';

/** Rules of a world that hold for all its queues. */
export interface QueueRules {
  readonly strict: boolean;
  readonly autoCreateQueues: boolean;
  readonly maximumMessageSizeBytes: number;
}

/** What queues need from the world around them. */
export type QueuesEnvironment = Pick<QueueEnvironment, 'clock' | 'random' | 'digest' | 'record'> &
  Partial<Pick<QueueEnvironment, 'onWait' | 'decisions'>>;

/** {@link QueueRegistry} in memory. */
export class Queues implements QueueRegistry {
  readonly strict: boolean;
  readonly autoCreateQueues: boolean;
  readonly maximumMessageSizeBytes: number;
  readonly moveTasks: MessageMoveTasks;
  /** In whose name its queues work. */
  readonly currentCall = new CurrentCall();
  readonly #env: QueueEnvironment;
  readonly #queues = new Map<string, MessageQueue>();
  /** By ARN, whether or not there is such a queue. */
  readonly #watchers = new Map<string, Set<() => void>>();
  readonly #deletedAtMs = new Map<string, EpochMs>();
  /** What tells the receipt handles of this world from those of others. */
  #world: string;
  /** How many queues there have been of an ARN; kept for good, as their receipt handles are. */
  readonly #created = new Map<string, number>();

  constructor(rules: QueueRules, env: QueuesEnvironment) {
    this.strict = rules.strict;
    this.autoCreateQueues = rules.autoCreateQueues;
    this.maximumMessageSizeBytes = rules.maximumMessageSizeBytes;
    this.#world = env.random.uuid();
    const findQueue = (arn: string): Queue | undefined => this.#queues.get(arn);
    const { currentCall } = this;
    const record = (event: JournalEvent): void => env.record(signed(event, currentCall.id));
    const watchersOf = (arn: string): Set<() => void> => this.#watchersOf(arn);
    const shared = { onWait: () => {}, decisions: usualDecisions, ...env, currentCall, record, findQueue, watchersOf };
    this.#env = { ...shared, settingsOf: (attributes) => settingsOf(attributes, rules) };
    this.moveTasks = new MessageMoveTasks(shared);
  }

  find(arn: string): Queue | undefined {
    return this.#queues.get(arn);
  }

  findByName(identity: QueueIdentity): Queue | undefined {
    return this.#queues.get(queueArn(identity));
  }

  /**
   * Calls `listener` whenever something is done with a queue, whether it is there already or is created later; not when only time passes.
   *
   * It is called while the queue changes: it must not act at once.
   *
   * @returns a function that ends it
   */
  watch(arn: string, listener: () => void): () => void {
    const watchers = this.#watchersOf(arn);
    const watcher = (): void => listener();
    watchers.add(watcher);
    return () => void watchers.delete(watcher);
  }

  /** Whether anybody watches a queue. */
  isWatched(arn: string): boolean {
    return (this.#watchers.get(arn)?.size ?? 0) > 0;
  }

  create(identity: QueueIdentity, start: Pick<QueueStart, 'attributes' | 'tags'>, nowMs: EpochMs): Queue {
    const arn = queueArn(identity);
    const created: EventOf<'queueCreated'> = {
      kind: 'queueCreated',
      atMs: nowMs,
      queueArn: arn,
      attributes: Object.fromEntries(start.attributes),
      tags: Object.fromEntries(start.tags),
      world: this.#world,
      earlierQueues: this.#created.get(arn) ?? 0,
    };
    const queue = this.#add(identity, created);
    this.#env.record(created);
    return queue;
  }

  delete(queue: Queue, nowMs: EpochMs): void {
    this.#remove(queue.arn, nowMs);
    queue.close();
    this.#env.record({ kind: 'queueDeleted', atMs: nowMs, queueArn: queue.arn });
  }

  deletedAtMs(arn: string): EpochMs | undefined {
    return this.#deletedAtMs.get(arn);
  }

  list({ accountId, region }: Omit<QueueIdentity, 'name'>): Queue[] {
    return [...this.#queues.values()].filter((queue) => queue.accountId === accountId && queue.region === region).sort(byName);
  }

  sourcesOf(deadLetterArn: string): Queue[] {
    return [...this.#queues.values()].filter((queue) => queue.settings.redrivePolicy?.deadLetterTargetArn === deadLetterArn).sort(byName);
  }

  all(): IterableIterator<Queue> {
    return this.#queues.values();
  }

  /** Makes every queue anew: as it is, but empty and with nobody waiting; move tasks end. */
  reset(nowMs: EpochMs): void {
    this.moveTasks.clear();
    this.#deletedAtMs.clear();
    for (const queue of Array.from(this.#queues.values())) {
      queue.close();
      this.create(queue, queue, nowMs);
    }
  }

  /** Changes as an event says that something changed, and tells nobody. */
  replay(event: JournalEvent): void {
    switch (event.kind) {
      case 'queueCreated':
        return this.#replayCreated(event);
      case 'queueDeleted':
        return this.#remove(event.queueArn, event.atMs);
      case 'faultInjected':
        // Some befall calls that are about no queue.
        return;
      case 'moveTaskStarted':
      case 'moveTaskEnded':
        return this.moveTasks.replay(event);
      case 'messageDeadLettered':
      case 'messageRedriven':
        this.#told(event.queueArn, event).state.replay(event);
        this.#told(event.toArn, event).state.moveIn(event.movedAs, event.atMs);
        if (event.kind === 'messageRedriven') this.moveTasks.replay(event);
        return;
      default:
        this.#told(event.queueArn, event).state.replay(event);
    }
  }

  /** What a queue knows; `undefined` when there is none. */
  stateOf(arn: string): QueueState | undefined {
    return this.#queues.get(arn)?.state;
  }

  /** Where the receipt handles of a queue come from, whether or not it is still there. */
  originOf(arn: string): Pick<QueueRecord, 'world' | 'earlierQueues'> {
    return { world: this.#world, earlierQueues: this.#created.get(arn)! - 1 };
  }

  /** The ARNs of queues that are gone for good: their receipt handles are still known. */
  *gone(): Generator<string> {
    for (const arn of this.#created.keys()) if (!this.#queues.has(arn)) yield arn;
  }

  /** Takes in what a record says that is so. @throws Error for a record of a queue that no earlier record brought */
  restore(record: StateRecord, nowMs: EpochMs): void {
    switch (record.kind) {
      case 'queue':
        this.#world = record.world;
        this.#add(identityOf(record.queueArn), { ...record, atMs: record.createdAtMs });
        break;
      case 'deletedQueue':
        this.#world = record.world;
        this.#created.set(record.queueArn, record.earlierQueues + 1);
        if (record.deletedAtMs !== undefined) this.#deletedAtMs.set(record.queueArn, record.deletedAtMs);
        return;
      case 'moveTask':
        return this.moveTasks.restore(record);
    }
    this.#told(record.queueArn, record).state.restore(record, nowMs);
  }

  /** Drops everything; whoever waits for messages goes home empty-handed. */
  clear(): void {
    this.moveTasks.clear();
    for (const queue of this.#queues.values()) queue.close();
    this.#queues.clear();
    this.#deletedAtMs.clear();
  }

  #watchersOf(arn: string): Set<() => void> {
    const watchers = this.#watchers.get(arn) ?? new Set();
    this.#watchers.set(arn, watchers);
    return watchers;
  }

  #add(identity: QueueIdentity, created: Omit<EventOf<'queueCreated'>, 'kind'>): MessageQueue {
    const { queueArn: arn, attributes, tags, atMs: nowMs, world, earlierQueues } = created;
    const receipts = createReceiptHandles({ world, queueArn: arn, earlierQueues });
    const start = { attributes: new Map(Object.entries(attributes)), tags: new Map(Object.entries(tags)), nowMs, receipts };
    const queue = new MessageQueue(identity, start, this.#env);
    this.#queues.set(arn, queue);
    this.#created.set(arn, earlierQueues + 1);
    this.#deletedAtMs.delete(arn);
    return queue;
  }

  #remove(arn: string, nowMs: EpochMs): void {
    this.#queues.delete(arn);
    if (!this.isWatched(arn)) this.#watchers.delete(arn);
    for (const [deletedArn, deletedAtMs] of this.#deletedAtMs) {
      if (nowMs - deletedAtMs < limits.recreateQueueMs) break;
      this.#deletedAtMs.delete(deletedArn);
    }
    this.#deletedAtMs.set(arn, nowMs);
  }

  #replayCreated(event: EventOf<'queueCreated'>): void {
    this.#world = event.world;
    this.#add(identityOf(event.queueArn), event);
  }

  /** The queue of an event. */
  #told(arn: string, { kind }: JournalEvent | StateRecord): MessageQueue {
    const queue = this.#queues.get(arn);
    if (queue !== undefined) return queue;
    throw new Error(`The event "${kind}" is of queue ${arn}, of whose creation no earlier event tells.`);
  }
}

function identityOf(arn: string): QueueIdentity {
  const { region, accountId, resource } = parseArn(arn)!;
  return { region, accountId, name: resource };
}

/** Writes on a new event the call that caused it. An expiry is caused by time, whoever is the first to notice. */
function signed(event: JournalEvent & { callId?: number | undefined }, callId: number | undefined): JournalEvent {
  // A copy would cost more than making the event.
  if (callId !== undefined && event.kind !== 'messageExpired') event.callId = callId;
  return event;
}

function byName(a: Queue, b: Queue): number {
  return a.name < b.name ? -1 : Number(a.name > b.name);
}
