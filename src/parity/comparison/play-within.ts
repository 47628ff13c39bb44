import { withTimeout } from '../../system/time/with-timeout';
import type { Backend } from '../../backends/backend';
import type { Behaviour } from '../scenario/behaviour';
import { play } from '../scenario/play';
import type { Played } from './comparison';
import { comparableValue, withoutIds } from './comparable-value';

/** How a scenario is played. */
export interface PlayOptions {
  readonly uniqueId: () => string;
  readonly timeLimitSeconds: number;
}

/** Plays a scenario, and gives up when it takes too long: what it still calls then fails, so that it ends. */
export async function playWithin(behaviour: Behaviour, backend: Backend, { uniqueId, timeLimitSeconds }: PlayOptions): Promise<Played> {
  let over = false;
  const goingOn = (): void => {
    if (over) throw new Error('the scenario was given up');
  };
  const guarded: Backend = {
    ...backend,
    async call(action, input) {
      if (action !== 'DeleteQueue') goingOn();
      return backend.call(action, input);
    },
    async pass(seconds) {
      goingOn();
      await backend.pass(seconds);
    },
  };

  try {
    const played = play(behaviour, guarded, uniqueId);
    const value = await withTimeout(timeLimitSeconds * 1000, played, () => new Error(`did not end within ${timeLimitSeconds} s`));
    return { value: comparableValue(value) };
  } catch (error) {
    return { failure: withoutIds((error as Error).message) };
  } finally {
    over = true;
  }
}
