import type { ComparedBehaviour, Comparison } from '../comparison/comparison';
import { isDifferent } from '../drift/drift';
import { explanationOf, type Verdict } from '../drift/verdict';
import { groupOf } from './group-counts';
import { shownValue } from './shown-value';
import { xmlText } from './xml-text';

/** A comparison as JUnit's XML: a test case each; those that are new or changed are failures, those known are skipped and say why. */
export function junitReport(comparison: Comparison, verdict: Verdict): string {
  const { reference, backend, results } = comparison;
  const failing = new Set([...verdict.drift.new, ...verdict.drift.changed]);
  const cases = results.map((result) => testCase(result, comparison, { failing: failing.has(result), verdict }));
  const skipped = results.filter((result) => !failing.has(result) && result.outcome !== 'same').length;
  const counts = `tests="${results.length}" failures="${failing.size}" skipped="${skipped}" time="${seconds(comparison.milliseconds)}"`;
  const name = xmlText(`${backend} against ${reference}`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
<testsuite name="${name}" ${counts}>
${cases.join('\n')}
</testsuite>
</testsuites>
`;
}

function testCase(result: ComparedBehaviour, comparison: Comparison, { failing, verdict }: { failing: boolean; verdict: Verdict }): string {
  const { id, says, outcome, reason = '', milliseconds } = result;
  const name = id.slice(groupOf(id).length + 1);
  const open = `<testcase classname="${xmlText(groupOf(id))}" name="${xmlText(`${name}: ${says}`)}" time="${seconds(milliseconds)}"`;
  if (failing) {
    const message = outcome === 'failed' ? reason : `${comparison.backend} answers otherwise than ${comparison.reference}`;
    return `${open}><failure message="${xmlText(message)}">${xmlText(places(result, comparison))}</failure></testcase>`;
  }
  if (outcome === 'same') return `${open}/>`;
  const why = isDifferent(result) ? `known difference: ${explanationOf(result, verdict.known)?.says ?? verdict.drift.from}` : reason;
  return `${open}><skipped message="${xmlText(why)}"/></testcase>`;
}

function places({ differences }: ComparedBehaviour, { reference, backend }: Comparison): string {
  return differences
    .map((place) => `${place.path || 'answer'}\n  ${reference}: ${shownValue(place.reference)}\n  ${backend}: ${shownValue(place.backend)}`)
    .join('\n');
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}
