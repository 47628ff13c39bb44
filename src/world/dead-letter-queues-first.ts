import type { QueueDefinition } from './queue-definition';

/**
 * Definitions in an order in which each queue's dead-letter queue comes before it, as SQS wants it to exist.
 *
 * Otherwise it would be made without the attributes that it is given further on.
 */
export function deadLetterQueuesFirst(queues: Readonly<Record<string, QueueDefinition>>): [name: string, definition: QueueDefinition][] {
  const ordered = new Map<string, QueueDefinition>();
  const visited = new Set<string>();
  for (const name of Object.keys(queues)) visit(name);
  return [...ordered];

  function visit(name: string): void {
    if (visited.has(name) || !Object.hasOwn(queues, name)) return;
    visited.add(name);
    const definition = queues[name]!;
    if (definition.deadLetterQueue !== undefined) visit(definition.deadLetterQueue);
    ordered.set(name, definition);
  }
}
