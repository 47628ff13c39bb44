import { snapshotQueues } from '../world/queue-snapshot';
import type { LazyWorld } from '../world/lazy-world';

/**
 * Begins a test that shares a world with others.
 *
 * At its end the queues that were there have the attributes, policies and tags again that they had, and those that it deleted are
 * there, empty. Queues that it created stay, and are known as its own.
 *
 * @param test - its name, if that is known
 * @returns to be called when it has finished
 */
export function keepQueues(world: LazyWorld, test: string | undefined): () => void {
  const { existing } = world;
  const initial = existing?.initial;
  const snapshot = existing && snapshotQueues(existing);
  return () => {
    const now = world.existing;
    if (now === undefined) return;
    // What `sqs.clear()` dropped is to be gone; and where the test was the first to ask for the world, there was none before.
    const before = snapshot !== undefined && now.initial === initial ? snapshot : now.initial;
    for (const { arn } of before.created()) now.creators.set(arn, test === undefined ? 'an earlier test' : `the test "${test}"`);
    before.restore();
  };
}
