import { loadConfig } from '../config/load-config';
import type { Template, TemplateOwner } from '../config/template';
import type { Queue } from '../core/queue';
import { noticeOnce } from '../system/process/notice';
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
  /** Creates the queues that its options ask for; those that exist get the attributes and tags that are given. */
  populate(): void;
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
  const template = copied === undefined ? templateOf(options, settings.owner) : undefined;
  const populate = (): void => {
    if (copied === undefined) {
      if (template !== undefined) testQueues.createAll(template.queues, template.placeOf);
      testQueues.createAll(options.queues ?? {});
    } else for (const queue of copied) world.queues.create(queue, queue, world.nowMs());
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
    populate,
    clear: () =>
      begunAnew(() => {
        world.clear();
        populate();
      }),
    restore: (records, atMs) => begunAnew(() => world.restore(records, atMs)),
  };
}

/** Read once: the world is the same after each test, whatever becomes of the file meanwhile. */
function templateOf({ template }: SqsOptions, owner: TemplateOwner): Template | undefined {
  if (template === undefined) return undefined;
  const read = loadConfig().readTemplate(template, owner);
  read.omissions.forEach(noticeOnce);
  return read;
}
