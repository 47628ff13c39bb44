import type { EpochMs } from '../../core/clock';
import { durationMs, type Duration } from '../../system/time/duration';
import type { Move } from '../../system/time/moves';
import { fakeTimers } from '../../system/time/fake-timers';
import { timeLimit } from '../patterns/time-limit';
import type { TestWorld } from '../world/test-world';
import { isSettled, openQueues } from './open-queues';
import { createPatience } from './patience';
import { unsettled } from './unsettled';

/** How long settling may take. */
export interface SettleOptions {
  /** Of SQS' time. Default `'1h'`. */
  readonly within?: Duration | undefined;
  /**
   * Real time for a consumer that works without calling SQS, with a database, say; one that takes longer counts as dead, and its message
   * is delivered again when its visibility timeout is over. Default `'1s'`; three times that where nobody else receives.
   */
  readonly patience?: Duration | undefined;
}

/** So long, in SQS' time, somebody is waited for who works on a message that is deleted. */
const OVERTAKEN_MS = 600_000;

/** Lets time run until all work is done. @throws Error that says who is stuck */
export async function settle(world: TestWorld, options?: SettleOptions): Promise<void> {
  const limitMs = timeLimit(options, { name: 'sqs.settle', option: 'within', call: 'sqs.settle(', otherwise: '1h' });
  const patienceMs = options?.patience === undefined ? world.patienceMs : durationMs(options.patience, 'sqs.settle: patience');
  await world.clock.whileMoving('sqs.settle()', (move) => untilSettled(world, { limitMs, patienceMs, move }));
}

interface Settling {
  readonly limitMs: number;
  readonly patienceMs: number;
  readonly move: Move;
}

async function untilSettled(world: TestWorld, { limitMs, patienceMs, move }: Settling): Promise<void> {
  const { clock } = world;
  const startMs = clock.now();
  const endMs = startMs + limitMs;
  const patience = createPatience(world, patienceMs);
  try {
    // Calls on their way arrive first.
    await clock.goBy(0, move);
    while (!isDone(world, { endMs, patienceMs }) && (await move.goesOn())) {
      if (await patience.hasWorked()) {
        await clock.goBy(0, move);
        continue;
      }
      const nextMs = nextChangeMs(world, endMs);
      if (nextMs === undefined || clock.now() >= endMs)
        throw new Error(unsettled(world, { startMs, limitMs, gaveUp: nextMs === undefined }));
      await clock.step(Math.min(nextMs, endMs), move);
    }
  } finally {
    patience.end();
  }
}

/** Where nobody works in real time, whoever works on a message that another one deleted is known to get on by timers alone. */
function isDone(world: TestWorld, { endMs, patienceMs }: { readonly endMs: EpochMs; readonly patienceMs: number }): boolean {
  if (!isSettled(world)) return false;
  const nowMs = world.clock.now();
  if (patienceMs > 0 || nowMs >= endMs || !world.consumers.isOvertakenSince(nowMs - OVERTAKEN_MS)) return true;
  return world.clock.nextAtMs() === undefined && (fakeTimers()?.pending ?? 0) === 0;
}

/** The moment up to which nothing but a deadline or a fake timer can change anything; `undefined` when nothing will at all. */
function nextChangeMs(world: TestWorld, endMs: EpochMs): EpochMs | undefined {
  const { clock } = world;
  const nowMs = clock.now();
  const changes = openQueues(world).flatMap(({ messages }) =>
    messages.map(({ visibleAtMs }) => visibleAtMs).filter((atMs) => atMs > nowMs),
  );
  const next = changes.reduce((first, atMs) => Math.min(first, atMs), Infinity);
  if (next !== Infinity) return next;
  return clock.nextAtMs() !== undefined || (fakeTimers()?.pending ?? 0) > 0 ? endMs : undefined;
}
