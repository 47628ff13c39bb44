import type { Queue } from '../../core/queue';
import { stateOf } from '../../core/stored-message';
import { fakeTimers } from '../../system/time/fake-timers';
import type { TestWorld } from '../world/test-world';
import { openQueues, type OpenQueue } from './open-queues';

/** Of full patience, what is left once it has shown itself to be in vain. */
const LEFT_IN_VAIN = 1 / 20;
/** Time goes on in vain where nobody else would receive: then whoever is at work is given more. */
const TIMES_ALONE = 3;

/** Gives consumers real time, as long as there may be one at work. */
export interface Patience {
  /** Waits in real time for a call, if somebody may be about to make one. @returns whether one came */
  hasWorked(): Promise<boolean>;
  end(): void;
}

/**
 * Begins with full patience; it comes back when a message was delivered, unless handlers wait for fake timers as it seems.
 *
 * @param fullMs - real time for a consumer that works without calling SQS: with a database, say. None at all when it is 0: then
 *   nobody works in real time, as in a run where all timers are moved
 */
export function createPatience(world: TestWorld, fullMs: number): Patience {
  let graceMs = fullMs;
  // What a function did not handle in its time is not waited for as long again, however often it comes back.
  const timedOut = new Set<string>();
  const end = world.journal.subscribe((event) => {
    if (event.kind === 'invocationEnded' && event.outcome === 'timedOut')
      for (const { message } of event.messages) timedOut.add(message.id);
    if (event.kind === 'messageReceived' && !timedOut.has(event.message.id) && fakeTimers() === undefined) graceMs = fullMs;
  });
  return {
    end,
    async hasWorked() {
      const open = openQueues(world);
      const alone = isAtWorkAlone(open, world);
      if (fullMs === 0 || !(alone || mayBeAtWork(open, world))) return false;
      const worked = await world.activity.within(alone && graceMs === fullMs ? graceMs * TIMES_ALONE : graceMs);
      if (!worked) graceMs = timedOut.size === 0 ? fullMs * LEFT_IN_VAIN : Math.min(graceMs / 2, fullMs * LEFT_IN_VAIN);
      return worked;
    },
  };
}

/** Somebody has a message in hand, or messages are there and nobody waits for them; or there is work of which no call tells. */
function mayBeAtWork(open: readonly OpenQueue[], world: TestWorld): boolean {
  if (world.activity.isBusy) return true;
  const nowMs = world.nowMs();
  return open.some(({ queue, messages }) => (isLeftLying(queue, world) && queue.counts(nowMs).visible > 0) || isInHand(messages, world));
}

/** Whether nobody would receive at once what is there: an event source mapping would. */
function isLeftLying({ waiting, arn }: Queue, world: TestWorld): boolean {
  return waiting === 0 && !world.isWatched(arn);
}

/** Whether a message in flight is with somebody who has not called again since. */
function isInHand(messages: OpenQueue['messages'], world: TestWorld): boolean {
  const nowMs = world.nowMs();
  return messages.some((stored) => stateOf(stored, nowMs) === 'inFlight' && world.consumers.holderOf(stored.message.id) !== undefined);
}

/** Whether the only ones to receive are at work, by timers of the process. */
function isAtWorkAlone(open: readonly OpenQueue[], world: TestWorld): boolean {
  const unattended = ({ waiting }: Queue): boolean => waiting === 0;
  return (
    fakeTimers() === undefined && open.length > 0 && open.every(({ queue, messages }) => unattended(queue) && isInHand(messages, world))
  );
}
