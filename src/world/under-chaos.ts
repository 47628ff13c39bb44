import type { Chaos } from '../chaos/chaos';
import type { TestWorld } from '../testing/world/test-world';

/** What others are to know of a world's faults. */
export function underChaos(chaos: Chaos): Pick<TestWorld, 'held' | 'heldWork' | 'mortal'> {
  return {
    held: chaos.holds,
    heldWork: () => chaos.waiting,
    mortal: (name, onDeath, work) => chaos.processes.once(name, onDeath, work),
  };
}
