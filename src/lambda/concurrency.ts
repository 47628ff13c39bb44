import type { EpochMs } from '../core/clock';
import { lambdaLimits } from './lambda-limits';

const { initial, perMinute, max } = lambdaLimits.concurrency;
const MINUTE_MS = 60_000;

/**
 * How many batches are with a function at a time: five in the beginning, and 300 more each minute while there is more to do.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
 */
export class Concurrency {
  #sinceMs: EpochMs | undefined;

  /** How many there may be now; all that a FIFO queue hands out, as that is one batch for each message group at most. */
  limit({ fifo, maximum = max }: { readonly fifo: boolean; readonly maximum: number | undefined }, nowMs: EpochMs): number {
    return Math.min(maximum, fifo ? Infinity : this.#scaled(nowMs));
  }

  /** There is more to do than may be done at a time. @returns when there may be more */
  isShort(nowMs: EpochMs): EpochMs | undefined {
    this.#sinceMs ??= nowMs;
    if (this.#scaled(nowMs) >= max) return undefined;
    return this.#sinceMs + (Math.floor((nowMs - this.#sinceMs) / MINUTE_MS) + 1) * MINUTE_MS;
  }

  /** Nothing is left to do. */
  rest(): void {
    this.#sinceMs = undefined;
  }

  #scaled(nowMs: EpochMs): number {
    return this.#sinceMs === undefined ? initial : initial + perMinute * Math.floor((nowMs - this.#sinceMs) / MINUTE_MS);
  }
}
