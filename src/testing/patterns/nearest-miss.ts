import { editDistance } from '../../words/edit-distance';
import type { KnownMessage } from './known-messages';
import type { ParsedPattern } from './message-pattern';
import { isAsymmetric, type Difference } from '../values/partial-match';
import { isPlainObject } from '../../words/is-plain-object';

/** A message that nearly is what was expected, and where it is not. */
export interface NearMiss {
  readonly found: KnownMessage;
  readonly differences: readonly Difference[];
}

const COMPARED_MESSAGES = 500;
const COMPARED_LENGTH = 200;
/** A text that shares less than this with the expected one is no near miss. */
const LARGEST_TEXT_DISTANCE = 0.6;

/** The message with the fewest and smallest differences; none when nothing is near. Of equals the first. */
export function nearestMiss(known: readonly KnownMessage[], pattern: ParsedPattern): NearMiss | undefined {
  let nearest: { readonly miss: NearMiss; readonly distance: number } | undefined;
  for (const found of known.slice(0, COMPARED_MESSAGES)) {
    const differences = pattern.differences(found);
    const distance = differences.reduce((sum, difference) => sum + distanceOf(difference), 0);
    if (distance < (nearest?.distance ?? Infinity)) nearest = { miss: { found, differences }, distance };
  }
  return nearest?.miss;
}

function distanceOf({ path, expected, actual, missing }: Difference): number {
  const wholeBody = path === 'body' || path === 'json';
  if (wholeBody && (missing || isAsymmetric(expected) || typeof expected !== 'string')) return Infinity;
  if (missing || isPlainObject(expected)) return 1.5;
  if (typeof expected !== 'string' || typeof actual !== 'string') return 1;
  const from = expected.slice(0, COMPARED_LENGTH);
  const to = actual.slice(0, COMPARED_LENGTH);
  const share = editDistance(from, to) / Math.max(from.length, to.length, 1);
  return wholeBody && share > LARGEST_TEXT_DISTANCE ? Infinity : share;
}
