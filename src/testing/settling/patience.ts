import type { Queue } from '../../core/queue';
import { fakeTimers } from '../../system/time/fake-timers';
import type { TestWorld } from '../world/test-world';
import { openQueues } from './open-queues';

/** Real time for code under test that works without calling SQS: with a database, say. */
const FULL_MS = 1000;
/** The same, once that has shown itself to be in vain. */
const SHORT_MS = 50;

/** Gives consumers real time, as long as there may be one at work. */
export interface Patience {
  /** Waits in real time for a call, if somebody may be about to make one. @returns whether one came */
  hasWorked(): Promise<boolean>;
  end(): void;
}

/** Begins with full patience; it comes back when a message was delivered, unless handlers wait for fake timers as it seems. */
export function createPatience(world: TestWorld): Patience {
  let graceMs = FULL_MS;
  const end = world.journal.subscribe(({ kind }) => {
    if (kind === 'messageReceived' && fakeTimers() === undefined) graceMs = FULL_MS;
  });
  return {
    end,
    async hasWorked() {
      if (!openQueues(world).some(({ queue }) => mayBeWorkedOn(queue, world))) return false;
      const worked = await world.activity.within(graceMs);
      if (!worked) graceMs = SHORT_MS;
      return worked;
    },
  };
}

/** Messages are in hand and not every consumer waits for more, or messages are there and nobody waits for them. */
function mayBeWorkedOn(queue: Queue, world: TestWorld): boolean {
  const { visible, inFlight } = queue.counts(world.nowMs());
  const { waiting, mostWaiting } = queue;
  return (inFlight > 0 && (waiting === 0 || waiting < mostWaiting)) || (visible > 0 && waiting === 0);
}
