import type { QueueIdentity } from '../core/queue-address';
import { nodeDigest } from '../system/node-digest';

/** Names of queues on the backend: those of one world meet those of no other. */
export interface TwinNames {
  /** What the names of one account's queues in one region begin with. */
  prefixOf(owner: Omit<QueueIdentity, 'name'>): string;
  /** Always the same for one queue, until the next generation. */
  nameOf(queue: QueueIdentity): string;
  /** Whether a name had to be shortened: then the backend cannot find it by its beginning. */
  readonly shortened: boolean;
  /** From now on all names are new. */
  nextGeneration(): void;
}

const NAME_LENGTH_MAX = 80;
const HASH_LENGTH = 12;

/** @param id - what no other world has: letters, digits, hyphens */
export function createTwinNames(id: string): TwinNames {
  let generation = 0;
  let shortened = false;
  const owners = new Map<string, number>();

  function prefixOf({ accountId, region }: Omit<QueueIdentity, 'name'>): string {
    const owner = `${accountId} ${region}`;
    if (!owners.has(owner)) owners.set(owner, owners.size);
    return `${id}-${generation.toString(36)}${owners.get(owner) === 0 ? '' : `-${owners.get(owner)}`}-`;
  }

  return {
    prefixOf,
    get shortened() {
      return shortened;
    },
    nameOf(queue) {
      const { name } = queue;
      const full = prefixOf(queue) + name;
      // What no queue may be called is to be refused by the backend, too.
      if (name === '' || name.length > NAME_LENGTH_MAX) return name;
      if (full.length <= NAME_LENGTH_MAX) return full;
      shortened = true;
      const hash = nodeDigest.sha256(name).slice(0, HASH_LENGTH);
      const rest = NAME_LENGTH_MAX - prefixOf(queue).length - HASH_LENGTH;
      return prefixOf(queue) + hash + name.slice(-rest);
    },
    nextGeneration() {
      generation++;
      shortened = false;
    },
  };
}
