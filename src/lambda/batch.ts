import type { SQSRecord } from 'aws-lambda';
import type { EpochMs } from '../core/clock';
import type { InvokedMessage } from '../core/journal';
import { utf8Length } from '../core/utf8';
import { lambdaLimits } from './lambda-limits';

/** A message that was received for a function. */
export interface BatchItem {
  readonly record: SQSRecord;
  readonly message: InvokedMessage;
}

interface SizedItem extends BatchItem {
  readonly bytes: number;
}

/** What bounds a batch. */
export interface BatchLimits {
  readonly batchSize: number;
  /** How long it is gathered. */
  readonly windowSeconds: number;
}

/** What an event has besides its records. */
const ENVELOPE_BYTES = '{"Records":[]}'.length;
const COMMA_BYTES = 1;

/** Messages that are being gathered for the next invocation, in order of their receipt. */
export class Batch {
  #items: SizedItem[] = [];
  #bytes = ENVELOPE_BYTES;
  #sinceMs: EpochMs = 0;

  get size(): number {
    return this.#items.length;
  }

  add(item: BatchItem, nowMs: EpochMs): void {
    if (this.#items.length === 0) this.#sinceMs = nowMs;
    const bytes = utf8Length(JSON.stringify(item.record)) + COMMA_BYTES;
    this.#items.push({ ...item, bytes });
    this.#bytes += bytes;
  }

  /** When it is handed over though it is not full. */
  endsAtMs({ windowSeconds }: BatchLimits): EpochMs {
    return this.#sinceMs + windowSeconds * 1000;
  }

  /** Whether it is to be handed over: it is full, by number or by bytes, or its window is over. */
  isReady(limits: BatchLimits, nowMs: EpochMs): boolean {
    if (this.#items.length === 0) return false;
    return this.#items.length >= limits.batchSize || this.#bytes > lambdaLimits.payloadBytes || nowMs >= this.endsAtMs(limits);
  }

  /** Takes out what goes into one invocation; what does not fit begins the next batch. */
  take({ batchSize }: BatchLimits, nowMs: EpochMs): BatchItem[] {
    let count = 0;
    let bytes = ENVELOPE_BYTES;
    for (const item of this.#items) {
      if (count === batchSize || (count > 0 && bytes + item.bytes > lambdaLimits.payloadBytes)) break;
      bytes += item.bytes;
      count++;
    }
    const taken = this.#items.splice(0, count);
    this.#bytes -= bytes - ENVELOPE_BYTES;
    this.#sinceMs = nowMs;
    return taken;
  }

  clear(): void {
    this.#items = [];
    this.#bytes = ENVELOPE_BYTES;
  }
}
