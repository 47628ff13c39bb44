import type { ActionName } from '../../src/api/shapes';
import { mock } from '../../src/backends/mock';
import type { Behaviour } from '../../src/parity/scenario/behaviour';
import { play } from '../../src/parity/scenario/play';

/** Which actions each behaviour calls, found out by playing it on the mock. */
export async function actionsOfBehaviours(behaviours: readonly Behaviour[]): Promise<ReadonlyMap<string, ReadonlySet<ActionName>>> {
  const actions = new Map<string, ReadonlySet<ActionName>>();
  for (const behaviour of behaviours) {
    const backend = await mock({ clock: 'virtual', strict: true, seed: 1 }).start();
    const called = new Set<ActionName>();
    let queues = 0;
    const recording: typeof backend = {
      ...backend,
      call(action, input) {
        called.add(action);
        return backend.call(action, input);
      },
    };
    await play(behaviour, recording, () => `queue-${String(++queues).padStart(3, '0')}`);
    await backend.stop();
    actions.set(behaviour.id, called);
  }
  return actions;
}
