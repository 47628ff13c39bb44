import { countsOf, groupOf, type Countable, type GroupCounts } from '../../src/parity/reports/group-counts';
import type { StoredParity } from './stored-parity';
import { TOPICS } from './topics';

/** What the mock and others do alike and otherwise, as a table of Markdown for README: one row for each of the others. */
export function parityTable(stored: readonly StoredParity[]): string {
  const rows = stored.map(({ known, results }) => {
    const { same, otherWords, differs, failed, notApplicable, total } = countsOf('', countables(results));
    return [`${known.title} ${known.version}`, same, otherWords, differs + failed, notApplicable, total];
  });
  const lines = [['', 'same', 'other words', 'differ', 'not tried', 'of behaviours'], ['---', '--:', '--:', '--:', '--:', '--:'], ...rows];
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}

/** The same in detail: a row for each topic. */
export function topicTable(stored: readonly StoredParity[]): string {
  return tableOf(stored, Object.entries(TOPICS));
}

/** And a row for each group of the catalogue. */
export function groupTable(stored: readonly StoredParity[]): string {
  const groups = Object.values(TOPICS).flat();
  return tableOf(
    stored,
    groups.map((group) => [`\`${group}\``, [group]]),
  );
}

function tableOf(stored: readonly StoredParity[], rows: readonly (readonly [string, readonly string[]])[]): string {
  const all = Object.values(TOPICS).flat();
  const cells = (title: string, groups: readonly string[]): string[] => {
    const counts = stored.map((each) => countsOf('', inGroups(each, groups)));
    return [title, String(counts[0]?.total ?? 0), ...counts.map(cell)];
  };
  const lines = [
    ['', 'msw-sqs', ...stored.map(({ known }) => `${known.title} ${known.version}`)],
    ['---', '--:', ...stored.map(() => '---')],
    ...rows.map(([title, groups]) => cells(title, groups)),
    cells('**All**', all),
  ];
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}

function inGroups({ results }: StoredParity, groups: readonly string[]): Countable[] {
  return countables(results).filter(({ id }) => groups.includes(groupOf(id)));
}

function countables({ behaviours }: StoredParity['results']): Countable[] {
  return Object.entries(behaviours).map(([id, result]) => ({ id, ...result }));
}

function cell({ same, otherWords, differs, failed, notApplicable }: GroupCounts): string {
  const parts = [
    [same, 'same'],
    [otherWords, 'in other words'],
    [differs + failed, 'differ'],
    [notApplicable, 'not tried'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count} ${what}`)
    .join(', ');
}
