import type { ShownQueue } from './shown-queue';

/** A queue, and those of which it is the dead-letter queue. */
export interface QueueTree {
  readonly queue: ShownQueue;
  readonly sources: readonly QueueTree[];
}

/** Queues by where their dead letters go: each stands in one tree, whose root sends none on. Queues that send theirs in a circle are cut at one of them. */
export function queueTrees(queues: readonly ShownQueue[]): QueueTree[] {
  const byArn = new Map(queues.map((queue) => [queue.arn, queue]));
  const placed = new Set<string>();
  const treeOf = (queue: ShownQueue): QueueTree => {
    placed.add(queue.arn);
    const sources = queues.filter(({ arn, deadLetterArn }) => deadLetterArn === queue.arn && !placed.has(arn));
    return { queue, sources: sources.map(treeOf) };
  };
  const roots = queues.filter(({ deadLetterArn }) => deadLetterArn === undefined || !byArn.has(deadLetterArn)).map(treeOf);
  const circles = queues.filter(({ arn }) => !placed.has(arn)).flatMap((queue) => (placed.has(queue.arn) ? [] : [treeOf(queue)]));
  return [...roots, ...circles].sort((a, b) => Number(b.sources.length > 0) - Number(a.sources.length > 0));
}
