import { fc } from '../fast-check';
import type { JournalEvent } from '../../src/core/journal';
import { limits } from '../../src/core/limits';
import { restoreState } from '../../src/core/state-records';
import { openDataFolder } from '../../src/data/data-folder';
import { QueueKeeper } from '../../src/data/queue-keeper';
import { PlayedModel } from '../properties/played-model';
import { scenario } from '../properties/scenario';
import { describeWithSqlite, newFolder, removeFolders } from './with-sqlite';

/** A failure shows the shortest scenario. To look longer: PROPERTY_RUNS=5000 npm run data. */
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 100);

const KINDS = {
  standard: ['queue', 'dlq', 'dlq-of-dlq'],
  FIFO: ['queue.fifo', 'dlq.fifo', 'dlq-of-dlq.fifo'],
} as const;

/** A bare model as a keeper sees a world. */
function asWorld(model: PlayedModel) {
  const listeners = new Set<(event: JournalEvent) => void>();
  let told = 0;
  return {
    queues: model.queues,
    clock: { now: () => model.clock.now(), aheadMs: 0, onMoved: () => () => {} },
    onEmptied: () => () => {},
    journal: {
      subscribe(listener: (event: JournalEvent) => void) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    tell() {
      for (const event of model.events.slice(told)) for (const listener of listeners) listener(event);
      told = model.events.length;
    },
  };
}

/** The state of a model, without what does not count: what comes next of several groups, and deletes of long ago. */
function comparable(model: PlayedModel) {
  const sinceMs = model.clock.now() - limits.recreateQueueMs;
  return model.state().map((queue) => {
    const counts = 'deletedAtMs' in queue && queue.deletedAtMs !== undefined && queue.deletedAtMs > sinceMs;
    return { ...queue, next: undefined, deletedAtMs: counts ? queue.deletedAtMs : undefined };
  });
}

afterEach(removeFolders);

describeWithSqlite('What is kept of a model', () => {
  it.each(Object.entries(KINDS))('is its state, whatever happens to %s queues between two writes', async (kind, names) => {
    await fc.assert(
      fc.asyncProperty(scenario(kind === 'FIFO'), fc.integer({ min: 1, max: 6 }), async (steps, together) => {
        const { database, close } = openDataFolder(newFolder(), { fsync: false });
        const model = new PlayedModel(names);
        const world = asWorld(model);
        const keeper = new QueueKeeper(database, world, () => {});
        names.forEach((_, index) => model.create(index, { VisibilityTimeout: '5', MessageRetentionPeriod: '3600' }));
        for (const [at, step] of steps.entries()) {
          await model.play(step);
          world.tell();
          if (at % together === 0) keeper.save();
        }
        await model.giveUpPolls();
        model.state();
        world.tell();
        keeper.save();

        const nowMs = model.clock.now();
        const second = new PlayedModel(names, nowMs);
        restoreState(database.records(), second.queues, nowMs);
        close();

        expect(comparable(second)).toEqual(comparable(model));
      }),
      { numRuns: RUNS },
    );
  });
});
