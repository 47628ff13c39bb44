import type { ActionName } from '../../src/api/shapes';
import { mock } from '../../src/backends/mock';
import { CATALOGUE } from '../../src/parity/catalogue';
import { play } from '../../src/parity/scenario/play';

/** Which actions each behaviour of the catalogue calls, found out by playing it on the mock. */
export async function actionsOfBehaviours(): Promise<ReadonlyMap<string, ReadonlySet<ActionName>>> {
  const actions = new Map<string, ReadonlySet<ActionName>>();
  for (const behaviour of CATALOGUE) {
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
