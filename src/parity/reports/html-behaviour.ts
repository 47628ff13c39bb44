import type { Evidence } from '../scenario/behaviour';
import type { ComparedBehaviour, Comparison, Played } from '../comparison/comparison';
import { explanationOf, type Verdict } from '../drift/verdict';
import { answerLines } from './answer-lines';
import { COLUMNS, columnOf, groupOf } from './group-counts';
import { xmlText } from './xml-text';

const EVIDENCE: Readonly<Record<Evidence, string>> = {
  aws: 'recorded from AWS',
  seen: 'seen in a report',
  doc: "AWS' documentation",
  sdk: 'measured with an SDK',
  peers: 'other implementations',
  doubt: 'in doubt',
};

const RIGHT = { mock: 'The mock answers as AWS does', backend: 'The backend answers as AWS does', open: 'What AWS answers is not known' };

/** A behaviour in the list of the page: folded up, and inside what both answered. */
export function htmlBehaviour(result: ComparedBehaviour, comparison: Comparison, verdict: Verdict): string {
  const { id, says, evidence, see } = result;
  const column = columnOf(result);
  const explanation = explanationOf(result, verdict.known);
  const text = xmlText([id, says, explanation?.says ?? '', result.reason ?? ''].join(' ').toLowerCase());
  const from = see === undefined ? EVIDENCE[evidence] : `<a href="${xmlText(see)}">${EVIDENCE[evidence]}</a>`;
  const why =
    explanation &&
    `<p>${xmlText(explanation.says)} <b>${RIGHT[explanation.right]}</b>${explanation.source === undefined ? '' : `: ${xmlText(explanation.source)}`}.</p>`;
  return `<details class="${column}" id="${xmlText(id)}" data-column="${column}" data-group="${xmlText(groupOf(id))}" data-text="${text}">
<summary><span class="badge">${COLUMNS[column]}</span><span class="says">${xmlText(says)}</span><span class="evidence">${from}</span><code>${xmlText(id)}</code></summary>
<div class="inside">${why ?? ''}${answersHtml(result, comparison)}</div>
</details>`;
}

function answersHtml({ outcome, reason = '', differences, ...result }: ComparedBehaviour, { reference, backend }: Comparison): string {
  if (outcome === 'notApplicable') return `<p>${xmlText(reason)}.</p>`;
  const paths = differences.map(({ path }) => path);
  if (outcome === 'same') return `<div class="sides one">${side('Both', result.backend, paths)}</div>`;
  return `<div class="sides">${side(reference, result.reference, paths)}${side(backend, result.backend, paths)}</div>`;
}

function side(name: string, played: Played | undefined, paths: readonly string[]): string {
  const lines = played !== undefined && 'failure' in played ? [{ text: played.failure, marked: true }] : answerLines(played?.value, paths);
  const code = lines.map(({ text, marked }) => `<span${marked ? ' class="d"' : ''}>${xmlText(text)}</span>`).join('');
  return `<div><h3>${xmlText(name)}</h3><pre>${code}</pre></div>`;
}
