import type { Start } from '../chaos/processes';
import type { SqsChaos } from '../chaos/sqs-chaos';
import { loadEngine } from './load-engine';
import type { World } from './world';

/** What befalls the world that is meant where it is used: read when a test first asks for it. */
export function lazyChaos(world: () => Pick<World, 'chaos'>): {
  readonly chaos: SqsChaos;
  process(name: string, start: Start): () => void;
} {
  const chaos = (): SqsChaos => loadEngine().sqsChaos(world().chaos);
  return {
    chaos: { use: (...faults) => chaos().use(...faults), once: (...faults) => chaos().once(...faults), off: () => chaos().off() },
    process(name, start) {
      loadEngine().checkStart(name, start);
      return world().chaos.processes.start(name, start);
    },
  };
}
