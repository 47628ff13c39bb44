/** Items of so many positions in a row lie together. */
const BLOCK_SIZE = 32;

interface Block<T> {
  readonly number: number;
  readonly items: (T | undefined)[];
  /** Before this slot there is nothing. */
  from: number;
  size: number;
  previous: Block<T> | undefined;
  next: Block<T> | undefined;
}

/**
 * Items by positions that rise as they come, in order of these: O(1), unless one comes late where no other is near.
 *
 * A slot for each is all that it takes: a `Map` of a million items is an object that is moved as a whole, and an item with a place
 * in a linked line one that is followed, whenever the engine looks for garbage.
 */
export class PositionMap<T> {
  readonly #blocks = new Map<number, Block<T>>();
  #head: Block<T> | undefined;
  #tail: Block<T> | undefined;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get(position: number): T | undefined {
    return this.#blocks.get(blockOf(position))?.items[position % BLOCK_SIZE];
  }

  set(position: number, item: T): void {
    const block = this.#blockFor(blockOf(position));
    const slot = position % BLOCK_SIZE;
    if (block.items[slot] === undefined) {
      block.size++;
      this.#size++;
    }
    block.items[slot] = item;
    if (slot < block.from) block.from = slot;
  }

  delete(position: number): void {
    const block = this.#blocks.get(blockOf(position));
    const slot = position % BLOCK_SIZE;
    if (block?.items[slot] === undefined) return;
    block.items[slot] = undefined;
    this.#size--;
    // In the last one is room for the next item: where each is gone before the next comes, there is nothing to make anew.
    if (--block.size === 0 && block !== this.#tail) this.#drop(block);
  }

  /** The item of the lowest position. */
  first(): T | undefined {
    if (this.#size === 0) return undefined;
    const block = this.#head!;
    while (block.items[block.from] === undefined) block.from++;
    return block.items[block.from];
  }

  clear(): void {
    this.#blocks.clear();
    this.#head = this.#tail = undefined;
    this.#size = 0;
  }

  /** All items, in order of their positions; one may be deleted meanwhile. */
  *[Symbol.iterator](): IterableIterator<T> {
    for (let block = this.#head; block !== undefined; block = block.next) {
      for (const item of block.items) if (item !== undefined) yield item;
    }
  }

  #blockFor(number: number): Block<T> {
    const block = this.#tail?.number === number ? this.#tail : this.#blocks.get(number);
    return block ?? this.#addBlock(number);
  }

  #addBlock(number: number): Block<T> {
    if (this.#tail?.size === 0) this.#drop(this.#tail);
    let previous = this.#tail;
    while (previous !== undefined && previous.number > number) previous = previous.previous;
    const next = previous === undefined ? this.#head : previous.next;
    const block: Block<T> = { number, items: [], from: 0, size: 0, previous, next };
    if (previous === undefined) this.#head = block;
    else previous.next = block;
    if (next === undefined) this.#tail = block;
    else next.previous = block;
    this.#blocks.set(number, block);
    return block;
  }

  /** An empty one goes: where there are items, there is one in the first. */
  #drop({ number, previous, next }: Block<T>): void {
    if (previous === undefined) this.#head = next;
    else previous.next = next;
    if (next === undefined) this.#tail = previous;
    else next.previous = previous;
    this.#blocks.delete(number);
  }
}

function blockOf(position: number): number {
  return Math.floor(position / BLOCK_SIZE);
}
