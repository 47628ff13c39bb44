import type { Queue } from '../core/queue';
import type { QueueRegistry } from '../core/queue-registry';
import type { World } from './world';

/** A queue without what is in it. */
export type QueueForm = Pick<Queue, 'arn' | 'name' | 'accountId' | 'region' | 'attributes' | 'tags'>;

/** The queues that there were at some time, as they were then. */
export interface QueueSnapshot {
  /** Those that there are now and were not then. */
  created(): Queue[];
  /** Gives those of then the attributes, policies and tags that they had, and creates anew those that were deleted. */
  restore(): void;
}

/** Keeps in mind how the queues of a world are now. */
export function snapshotQueues({ queues, nowMs }: World): QueueSnapshot {
  const forms = new Map(Array.from(queues.all(), (queue) => [queue.arn, formOf(queue)]));
  return {
    created: () => Array.from(queues.all()).filter(({ arn }) => !forms.has(arn)),
    restore: () => forms.forEach((form) => restoreQueue(form, queues, nowMs())),
  };
}

/** A queue as it is now, whatever becomes of it. */
export function formOf({ arn, name, accountId, region, attributes, tags }: Queue): QueueForm {
  return { arn, name, accountId, region, attributes: new Map(attributes), tags: new Map(tags) };
}

function restoreQueue(form: QueueForm, queues: QueueRegistry, nowMs: number): void {
  const queue = queues.find(form.arn);
  if (queue === undefined) return void queues.create(form, form, nowMs);
  if (!isSame(queue.attributes, form.attributes)) queue.configure(form.attributes, nowMs);
  if (isSame(queue.tags, form.tags)) return;
  queue.removeTags([...queue.tags.keys()], nowMs);
  queue.setTags(form.tags, nowMs);
}

function isSame(now: ReadonlyMap<string, string>, then: ReadonlyMap<string, string>): boolean {
  return now.size === then.size && Array.from(then).every(([name, value]) => now.get(name) === value);
}
