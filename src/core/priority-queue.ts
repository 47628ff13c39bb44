/** Where one item stands in an {@link PriorityQueue}; the key to take it out again. */
export interface PriorityQueueEntry<T> {
  readonly item: T;
  readonly key: number;
  /** Breaks ties: of two equal keys the one added first comes first. */
  readonly sequence: number;
  /** Its index in the heap, or -1 while it stands in the line. */
  heapIndex: number;
  previous: PriorityQueueEntry<T> | undefined;
  next: PriorityQueueEntry<T> | undefined;
}

/**
 * Items in order of a number: O(1) when they arrive in order, O(log n) when they do not.
 *
 * What comes in order (sends, timeouts of one length) is appended to a linked line; a latecomer
 * with a smaller key goes into a heap beside it. The first item is the smaller of the two heads.
 */
export class PriorityQueue<T> {
  #head: PriorityQueueEntry<T> | undefined;
  #tail: PriorityQueueEntry<T> | undefined;
  readonly #heap: PriorityQueueEntry<T>[] = [];
  #size = 0;
  #turns = 0;

  /** How many items stand in it. */
  get size(): number {
    return this.#size;
  }

  /** Adds an item; items of equal keys keep the order in which they were added. */
  add(key: number, item: T): PriorityQueueEntry<T> {
    const tail = this.#tail;
    const place: PriorityQueueEntry<T> = { item, key, sequence: this.#turns++, heapIndex: -1, previous: undefined, next: undefined };
    this.#size++;
    if (tail === undefined) {
      this.#head = this.#tail = place;
    } else if (tail.key <= key) {
      place.previous = tail;
      tail.next = place;
      this.#tail = place;
    } else {
      place.heapIndex = this.#heap.length;
      this.#heap.push(place);
      this.#siftUp(place);
    }
    return place;
  }

  /** The place with the smallest key, if any. */
  first(): PriorityQueueEntry<T> | undefined {
    const head = this.#head;
    const top = this.#heap[0];
    if (head === undefined || top === undefined) return head ?? top;
    return comesBefore(top, head) ? top : head;
  }

  /** Takes an item out; its place must stand in this line. */
  remove(place: PriorityQueueEntry<T>): void {
    this.#size--;
    if (place.heapIndex >= 0) {
      this.#removeFromHeap(place);
      return;
    }
    const { previous, next } = place;
    if (previous === undefined) this.#head = next;
    else previous.next = next;
    if (next === undefined) this.#tail = previous;
    else next.previous = previous;
    place.previous = place.next = undefined;
  }

  /** Takes all items out. */
  clear(): void {
    this.#head = this.#tail = undefined;
    this.#heap.length = 0;
    this.#size = 0;
  }

  /** All items, in no particular order. */
  *[Symbol.iterator](): IterableIterator<T> {
    for (let place = this.#head; place !== undefined; place = place.next) yield place.item;
    for (const place of this.#heap) yield place.item;
  }

  #removeFromHeap(place: PriorityQueueEntry<T>): void {
    const last = this.#heap.pop()!;
    if (last === place) return;
    last.heapIndex = place.heapIndex;
    this.#heap[last.heapIndex] = last;
    this.#siftUp(last);
    this.#siftDown(last);
  }

  #siftUp(place: PriorityQueueEntry<T>): void {
    while (place.heapIndex > 0) {
      const parent = this.#heap[(place.heapIndex - 1) >> 1]!;
      if (!comesBefore(place, parent)) return;
      this.#swap(place, parent);
    }
  }

  #siftDown(place: PriorityQueueEntry<T>): void {
    for (;;) {
      const left = this.#heap[2 * place.heapIndex + 1];
      const right = this.#heap[2 * place.heapIndex + 2];
      const child = right !== undefined && left !== undefined && comesBefore(right, left) ? right : left;
      if (child === undefined || !comesBefore(child, place)) return;
      this.#swap(child, place);
    }
  }

  #swap(a: PriorityQueueEntry<T>, b: PriorityQueueEntry<T>): void {
    const index = a.heapIndex;
    a.heapIndex = b.heapIndex;
    b.heapIndex = index;
    this.#heap[a.heapIndex] = a;
    this.#heap[b.heapIndex] = b;
  }
}

function comesBefore<T>(a: PriorityQueueEntry<T>, b: PriorityQueueEntry<T>): boolean {
  return a.key < b.key || (a.key === b.key && a.sequence < b.sequence);
}
