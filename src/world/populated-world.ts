import type { Queue } from '../core/queue';
import type { SqsOptions } from './sqs-options';
import { createTestQueues, type TestQueues } from './test-queues';
import { createWorld, type World, type WorldSettings } from './world';

/** A world with queues, which a test makes and sees. */
export interface PopulatedWorld extends World {
  readonly testQueues: TestQueues;
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
  const testQueues = createTestQueues(world, settings, current);
  const copied = queues && Array.from(queues, definitionOf);
  const populate = (): void => {
    if (copied === undefined) testQueues.createAll(options.queues ?? {});
    else for (const queue of copied) world.queues.create(queue, queue, world.nowMs());
  };
  populate();
  return {
    ...world,
    testQueues,
    clear() {
      world.clear();
      populate();
    },
  };
}

/** A queue without what is in it. */
function definitionOf({ name, accountId, region, attributes, tags }: Queue) {
  return { name, accountId, region, attributes, tags: new Map(tags) };
}
