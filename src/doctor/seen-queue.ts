import type { JournalEvent } from '../core/journal';
import { limits } from '../core/limits';
import type { Queue } from '../core/queue';
import { queueNameIn } from '../core/queue-address';
import { settingsOf } from '../core/settings-of';
import type { TestWorld } from '../testing/world/test-world';

/** A queue as it is, or as it was when it was deleted: tests delete theirs before anybody looks. */
export type SeenQueue = Pick<Queue, 'name' | 'arn' | 'fifo' | 'attributes' | 'settings'>;

/** All queues that a world has or had, by their ARNs. */
export function seenQueues({ journal, all }: Pick<TestWorld, 'journal' | 'all'>): ReadonlyMap<string, SeenQueue> {
  const told = [...journal.opening, ...journal.events].flatMap(queueOf);
  return new Map([...told, ...all()].map((queue) => [queue.arn, queue]));
}

function queueOf(event: JournalEvent): SeenQueue[] {
  if (event.kind !== 'queueCreated' && event.kind !== 'queueAttributesSet') return [];
  const attributes = new Map(Object.entries(event.attributes));
  const name = queueNameIn(event.queueArn);
  const settings = settingsOf(attributes, { maximumMessageSizeBytes: limits.maximumMessageSizeBytes.max });
  return [{ name, arn: event.queueArn, fifo: name.endsWith('.fifo'), attributes, settings }];
}
