import { fieldDifferences } from '../comparison/field-differences';
import type { ComparedBehaviour, Comparison } from '../comparison/comparison';
import type { KnownDifferences } from './known-difference';
import { storedResults, type StoredResults } from './stored-results';

/** How a comparison differs from what was to be expected of it. */
export interface Drift {
  /** What that is, as in `the differences known of LocalStack 4.14.0`. */
  readonly from: string;
  /** Differ, and did not. */
  readonly new: readonly ComparedBehaviour[];
  /** Differ as before, but in another way. */
  readonly changed: readonly ComparedBehaviour[];
  /** Differ no longer. */
  readonly vanished: readonly ComparedBehaviour[];
}

/** Holds a comparison against the differences that are known and explained; where none are, every difference is new. */
export function driftFromKnown({ reference, results }: Comparison, known: KnownDifferences | undefined): Drift {
  const ids = new Set(known?.differences.flatMap((difference) => difference.ids));
  return {
    from: known === undefined ? `what ${reference} does` : `the differences known of ${known.title} ${known.version}`,
    new: results.filter((result) => isDifferent(result) && !ids.has(result.id)),
    changed: [],
    vanished: results.filter(({ id, outcome }) => outcome === 'same' && ids.has(id)),
  };
}

/** Holds a comparison against an earlier one. */
export function driftFromBaseline(comparison: Comparison, { behaviours }: StoredResults, from: string): Drift {
  const now = storedResults(comparison).behaviours;
  const before = (id: string) => (Object.hasOwn(behaviours, id) ? behaviours[id] : undefined);
  const differed = (id: string): boolean => ['differs', 'failed'].includes(before(id)?.outcome ?? '');
  const different = comparison.results.filter(isDifferent);
  return {
    from,
    new: different.filter(({ id }) => !differed(id)),
    changed: different.filter(({ id }) => differed(id) && fieldDifferences(before(id), now[id]).length > 0),
    vanished: comparison.results.filter(({ id, outcome }) => outcome === 'same' && differed(id)),
  };
}

/** Whether a result is one that has to be explained. */
export function isDifferent({ outcome }: Pick<ComparedBehaviour, 'outcome'>): boolean {
  return outcome === 'differs' || outcome === 'failed';
}
