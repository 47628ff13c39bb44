import type { EpochMs } from '../../core/clock';
import { PriorityQueue, type PriorityQueueEntry } from '../../core/priority-queue';

/** Something to be run at a moment. */
export interface Deadline {
  readonly atMs: EpochMs;
  readonly run: () => void;
}

interface Entry {
  readonly run: () => void;
  place: PriorityQueueEntry<Entry> | undefined;
}

/** What is to be run when, in order of its moments; of one moment in order of its registration. */
export class Deadlines {
  #queue = new PriorityQueue<Entry>();

  /** The moment of the first. */
  get nextMs(): EpochMs | undefined {
    return this.#queue.first()?.key;
  }

  /** @returns a function that takes it back; it tells whether it was still there */
  add(atMs: EpochMs, run: () => void): () => boolean {
    const entry: Entry = { run, place: undefined };
    entry.place = this.#queue.add(atMs, entry);
    return () => {
      if (entry.place === undefined) return false;
      this.#queue.remove(entry.place);
      entry.place = undefined;
      return true;
    };
  }

  /** Takes the first one out, if it is due at a moment. */
  take(atMs: EpochMs): Deadline | undefined {
    const first = this.#queue.first();
    if (first === undefined || first.key > atMs) return undefined;
    this.#queue.remove(first);
    first.item.place = undefined;
    return { atMs: first.key, run: first.item.run };
  }

  /** Brings all of them nearer. */
  bringNearer(byMs: number): void {
    const former = this.#queue;
    this.#queue = new PriorityQueue();
    for (let first = former.first(); first !== undefined; first = former.first()) {
      former.remove(first);
      first.item.place = this.#queue.add(first.key - byMs, first.item);
    }
  }
}
