/** A list that keeps its newest `capacity` items: adding is O(1), also when it is full. */
export interface Ring<T> {
  /** All items kept, oldest first; the same array until something changes. */
  readonly items: readonly T[];
  /** How many items were dropped to make room. */
  readonly dropped: number;
  add(item: T): void;
  clear(): void;
}

/** Creates an empty ring; its memory grows with its items, up to `capacity`. */
export function createRing<T>(capacity: number): Ring<T> {
  let slots: T[] = [];
  let oldest = 0;
  let dropped = 0;
  let inOrder: readonly T[] | undefined;

  return {
    get items() {
      return (inOrder ??= Object.freeze([...slots.slice(oldest), ...slots.slice(0, oldest)]));
    },
    get dropped() {
      return dropped;
    },
    add(item) {
      inOrder = undefined;
      if (slots.length < capacity) {
        slots.push(item);
        return;
      }
      slots[oldest] = item;
      oldest = (oldest + 1) % capacity;
      dropped++;
    },
    clear() {
      slots = [];
      oldest = dropped = 0;
      inOrder = undefined;
    },
  };
}
