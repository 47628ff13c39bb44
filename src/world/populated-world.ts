import type { Queue } from '../core/queue';
import type { SqsOptions } from './sqs-options';
import { testQueues, type TestQueues } from './test-queues';
import { createWorld, type World, type WorldSettings } from './world';

/** A world and its queues. */
export interface PopulatedWorld {
  readonly world: World;
  readonly queues: TestQueues;
  /** Drops everything, and creates the queues anew that it began with. */
  clear(): void;
}

/** Where a world comes from. */
export interface WorldOrigin {
  /** Queues of another world to begin with, all of them empty; default: those of the options. */
  readonly queues?: Iterable<Queue> | undefined;
  /** The world that its queues are looked up in, as a test sees them. */
  readonly here: () => PopulatedWorld;
}

/** A world with the queues that its options ask for. @throws Error for options that cannot be */
export function populatedWorld(options: SqsOptions, settings: WorldSettings, { queues: given, here }: WorldOrigin): PopulatedWorld {
  const world = createWorld(options, settings);
  const queues = testQueues(world, settings, () => here().world);
  const copied = given && Array.from(given, definitionOf);
  const populate = (): void => {
    if (copied === undefined) queues.createAll(options.queues ?? {});
    else for (const queue of copied) world.queues.create(queue, queue, world.nowMs());
  };
  populate();
  return {
    world,
    queues,
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
