import type { EpochMs } from '../core/clock';
import type { BatchItem } from './batch';

type Items = readonly BatchItem[];

/**
 * Batches that a function did not take as it was at its reserved concurrency: it is tried again with them until they are visible again.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-backoff-strategy
 */
export class ThrottledBatches {
  #batches: Items[] = [];

  get size(): number {
    return this.#batches.length;
  }

  add(items: Items): void {
    this.#batches.push(items);
  }

  /** Takes out the one that has waited longest. */
  take(): Items | undefined {
    return this.#batches.shift();
  }

  /** Lets go of those that are visible again, as a whole or in part: they are received anew. */
  dropVisible(nowMs: EpochMs): void {
    this.#batches = this.#batches.filter((items) => endOf(items) > nowMs);
  }

  /** When the first of them is visible again; `Infinity` when there are none. */
  endsAtMs(): EpochMs {
    return Math.min(...this.#batches.map(endOf));
  }

  clear(): void {
    this.#batches = [];
  }
}

function endOf(items: Items): EpochMs {
  return items.reduce((end, { hiddenUntilMs }) => Math.min(end, hiddenUntilMs), Infinity);
}
