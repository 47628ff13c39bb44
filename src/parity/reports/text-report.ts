import type { ComparedBehaviour, Comparison } from '../comparison/comparison';
import { isDifferent, type Drift } from '../drift/drift';
import { explanationOf, type Verdict } from '../drift/verdict';
import { COLUMNS, countsOf, groupCounts, type Column, type GroupCounts } from './group-counts';
import { shownValue } from './shown-value';

/** Of how many places a difference is told. */
const PLACES_MAX = 3;
const RIGHT = { mock: 'the mock is right', backend: 'the backend is right', open: 'who is right is open' };

/** A comparison for the terminal: a table of groups, each difference in short, and what has drifted. */
export function textReport(comparison: Comparison, verdict: Verdict): string {
  const { reference, backend, results, milliseconds } = comparison;
  const title = `${backend} against ${reference}: ${results.length} behaviours in ${(milliseconds / 1000).toFixed(1)} s`;
  const differences = results.filter(isDifferent).map((result) => difference(result, comparison, verdict));
  return [title, '', table(results), '', ...differences, ...(differences.length > 0 ? [''] : []), driftText(verdict.drift)].join('\n');
}

function table(results: readonly ComparedBehaviour[]): string {
  const rows = [...groupCounts(results), countsOf('all', results)];
  const width = Math.max(...rows.map(({ group }) => group.length));
  const columns = Object.keys(COLUMNS) as Column[];
  const line = (counts: GroupCounts): string =>
    [counts.group.padEnd(width), ...columns.map((column) => String(counts[column] || '·').padStart(COLUMNS[column].length))].join('  ');
  const head = ['group'.padEnd(width), ...Object.values(COLUMNS)].join('  ');
  const rule = '─'.repeat(head.length);
  return [head, rule, ...rows.slice(0, -1).map(line), rule, line(rows.at(-1)!)].join('\n');
}

/** A difference: in short where it is known, with its places where it is news. */
function difference(result: ComparedBehaviour, { reference, backend }: Comparison, { known, drift }: Verdict): string {
  const { id, says, differences, reason } = result;
  const explanation = explanationOf(result, known);
  const why = explanation === undefined ? [] : [`    Known: ${explanation.says} (${RIGHT[explanation.right]})`];
  if (why.length > 0 && !drift.new.includes(result) && !drift.changed.includes(result)) return [`${id}: ${says}`, ...why].join('\n');

  const width = Math.max(reference.length, backend.length);
  const places = differences
    .slice(0, PLACES_MAX)
    .flatMap((place) => [
      `    ${place.path || 'answer'}`,
      `      ${reference.padEnd(width)}  ${shownValue(place.reference)}`,
      `      ${backend.padEnd(width)}  ${shownValue(place.backend)}`,
    ]);
  const more = differences.length - PLACES_MAX;
  return [
    `${id}: ${says}`,
    ...why,
    ...(reason === undefined ? places : [`    ${reason}`]),
    ...(more > 0 ? [`    and ${more} more`] : []),
  ].join('\n');
}

function driftText({ from, ...drift }: Drift): string {
  const list = (title: string, results: readonly ComparedBehaviour[]): string[] =>
    results.length === 0 ? [] : [`${title} (${results.length}):`, ...results.map(({ id }) => `  ${id}`)];
  const lines = [
    ...list('New differences', drift.new),
    ...list('Changed differences', drift.changed),
    ...list('Differences that are gone', drift.vanished),
  ];
  return lines.length === 0 ? `As ${from}.\n` : `${[`Other than ${from}:`, ...lines].join('\n')}\n`;
}
