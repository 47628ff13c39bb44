/** How much a ring keeps. */
export interface RingLimits {
  readonly maxItems: number;
  /** The newest item is kept whatever it weighs. */
  readonly maxBytes: number;
}

/** A list that keeps its newest items, by number and by weight: adding is O(1), also when it is full. Its memory grows with its items. */
export class Ring<T> {
  /** The n-th item is in slot n, modulo `maxItems`; a slot that is given up is `undefined`. */
  #slots: (T | undefined)[] = [];
  #weights: number[] = [];
  #added = 0;
  #kept = 0;
  #bytes = 0;
  /** How many items had been added when it was last cleared. */
  #cleared = 0;
  #inOrder: readonly T[] | undefined;
  readonly #limits: RingLimits;

  constructor(limits: RingLimits) {
    this.#limits = limits;
  }

  /** All items kept, oldest first; the same array until something changes. */
  get items(): readonly T[] {
    const oldest = this.#slotOf(this.#added - this.#kept);
    this.#inOrder ??= Object.freeze([...this.#slots.slice(oldest), ...this.#slots.slice(0, oldest)].slice(0, this.#kept) as T[]);
    return this.#inOrder;
  }

  /** How many items were dropped to make room. */
  get dropped(): number {
    return this.#added - this.#cleared - this.#kept;
  }

  /** How many items were ever added. */
  get added(): number {
    return this.#added;
  }

  /** The items added after the n-th of all that ever were, oldest first: those that are kept, and how many are not. */
  after(n: number, atMost = Infinity): { readonly items: T[]; readonly first: number; readonly dropped: number } {
    const oldest = this.#added - this.#kept;
    const from = Math.max(n, oldest);
    const length = Math.max(0, Math.min(this.#added - from, atMost));
    const items = Array.from({ length }, (_, index) => this.#slots[this.#slotOf(from + index)] as T);
    return { items, first: from + 1, dropped: Math.max(0, oldest - Math.max(n, this.#cleared)) };
  }

  /** @returns what the item is called in {@link grow} */
  add(item: T, bytes: number): number {
    if (this.#kept === this.#limits.maxItems) this.#dropOldest();
    const called = this.#added++;
    const slot = this.#slotOf(called);
    this.#slots[slot] = item;
    this.#weights[slot] = 0;
    this.#kept++;
    this.grow(called, bytes);
    return called;
  }

  /** An item has become heavier; nothing happens when it is no longer kept. */
  grow(called: number, bytes: number): void {
    if (called < this.#added - this.#kept) return;
    this.#weights[this.#slotOf(called)]! += bytes;
    this.#bytes += bytes;
    while (this.#bytes > this.#limits.maxBytes && this.#kept > 1) this.#dropOldest();
    this.#inOrder = undefined;
  }

  clear(): void {
    this.#slots = [];
    this.#weights = [];
    this.#cleared = this.#added;
    this.#kept = this.#bytes = 0;
    this.#inOrder = undefined;
  }

  #slotOf(called: number): number {
    return (called - this.#cleared) % this.#limits.maxItems;
  }

  #dropOldest(): void {
    const slot = this.#slotOf(this.#added - this.#kept);
    this.#bytes -= this.#weights[slot]!;
    this.#slots[slot] = undefined;
    this.#kept--;
  }
}
