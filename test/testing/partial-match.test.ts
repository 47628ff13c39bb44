import { fc } from '../fast-check';
import { equals } from '@jest/expect-utils';
import { partialMatch } from '../../src/testing/values/partial-match';

const matches = (actual: unknown, expected: unknown): boolean => partialMatch(actual, expected, { path: 'json', equals }).length === 0;

function matchesInJest(actual: object, expected: object): boolean {
  try {
    expect(actual).toMatchObject(expected);
    return true;
  } catch {
    return false;
  }
}

const leaf = fc.oneof(fc.integer({ min: -1, max: 1 }), fc.constantFrom('a', '', null, true, -0, 1.5));
const key = fc.constantFrom('a', 'b', '__proto__', 'constructor');
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('json'), { maxLength: 3 }),
    fc.array(fc.tuple(key, tie('json')), { minLength: 1, maxLength: 3 }).map((entries): unknown => Object.fromEntries(entries)),
  ),
}));

const OTHERS: readonly unknown[] = [undefined, null, 1, 'a', expect.anything(), expect.any(Number), expect.any(Object)];

/** Takes fields away, or replaces what is there: most results match, or nearly do. */
function changed(value: unknown, pick: (from: number) => number): unknown {
  if (pick(8) === 0) return OTHERS[pick(OTHERS.length)];
  if (Array.isArray(value)) return pick(8) === 0 ? value.slice(1) : value.map((item) => changed(item, pick));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  // An empty object matches anything in toMatchObject, but only objects here.
  const kept = entries.filter((_, index) => index === 0 || pick(3) > 0);
  return Object.fromEntries(kept.map(([name, item]) => [name, changed(item, pick)]));
}

describe('Partial matching', () => {
  it('agrees with toMatchObject', () => {
    let matched = 0;
    fc.assert(
      fc.property(json, fc.gen(), (value, gen) => {
        const pattern = changed(value, (from) => gen(fc.nat, { max: from - 1 }));
        const [actual, expected] = [{ value }, { value: pattern }];

        const verdict = matches(actual, expected);

        matched += Number(verdict);
        expect({ verdict }).toEqual({ verdict: matchesInJest(actual, expected) });
      }),
      { numRuns: 1000, seed: 1 },
    );
    expect(matched).toBeGreaterThan(100);
  });

  it.each([
    [1, {}],
    ['text', { length: 4 }],
    [[1], { length: 1 }],
    [null, {}],
  ])('is stricter where toMatchObject is not: %j is no %j', (actual, expected) => {
    expect(matches(actual, expected)).toBe(false);
  });

  it('tells where and what', () => {
    const actual = { items: [{ sku: 'A', 'the count': 1 }], note: 'x' };

    const differences = partialMatch(actual, { items: [{ sku: 'B', 'the count': 2 }, {}], missing: 1 }, { path: 'json', equals });

    expect(differences).toEqual([
      { path: 'json.items[0].sku', expected: 'B', actual: 'A', missing: false },
      { path: 'json.items[0]["the count"]', expected: 2, actual: 1, missing: false },
      { path: 'json.items.length', expected: 2, actual: 1, missing: false },
      { path: 'json.missing', expected: 1, actual: undefined, missing: true },
    ]);
  });
});
