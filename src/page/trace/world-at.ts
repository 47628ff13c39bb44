import type { EpochMs } from '../../core/clock';
import type { JournalEvent } from '../../core/journal';
import type { Queue } from '../../core/queue';
import { Queues } from '../../core/queues';
import { replay } from '../../core/replay';
import type { TraceStep } from './trace-steps';

/** Rules that let every event be what it was. */
const RULES = { strict: false, autoCreateQueues: false, maximumMessageSizeBytes: 1_048_576 };

/** The queues of a world at any of its steps: rebuilt from what happened until then. */
export class WorldAt {
  readonly #opening: readonly JournalEvent[];
  readonly #steps: readonly TraceStep[];
  #queues: Queues | undefined;
  #done = 0;
  #nowMs: EpochMs = 0;

  constructor(opening: readonly JournalEvent[], steps: readonly TraceStep[]) {
    this.#opening = opening;
    this.#steps = steps;
  }

  /** The queues when so many steps had happened, and what time it was. */
  at(now: number): { readonly queues: readonly Queue[]; readonly nowMs: EpochMs } {
    // Going on is quick; going back begins anew.
    if (this.#queues === undefined || now < this.#done) this.#begin();
    for (; this.#done < now; this.#done++) {
      const step = this.#steps[this.#done]!;
      this.#nowMs = step.atMs;
      if (step.kind === 'event') this.#replay(step.event);
    }
    return { queues: Array.from(this.#queues!.all()), nowMs: this.#nowMs };
  }

  #begin(): void {
    const clock = { now: () => this.#nowMs, schedule: () => () => {} };
    const nothing = { uuid: () => '', unit: () => 0 };
    const digest = { md5: () => '', sha256: () => '' };
    this.#queues = new Queues(RULES, { clock, random: nothing, digest, record: () => {} });
    this.#done = 0;
    this.#nowMs = this.#opening[0]?.atMs ?? this.#steps[0]!.atMs;
    for (const event of this.#opening) this.#replay(event);
  }

  #replay(event: JournalEvent): void {
    try {
      replay([event], this.#queues!);
    } catch {
      // The beginning of its queue or message was dropped: the page says that events are missing.
    }
  }
}
