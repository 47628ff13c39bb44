import type { ComparedBehaviour } from '../comparison/comparison';
import type { Drift } from './drift';
import { AWS_EVIDENCE, whoIsRight, type KnownDifferences, type Right } from './known-difference';

/** What is to be said of a comparison's differences. */
export interface Verdict {
  readonly drift: Drift;
  /** The differences of the backend that are known, if any are. */
  readonly known?: KnownDifferences | undefined;
}

/** Why a behaviour differs. */
export interface Explanation {
  readonly says: string;
  readonly right: Right;
  /** Where that is known from, if it is. */
  readonly source?: string | undefined;
}

/** Explains a difference that is known. */
export function explanationOf(
  { id, evidence }: Pick<ComparedBehaviour, 'id' | 'evidence'>,
  known?: KnownDifferences,
): Explanation | undefined {
  const difference = known?.differences.find(({ ids }) => ids.includes(id));
  if (difference === undefined) return undefined;
  return { says: difference.says, right: whoIsRight(difference, evidence), source: difference.source ?? AWS_EVIDENCE[evidence] };
}
