import type { EpochMs } from '../core/clock';
import type { StateRecord } from '../core/state-record';
import { stateRecords } from '../core/state-records';
import type { PopulatedWorld } from './populated-world';

/** What a world was like at one moment, as plain data that JSON can hold. */
export interface WorldSnapshot {
  readonly format: 'msw-sqs-snapshot';
  /** Of the form; later ones may hold what this one does not know. */
  readonly version: 1;
  /** What its clock showed. */
  readonly atMs: EpochMs;
  /** Queues, messages with their visibility and receives, what FIFO queues remember, and move tasks. */
  readonly records: readonly StateRecord[];
}

/** What a world is like now. */
export function snapshotOf({ queues, clock }: Pick<PopulatedWorld, 'queues' | 'clock'>): WorldSnapshot {
  const atMs = clock.now();
  return { format: 'msw-sqs-snapshot', version: 1, atMs, records: [...stateRecords(queues, atMs)] };
}

/**
 * Makes a world what it was: its clock goes on at that moment, receipt handles delete again, and what was in flight comes back when it would have.
 *
 * Journal and faults begin anew; whoever waits for messages goes home empty-handed.
 */
export function restoreSnapshot(world: Pick<PopulatedWorld, 'restore'>, { records, atMs }: WorldSnapshot): void {
  world.restore(records, atMs);
}
