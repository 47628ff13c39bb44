import { queueNameIn } from '../core/queue-address';
import type { TestWorld } from '../testing/world/test-world';
import { diagnosisText } from './diagnosis-text';
import type { Finding } from './finding';
import { grouped } from './grouped';
import { History } from './history';
import type { Incident, Rule } from './rule';
import { RULES } from './rules';

/** What the doctor found. */
export interface Diagnosis {
  /** One for each queue and misuse. */
  readonly findings: readonly Finding[];
  /** What it could not look at, as sentences; empty where it saw everything. */
  readonly gaps: readonly string[];
  /** All of it, to be read; empty when there is nothing to tell. */
  toText(): string;
}

/** Looks through what happened in a world for misuses of SQS. */
export function diagnose(world: TestWorld): Diagnosis {
  const history = new History(world);
  const able = history.isCut ? RULES.filter(({ needsAll }) => !needsAll) : RULES;
  return diagnosisOf(
    able.flatMap((rule) => findingsOf(rule, history)),
    history.isCut
      ? [
          gap(
            world,
            RULES.filter((rule) => !able.includes(rule)),
          ),
        ]
      : [],
  );
}

/** Several diagnoses as one: what was found in a queue more than once is one finding. */
export function joined(diagnoses: readonly Diagnosis[]): Diagnosis {
  const findings = grouped(
    diagnoses.flatMap((one) => one.findings),
    ({ misuse, queueArn }) => `${misuse} ${queueArn}`,
  );
  const sums = [...findings.values()].map((all) => ({ ...all[0]!, times: all.reduce((sum, { times }) => sum + times, 0) }));
  const rank = new Map(RULES.map(({ misuse }, index) => [misuse, index]));
  sums.sort((a, b) => rank.get(a.misuse)! - rank.get(b.misuse)!);
  return diagnosisOf(sums, [...new Set(diagnoses.flatMap(({ gaps }) => gaps))]);
}

function diagnosisOf(findings: readonly Finding[], gaps: readonly string[]): Diagnosis {
  return { findings, gaps, toText: () => diagnosisText(findings, gaps) };
}

function findingsOf(rule: Rule, history: History): Finding[] {
  const { misuse, what, why, cure, page, rules } = rule;
  const byQueue = grouped(rule.find(history), ({ queueArn }) => queueArn);
  return [...byQueue].map(([queueArn, incidents]) => {
    const { steps, example } = incidents[0] as Incident;
    return {
      misuse,
      what,
      why,
      cure,
      page,
      rules,
      queue: queueNameIn(queueArn),
      queueArn,
      times: incidents.length,
      evidence: steps,
      example,
    };
  });
}

function gap({ journal, calls }: TestWorld, unable: readonly Rule[]): string {
  const count = (n: number): string => n.toLocaleString('en');
  const dropped = `${count(journal.dropped)} older events and ${count(calls.dropped)} older calls were dropped (options journalEvents, journalBytes)`;
  if (unable.length === 0) return `${dropped}: what happened then was not looked at.`;
  return `${dropped}: what happened then was not looked at, and nothing can be said about ${unable.map(({ misuse }) => misuse).join(', ')}.`;
}
