import type { Comparison } from '../comparison/comparison';
import type { Drift } from '../drift/drift';
import type { Verdict } from '../drift/verdict';
import { COLUMNS, countsOf, groupCounts, type Column, type GroupCounts } from './group-counts';
import { htmlBehaviour } from './html-behaviour';
import { HTML_SCRIPT } from './html-script';
import { HTML_STYLE } from './html-style';
import { xmlText } from './xml-text';

const COLUMN_NAMES = Object.keys(COLUMNS) as Column[];
/** What the page is mostly opened for. */
const SHOWN_FIRST: readonly Column[] = ['otherWords', 'differs', 'failed'];
const MEANING: Readonly<Record<Column, string>> = {
  same: 'answer alike',
  otherWords: 'refuse alike, with another error code or text',
  differs: 'answer otherwise',
  failed: 'a step failed that was to succeed',
  notApplicable: 'could not be tried',
};

/** A comparison as one page that needs nothing else. */
export function htmlReport(comparison: Comparison, verdict: Verdict): string {
  const { reference, backend, results, milliseconds } = comparison;
  const title = `${xmlText(backend)} and ${xmlText(reference)}`;
  const all = countsOf('all', results);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>SQS parity: ${title}</title>
<style>${HTML_STYLE}</style>
</head>
<body>
<main>
<h1>How ${title} behave as Amazon SQS</h1>
<p class="soft">${results.length} behaviours of SQS, each played on both in ${(milliseconds / 1000).toFixed(0)} s by msw-sqs parity.</p>
<div class="tiles">${COLUMN_NAMES.map((column) => tile(column, all)).join('')}</div>
${driftHtml(verdict.drift)}
<h2>Groups</h2>
${groupsHtml(groupCounts(results), all)}
<h2 id="behaviours">Behaviours</h2>
${filtersHtml(groupCounts(results), all)}
<div id="list">
${results.map((result) => htmlBehaviour(result, comparison, verdict)).join('\n')}
</div>
<p id="none" class="soft" hidden>No behaviour fits.</p>
</main>
<script>${HTML_SCRIPT}</script>
</body>
</html>
`;
}

function tile(column: Column, all: GroupCounts): string {
  return `<div class="tile ${column}"><b>${all[column]}</b><span>${MEANING[column]}</span></div>`;
}

function driftHtml({ from, ...drift }: Drift): string {
  const lists = [
    { title: 'New differences', results: drift.new, tone: 'failed' },
    { title: 'Changed differences', results: drift.changed, tone: 'differs' },
    { title: 'Differences that are gone', results: drift.vanished, tone: 'same' },
  ].filter(({ results }) => results.length > 0);
  if (lists.length === 0) return `<div class="drift same"><p>As ${xmlText(from)}: nothing new, changed or gone.</p></div>`;
  return lists
    .map(({ title, results, tone }) => {
      const items = results.map(({ id }) => `<li><a href="#${xmlText(id)}"><code>${xmlText(id)}</code></a></li>`).join('');
      return `<div class="drift ${tone}"><p><b>${title}: ${results.length}</b> <span class="soft">beside ${xmlText(from)}</span></p><ul>${items}</ul></div>`;
    })
    .join('\n');
}

function groupsHtml(groups: readonly GroupCounts[], all: GroupCounts): string {
  const row = (counts: GroupCounts, name: string): string =>
    `<tr><td>${name}</td><td>${bar(counts)}</td>${COLUMN_NAMES.map((column) => cell(column, counts)).join('')}</tr>`;
  const link = ({ group }: GroupCounts): string => `<a href="#behaviours" data-pick="${xmlText(group)}">${xmlText(group)}</a>`;
  return `<div class="groups"><table>
<thead><tr><th>group</th><th></th>${COLUMN_NAMES.map((column) => `<th>${COLUMNS[column]}</th>`).join('')}</tr></thead>
<tbody>${groups.map((counts) => row(counts, link(counts))).join('\n')}</tbody>
<tfoot>${row(all, 'all')}</tfoot>
</table></div>`;
}

function cell(column: Column, counts: GroupCounts): string {
  return counts[column] === 0 ? '<td class="zero">·</td>' : `<td class="n ${column}">${counts[column]}</td>`;
}

function bar(counts: GroupCounts): string {
  const parts = COLUMN_NAMES.filter((column) => counts[column] > 0);
  return `<div class="bar">${parts.map((column) => `<i class="${column}" style="flex:${counts[column]}"></i>`).join('')}</div>`;
}

function filtersHtml(groups: readonly GroupCounts[], all: GroupCounts): string {
  const shown = SHOWN_FIRST.some((column) => all[column] > 0) ? SHOWN_FIRST : COLUMN_NAMES;
  const boxes = COLUMN_NAMES.filter((column) => all[column] > 0).map((column) => {
    const checked = shown.includes(column) ? ' checked' : '';
    return `<label class="${column}"><input type="checkbox" value="${column}"${checked} autocomplete="off">${COLUMNS[column]} ${all[column]}</label>`;
  });
  const options = groups.map(({ group }) => `<option>${xmlText(group)}</option>`).join('');
  return `<div class="filters" hidden>
<input type="search" placeholder="Search" aria-label="Search" autocomplete="off">
<select aria-label="Group" autocomplete="off"><option value="">all groups</option>${options}</select>
${boxes.join('\n')}
<span id="count" class="soft"></span>
</div>`;
}
