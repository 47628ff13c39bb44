import type { SqsOptions } from './sqs-options';
import { testQueues, type TestQueues } from './test-queues';
import { createWorld, type World, type WorldSettings } from './world';

/** A world and its queues. */
export interface PopulatedWorld {
  readonly world: World;
  readonly queues: TestQueues;
  /** Drops everything, and creates the queues of the options anew. */
  clear(): void;
}

/** A world with the queues that its options ask for. @throws Error for options that cannot be */
export function populatedWorld(options: SqsOptions, settings: WorldSettings): PopulatedWorld {
  const world = createWorld(options, settings);
  const queues = testQueues(world, settings.owner);
  queues.createAll(options.queues ?? {});
  return {
    world,
    queues,
    clear() {
      world.clear();
      queues.createAll(options.queues ?? {});
    },
  };
}
