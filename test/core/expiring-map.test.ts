import { fc } from '../fast-check';
import { ExpiringMap } from '../../src/core/expiring-map';

describe('An ExpiringMap', () => {
  it('keeps a value for exactly its time', () => {
    const map = new ExpiringMap<{ readonly atMs: number }>(1000);

    map.set('key', { atMs: 5000 });

    expect(map.get('key', 5999)).toEqual({ atMs: 5000 });
    expect(map.get('key', 6000)).toBeUndefined();
  });

  it('does what a map does that looks at every entry', () => {
    const step = fc.record({ key: fc.constantFrom('a', 'b', '__proto__'), pass: fc.nat({ max: 60 }), set: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 100 }), (all) => {
        const map = new ExpiringMap<{ readonly value: number; readonly atMs: number }>(100);
        const entries: { readonly key: string; readonly value: number; readonly atMs: number }[] = [];
        let nowMs = 0;

        all.forEach(({ key, pass, set }, value) => {
          nowMs += pass;
          if (set) {
            map.set(key, { value, atMs: nowMs });
            entries.push({ key, value, atMs: nowMs });
          }
          const last = entries.findLast((entry) => entry.key === key);
          expect(map.get(key, nowMs)?.value).toBe(last !== undefined && nowMs - last.atMs < 100 ? last.value : undefined);
        });
      }),
    );
  });

  it('forgets everything when cleared', () => {
    const map = new ExpiringMap<{ readonly atMs: number }>(1000);
    map.set('key', { atMs: 0 });

    map.clear();

    expect(map.get('key', 0)).toBeUndefined();
  });

  it('remembers no less when time is set back', () => {
    const map = new ExpiringMap<{ readonly atMs: number }>(1000);
    map.set('early', { atMs: 10_000 });

    map.set('late', { atMs: 2000 });

    expect(map.get('early', 2000)).toBeDefined();
    expect(map.get('late', 2999)).toBeDefined();
  });
});
