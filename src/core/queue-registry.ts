import type { EpochMs } from './clock';
import type { Queue } from './queue';
import type { MoveTasks } from './move-tasks';

/** A queue's name within the world. */
export interface QueueIdentity {
  readonly accountId: string;
  readonly region: string;
  readonly name: string;
}

/** The queues of a world: of every account and region in it. */
export interface QueueRegistry {
  /** Whether AWS' two 60-second rules hold (recreate after delete, purge after purge). */
  readonly strict: boolean;
  /** Whether naming a queue that is not there creates it. */
  readonly autoCreateQueues: boolean;
  /** Upper bound of the attribute `MaximumMessageSize`, and its default. */
  readonly maximumMessageSizeBytes: number;
  readonly moveTasks: MoveTasks;

  find(arn: string): Queue | undefined;
  findByName(identity: QueueIdentity): Queue | undefined;
  /** Adds a queue; the caller has checked name, attributes and that there is none. */
  create(
    identity: QueueIdentity,
    options: { readonly attributes: ReadonlyMap<string, string>; readonly tags: ReadonlyMap<string, string> },
    nowMs: EpochMs,
  ): Queue;
  /** Drops a queue and its messages; its waiting receives end empty. */
  delete(queue: Queue, nowMs: EpochMs): void;
  /** When the queue of this ARN was last deleted, if it was. */
  deletedAtMs(arn: string): EpochMs | undefined;
  /** The queues of one account and region, by name. */
  list(owner: Omit<QueueIdentity, 'name'>): Queue[];
  /** The queues whose `RedrivePolicy` names this ARN, by name. */
  sourcesOf(deadLetterArn: string): Queue[];
  /** All queues of the world. */
  all(): IterableIterator<Queue>;
}
