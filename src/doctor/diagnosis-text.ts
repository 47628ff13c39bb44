import { printedBody } from '../testing/values/printed';
import { momentInWords } from '../testing/words/event-in-words';
import { aligned } from '../words/aligned';
import { wrapped } from '../words/wrapped';
import type { Finding } from './finding';

const INDENT = '   ';
const WIDTH = 100;

/** What was found, to be read in a terminal. */
export function diagnosisText(findings: readonly Finding[], gaps: readonly string[]): string {
  if (findings.length + gaps.length === 0) return '';
  const found = findings.length === 1 ? '1 misuse of SQS' : `${findings.length} misuses of SQS`;
  const paragraphs = findings.map((finding, index) => findingText(finding, index + 1));
  return [`msw-sqs: the doctor found ${found}.`, ...paragraphs, ...gaps.map((gap) => wrapped(`Not seen: ${gap}`, WIDTH).join('\n'))].join(
    '\n\n',
  );
}

function findingText(finding: Finding, number: number): string {
  const { misuse, queue, what, times, example, why, cure, page, rules } = finding;
  const often = times === 1 ? 'once' : `${times.toLocaleString('en')} times`;
  const [head, ...rest] = wrapped(`${number}. "${queue}": ${what} [${misuse}, seen ${often}]`, WIDTH);
  return [
    head,
    ...rest,
    ...placeOf(finding),
    ...(example === undefined ? [] : [printedBody(example)]),
    ...stepLines(finding).map((line) => `  ${line}`),
    ...labelled('Why', why),
    ...labelled('Cure', cure),
    ...labelled('AWS', page),
    ...(rules.length > 0 ? labelled('Rule', rules.join(', ')) : []),
  ].join(`\n${INDENT}`);
}

function labelled(label: string, text: string): string[] {
  return wrapped(text, WIDTH).map((line, index) => `${(index === 0 ? label : '').padEnd(5)} ${line}`);
}

/** In which tests the evidence was seen. */
function placeOf({ evidence, times }: Finding): string[] {
  const tests = [...new Set(evidence.flatMap(({ test }) => test ?? []))].map((test) => `"${test}"`);
  if (tests.length === 0) return times === 1 ? [] : ['The first time:'];
  return [`${times === 1 ? 'In' : 'The first time in'} the test ${tests.join(', ')}:`];
}

function stepLines({ evidence }: Finding): string[] {
  const startMs = evidence[0]?.at ?? 0;
  return aligned(
    evidence.map(({ at, what, callId, line }) => [
      momentInWords(at - startMs),
      callId === undefined ? '' : `call ${callId}`,
      line === undefined ? what : `${what}, at ${line}`,
    ]),
  );
}
