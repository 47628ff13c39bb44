import { fc } from '../fast-check';
import { PriorityQueue, type PriorityQueueEntry } from '../../src/core/priority-queue';

type Step = { readonly add: number } | { readonly removeAt: number } | { readonly shift: true } | { readonly clear: true };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ add: fc.integer({ min: 0, max: 20 }) }) },
    { weight: 3, arbitrary: fc.record({ removeAt: fc.nat() }) },
    { weight: 3, arbitrary: fc.constant({ shift: true as const }) },
    { weight: 1, arbitrary: fc.constant({ clear: true as const }) },
  ),
  { maxLength: 200, size: 'max' },
);

describe('A PriorityQueue', () => {
  it('is a sorted array that keeps equal keys in the order of their arrival', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const line = new PriorityQueue<number>();
        let sorted: PriorityQueueEntry<number>[] = [];

        all.forEach((step, index) => {
          if ('add' in step) {
            const place = line.add(step.add, index);
            const after = sorted.findIndex(({ key }) => key > step.add);
            sorted.splice(after < 0 ? sorted.length : after, 0, place);
          } else if ('clear' in step) {
            line.clear();
            sorted = [];
          } else if (sorted.length > 0) {
            const [place] = sorted.splice('shift' in step ? 0 : step.removeAt % sorted.length, 1);
            line.remove(place!);
          }
          expect(line.first()?.item).toBe(sorted[0]?.item);
          expect(line.size).toBe(sorted.length);
        });

        expect([...line].sort((a, b) => a - b)).toEqual(sorted.map(({ item }) => item).sort((a, b) => a - b));
      }),
      { numRuns: 200 },
    );
  });

  it('takes the first out again and again in order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true })), (keys) => {
        const line = new PriorityQueue<number>();
        for (const key of keys) line.add(key, key);

        const taken: number[] = [];
        for (let place = line.first(); place !== undefined; place = line.first()) {
          taken.push(place.key);
          line.remove(place);
        }

        expect(taken.every((key, index) => index === 0 || taken[index - 1]! <= key)).toBe(true);
        expect(taken).toHaveLength(keys.length);
      }),
    );
  });
});
