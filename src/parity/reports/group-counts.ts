import type { Outcome } from '../comparison/comparison';

/** Where a result is counted: what differs in words only is told apart. */
export type Column = Outcome | 'otherWords';

/** Columns in the order in which they are shown, with their titles. */
export const COLUMNS: Readonly<Record<Column, string>> = {
  same: 'same',
  otherWords: 'other words',
  differs: 'differs',
  failed: 'failed',
  notApplicable: 'n.a.',
};

/** How often each outcome occurs in a group of behaviours. */
export interface GroupCounts extends Readonly<Record<Column, number>> {
  readonly group: string;
  readonly total: number;
}

/** A result as far as it is counted. */
export interface Countable {
  readonly id: string;
  readonly outcome: Outcome;
  readonly onlyWords?: boolean;
}

/** The group that an id begins with. */
export function groupOf(id: string): string {
  return id.split('/')[0]!;
}

/** Counts results by group, in the order in which groups occur. */
export function groupCounts(results: readonly Countable[]): GroupCounts[] {
  const groups = new Map<string, Countable[]>();
  for (const result of results) {
    const group = groupOf(result.id);
    groups.set(group, [...(groups.get(group) ?? []), result]);
  }
  return [...groups].map(([group, members]) => countsOf(group, members));
}

/** The outcomes of results as those of one group. */
export function countsOf(group: string, results: readonly Countable[]): GroupCounts {
  const counts = { same: 0, otherWords: 0, differs: 0, failed: 0, notApplicable: 0 };
  for (const result of results) counts[columnOf(result)] += 1;
  return { group, total: results.length, ...counts };
}

/** Where a result is counted. */
export function columnOf({ outcome, onlyWords = false }: Countable): Column {
  return onlyWords ? 'otherWords' : outcome;
}
