import type { Queue } from '../core/queue';
import { formOf, snapshotQueues, type QueueSnapshot } from './queue-snapshot';
import type { SqsOptions } from './sqs-options';
import { createTestQueues, type TestQueues } from './test-queues';
import { createWorld, type World, type WorldSettings } from './world';

/** A world with queues, which a test makes and sees. */
export interface PopulatedWorld extends World {
  readonly testQueues: TestQueues;
  /** The queues that it began with, at first or when it was last cleared. */
  readonly initial: QueueSnapshot;
  /** Which test created a queue and left it, by ARN. */
  readonly creators: Map<string, string>;
  /** Drops everything, and creates the queues anew that it began with. */
  clear(): void;
}

interface PopulatedWorldSettings extends WorldSettings {
  /** Queues of another world to begin with, all of them empty; default: those of the options. */
  readonly queues: Iterable<Queue> | undefined;
  /** The world that a test means which looks into a queue of this one. */
  readonly current: () => World;
}

/** A world with the queues that its options ask for. @throws Error that names the queue that SQS refuses */
export function populatedWorld(options: SqsOptions, { queues, current, ...settings }: PopulatedWorldSettings): PopulatedWorld {
  const world = createWorld(options, settings);
  const creators = new Map<string, string>();
  const testQueues = createTestQueues(world, settings, { current, creators });
  const copied = queues && Array.from(queues, formOf);
  const populate = (): void => {
    if (copied === undefined) testQueues.createAll(options.queues ?? {});
    else for (const queue of copied) world.queues.create(queue, queue, world.nowMs());
  };
  populate();
  let initial = snapshotQueues(world);
  const begunAnew = (begin: () => void): void => {
    begin();
    creators.clear();
    initial = snapshotQueues(world);
  };
  return {
    ...world,
    testQueues,
    get initial() {
      return initial;
    },
    creators,
    clear: () =>
      begunAnew(() => {
        world.clear();
        populate();
      }),
    restore: (records, atMs) => begunAnew(() => world.restore(records, atMs)),
  };
}
