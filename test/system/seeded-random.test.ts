import { freshSeed } from '../../src/system/fresh-seed';
import { seededRandom } from '../../src/system/seeded-random';

describe('Seeded randomness', () => {
  it('draws UUIDs of version 4, none twice', () => {
    const random = seededRandom(1);

    const ids = Array.from({ length: 10_000 }, () => random.uuid());

    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('draws the same from the same seed, and something else from another', () => {
    const draw = (seed: number): unknown[] => {
      const random = seededRandom(seed);
      return [random.uuid(), random.unit(), random.uuid()];
    };

    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    expect(draw(7)).not.toEqual(draw(7 + 2 ** 32));
  });

  it('draws numbers from 0 to below 1, evenly', () => {
    const random = seededRandom(freshSeed());

    const tenths = Array.from({ length: 10 }, () => 0);
    for (let draw = 0; draw < 100_000; draw++) tenths[Math.floor(random.unit() * 10)]!++;

    expect(tenths).toHaveLength(10);
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(1000);
  });
});
