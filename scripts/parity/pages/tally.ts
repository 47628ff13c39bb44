import { groupOf } from '../../../src/parity/reports/group-counts';
import type { PeerResults } from '../peer-results';

/** How often each outcome occurs. */
export interface Tally {
  readonly same: number;
  readonly words: number;
  readonly differs: number;
  readonly missing: number;
  readonly notTried: number;
  readonly total: number;
}

/** What {@link tallyCells} are, as heads of a table. */
export const TALLY_HEADS = ['alike', 'other words', 'otherwise', 'not offered', 'not tried', 'of'] as const;

/** The counts in the order of the heads. */
export function tallyCells({ same, words, differs, missing, notTried, total }: Tally): number[] {
  return [same, words, differs, missing, notTried, total];
}

/** Counts a peer's results, or those of some groups of the catalogue. */
export function tallyOf({ behaviours }: PeerResults, groups?: readonly string[]): Tally {
  const tally = { same: 0, words: 0, differs: 0, missing: 0, notTried: 0, total: 0 };
  for (const [id, { outcome, onlyWords, missing }] of Object.entries(behaviours)) {
    if (groups !== undefined && !groups.includes(groupOf(id))) continue;
    tally.total += 1;
    if (outcome === 'same') tally.same += 1;
    else if (outcome === 'notApplicable') tally.notTried += 1;
    else if (missing !== undefined) tally.missing += 1;
    else if (onlyWords) tally.words += 1;
    else tally.differs += 1;
  }
  return tally;
}
