import type { ComparedBehaviour, Comparison, Outcome } from '../../src/parity';
import { driftFromBaseline, driftFromKnown, type Drift } from '../../src/parity/drift/drift';
import { storedResults } from '../../src/parity/drift/stored-results';
import { explanationOf } from '../../src/parity/drift/verdict';

function result(id: string, outcome: Outcome, answer = 'theirs'): ComparedBehaviour {
  const differences = outcome === 'differs' ? [{ path: '', reference: 'ours', backend: answer }] : [];
  return {
    id,
    says: `${id}.`,
    evidence: 'aws',
    outcome,
    onlyWords: false,
    reference: { value: 'ours' },
    backend: { value: answer },
    differences,
    milliseconds: 1,
  };
}

const comparison = (...results: ComparedBehaviour[]): Comparison => ({ reference: 'mock', backend: 'other', results, milliseconds: 1 });

const idsOf = (drift: Drift) => ({
  new: drift.new.map(({ id }) => id),
  changed: drift.changed.map(({ id }) => id),
  vanished: drift.vanished.map(({ id }) => id),
});

describe('Drift from the differences known', () => {
  const known = {
    backend: 'other',
    title: 'Other',
    version: '1.0',
    differences: [{ says: 'It differs.', ids: ['known', 'gone', 'not-tried', 'not-selected'] }],
  };

  it('is what differs beside them, and what differs no longer', () => {
    const drift = driftFromKnown(
      comparison(
        result('fresh', 'differs'),
        result('broken', 'failed'),
        result('known', 'differs'),
        result('gone', 'same'),
        result('not-tried', 'notApplicable'),
      ),
      known,
    );

    expect(idsOf(drift)).toEqual({ new: ['fresh', 'broken'], changed: [], vanished: ['gone'] });
    expect(drift.from).toBe('the differences known of Other 1.0');
  });

  it('is every difference of a backend that nothing is known of', () => {
    expect(idsOf(driftFromKnown(comparison(result('known', 'differs')), undefined)).new).toEqual(['known']);
  });

  it('goes with who is right: the mock where AWS stands behind it, unless it is said otherwise', () => {
    const about = { id: 'known', evidence: 'doc' } as const;
    const settled = { ...known, differences: [{ ...known.differences[0]!, right: 'backend', source: 'a recording' } as const] };

    expect(explanationOf(about, known)).toEqual({ says: 'It differs.', right: 'mock', source: "AWS' documentation" });
    expect(explanationOf({ ...about, evidence: 'peers' }, known)).toEqual({ says: 'It differs.', right: 'open', source: undefined });
    expect(explanationOf(about, settled)).toMatchObject({ right: 'backend', source: 'a recording' });
    expect(explanationOf({ ...about, id: 'fresh' }, known)).toBeUndefined();
  });
});

describe('Drift from a baseline', () => {
  const before = JSON.parse(
    JSON.stringify(
      storedResults(
        comparison(
          result('a', 'same'),
          result('b', 'differs'),
          result('c', 'differs'),
          result('d', 'failed'),
          result('e', 'notApplicable'),
        ),
      ),
    ),
  ) as ReturnType<typeof storedResults>;
  const from = 'the baseline before.json';

  it('is nothing when all is as it was', () => {
    const now = comparison(
      result('a', 'same'),
      result('b', 'differs'),
      result('c', 'differs'),
      result('d', 'failed'),
      result('e', 'notApplicable'),
    );

    expect(idsOf(driftFromBaseline(now, before, from))).toEqual({ new: [], changed: [], vanished: [] });
  });

  it('is what differs now, in another way, or no longer', () => {
    const now = comparison(
      result('a', 'differs'),
      result('b', 'differs', 'other'),
      result('c', 'same'),
      result('d', 'differs'),
      result('unheard-of', 'differs'),
    );

    expect(idsOf(driftFromBaseline(now, before, from))).toEqual({ new: ['a', 'unheard-of'], changed: ['b', 'd'], vanished: ['c'] });
  });
});
