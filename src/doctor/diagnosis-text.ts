import { printedBody } from '../testing/values/printed';
import { momentInWords } from '../testing/words/event-in-words';
import { aligned } from '../words/aligned';
import type { Finding } from './finding';

/** What was found, to be read in a terminal. */
export function diagnosisText(findings: readonly Finding[], gaps: readonly string[]): string {
  const paragraphs = findings.map((finding, index) => findingText(finding, index + 1));
  if (findings.length + gaps.length === 0) return '';
  const found = findings.length === 1 ? '1 misuse of SQS' : `${findings.length} misuses of SQS`;
  return [`msw-sqs: the doctor found ${found}.`, ...paragraphs, ...gaps.map((gap) => `Not seen: ${gap}`)].join('\n\n');
}

function findingText({ misuse, queue, what, times, evidence, example, why, cure, page, rules }: Finding, number: number): string {
  const indent = '   ';
  const often = times === 1 ? 'once' : `${times.toLocaleString('en')} times`;
  const rows = [['Why', why], ['Cure', cure], ['AWS', page], ...(rules.length > 0 ? [['Rule', rules.join(', ')]] : [])];
  return [
    `${number}. "${queue}": ${what} [${misuse}, seen ${often}]`,
    ...testsOf(evidence),
    ...(example === undefined ? [] : [printedBody(example)]),
    ...stepLines(evidence).map((line) => `  ${line}`),
    ...aligned(rows),
  ].join(`\n${indent}`);
}

/** In which tests it was seen. */
function testsOf(evidence: Finding['evidence']): string[] {
  const tests = [...new Set(evidence.flatMap(({ test }) => test ?? []))];
  return tests.length === 0 ? [] : [`In the test ${tests.map((test) => `"${test}"`).join(', ')}:`];
}

function stepLines(evidence: Finding['evidence']): string[] {
  const startMs = evidence[0]?.at ?? 0;
  return aligned(evidence.map(({ at, what, callId }) => [momentInWords(at - startMs), callId === undefined ? '' : `call ${callId}`, what]));
}
