import type { ComparedBehaviour, Comparison } from '../comparison/comparison';
import { isDifferent } from '../drift/drift';
import { explanationOf, type Verdict } from '../drift/verdict';
import { COLUMNS, countsOf, groupCounts, type Column, type GroupCounts } from './group-counts';
import { shownValue } from './shown-value';

/** Of how many places a difference is told. */
const PLACES_MAX = 3;
const COLUMN_NAMES = Object.keys(COLUMNS) as Column[];

/** A comparison as Markdown, for a pull request or the summary of a job in CI. */
export function markdownReport(comparison: Comparison, verdict: Verdict): string {
  const { reference, backend, results } = comparison;
  const { drift } = verdict;
  const differences = results.filter(isDifferent).map((result) => item(result, comparison, verdict));
  const parts = [
    `## SQS parity: ${backend} and ${reference}`,
    `${results.length} behaviours. Beside ${drift.from}: ${drift.new.length} new, ${drift.changed.length} changed, ${drift.vanished.length} gone.`,
    table(results),
    ...(differences.length === 0 ? [] : ['### Differences', differences.join('\n')]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function table(results: readonly ComparedBehaviour[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const counts = ({ group, ...of }: GroupCounts): string => row([group, ...COLUMN_NAMES.map((column) => String(of[column] || ''))]);
  return [
    row(['group', ...Object.values(COLUMNS)]),
    row(['---', ...COLUMN_NAMES.map(() => '--:')]),
    ...groupCounts(results).map(counts),
    counts(countsOf('**all**', results)),
  ].join('\n');
}

function item(result: ComparedBehaviour, { reference, backend }: Comparison, { known }: Verdict): string {
  const { id, says, see, differences, reason } = result;
  const explanation = explanationOf(result, known);
  const places = differences
    .slice(0, PLACES_MAX)
    .map((place) => `  - ${place.path || 'answer'}: ${reference} ${code(place.reference)}, ${backend} ${code(place.backend)}`);
  return [
    `- \`${id}\` ${see === undefined ? says : `[${says}](${see})`}`,
    ...(explanation === undefined ? [] : [`  - Known: ${explanation.says}`]),
    ...(reason === undefined ? places : [`  - ${reason}`]),
    ...(differences.length > PLACES_MAX ? [`  - and ${differences.length - PLACES_MAX} more`] : []),
  ].join('\n');
}

/** A value as inline code, which may hold backticks itself. */
function code(value: unknown): string {
  const text = shownValue(value);
  const fence = text.includes('`') ? '``' : '`';
  return text.includes('`') ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}
