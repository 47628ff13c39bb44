import { fc } from '../fast-check';
import { Ring } from '../../src/testing/journal/ring';

interface Item {
  readonly called: number;
  bytes: number;
}

/** A ring in the simplest way: an array from which is dropped what is too much. */
class NaiveRing {
  items: Item[] = [];
  dropped = 0;

  constructor(
    readonly maxItems: number,
    readonly maxBytes: number,
  ) {}

  change(change: () => void): void {
    change();
    const bytes = (): number => this.items.reduce((sum, item) => sum + item.bytes, 0);
    while (this.items.length > this.maxItems || (bytes() > this.maxBytes && this.items.length > 1)) {
      this.items.shift();
      this.dropped++;
    }
  }
}

const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('add'), bytes: fc.nat({ max: 12 }), of: fc.constant(0) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('grow'), bytes: fc.nat({ max: 12 }), of: fc.nat({ max: 40 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clear'), bytes: fc.constant(0), of: fc.constant(0) }) },
);

describe('A ring', () => {
  it('keeps what an array would keep from which is dropped what is too much', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 40 }), fc.array(step), (maxItems, maxBytes, steps) => {
        const ring = new Ring<number>({ maxItems, maxBytes });
        const naive = new NaiveRing(maxItems, maxBytes);
        const called: number[] = [];
        for (const { do: what, bytes, of } of steps) {
          if (what === 'clear') {
            ring.clear();
            [naive.items, naive.dropped] = [[], 0];
          } else if (what === 'add') {
            const n = called.length;
            called.push(ring.add(n, bytes));
            naive.change(() => naive.items.push({ called: n, bytes }));
          } else if (of < called.length) {
            ring.grow(called[of]!, bytes);
            naive.change(() => naive.items.filter((item) => item.called === of).forEach((item) => (item.bytes += bytes)));
          }
          expect([ring.items, ring.dropped]).toEqual([naive.items.map((item) => item.called), naive.dropped]);
          expect(ring.items).toBe(ring.items);
        }
      }),
    );
  });
});
