import { PositionMap } from './position-map';
import { PriorityQueue, type PriorityQueueEntry } from './priority-queue';
import type { Placement } from './stored-message';

/** Where a latecomer stands; `undefined` for a message that came in order. */
type LatePlace = PriorityQueueEntry<Placement> | undefined;

/**
 * Messages in order of a number of theirs, of equal ones those first that came in order.
 *
 * Nearly all come in order, of that number and of their positions: these take a slot, and only latecomers an object of their own.
 */
export class MessageLine {
  readonly #keyOf: (placement: Placement) => number;
  readonly #inOrder = new PositionMap<Placement>();
  readonly #late = new PriorityQueue<Placement>();
  #lastKey = -Infinity;
  #lastPosition = -1;

  constructor(keyOf: (placement: Placement) => number) {
    this.#keyOf = keyOf;
  }

  /** @returns what {@link remove} is to be told */
  add(placement: Placement): LatePlace {
    const [key, { position }] = [this.#keyOf(placement), placement.message];
    const isInOrder = this.#inOrder.size === 0 || (position > this.#lastPosition && key >= this.#lastKey);
    if (!isInOrder) return this.#late.add(key, placement);
    this.#lastKey = key;
    this.#lastPosition = position;
    this.#inOrder.set(position, placement);
    return undefined;
  }

  first(): Placement | undefined {
    const inOrder = this.#inOrder.first();
    const late = this.#late.first();
    if (inOrder === undefined || late === undefined) return inOrder ?? late?.item;
    return late.key < this.#keyOf(inOrder) ? late.item : inOrder;
  }

  /** Takes a message out that stands in the line, at the place where {@link add} put it. */
  remove({ message }: Placement, place: LatePlace): void {
    if (place === undefined) this.#inOrder.delete(message.position);
    else this.#late.remove(place);
  }

  clear(): void {
    this.#inOrder.clear();
    this.#late.clear();
  }
}
