import { writeFileSync } from 'node:fs';
import { compareBackends } from '../parity/comparison/compare-backends';
import type { Comparison } from '../parity/comparison/comparison';
import { driftFromBaseline, driftFromKnown } from '../parity/drift/drift';
import { storedResults } from '../parity/drift/stored-results';
import type { Verdict } from '../parity/drift/verdict';
import { KNOWN } from '../parity/known';
import { htmlReport } from '../parity/reports/html-report';
import { junitReport } from '../parity/reports/junit-report';
import { markdownReport } from '../parity/reports/markdown-report';
import { textReport } from '../parity/reports/text-report';
import { parityOptions, type ParityFiles, type ParityOptions } from './parity-options';
import { parityProgress } from './parity-progress';
import { untilSignal } from './until-signal';

/** What a run of the command writes into files: by option. */
const REPORTS: Readonly<Record<keyof ParityFiles, (comparison: Comparison, verdict: Verdict) => string>> = {
  html: htmlReport,
  junit: junitReport,
  markdown: markdownReport,
  json: (comparison) => json(comparison),
  save: (comparison) => json(storedResults(comparison)),
};

/**
 * `msw-sqs parity`: tries the catalogue of behaviours on the mock and on another backend, and tells where they differ.
 *
 * The exit code is 1 when they differ in ways that are not known, or else than in the baseline.
 *
 * @throws UsageError, and what starting the backend throws
 */
export function parity(args: readonly string[]): Promise<void> {
  return untilSignal((signal) => compareAndReport(args, signal));
}

async function compareAndReport(args: readonly string[], signal: AbortSignal): Promise<void> {
  const options = await parityOptions(args, signal);
  const { backend, filter, concurrency, timeLimitSeconds } = options;
  const progress = parityProgress(process.stderr);
  const comparison = await compareBackends({ backend, filter, concurrency, timeLimitSeconds, signal, onProgress: progress.show }).finally(
    progress.end,
  );
  const verdict = verdictOn(comparison, options);

  process.stdout.write(textReport(comparison, verdict));
  for (const [name, path] of Object.entries(options.files)) {
    writeFileSync(path, REPORTS[name as keyof ParityFiles](comparison, verdict));
    process.stdout.write(`Written: ${path}\n`);
  }
  if (hasDrifted(verdict, options)) process.exitCode = 1;
}

function verdictOn(comparison: Comparison, { backend, baseline }: ParityOptions): Verdict {
  const known = KNOWN.find(({ backend: name }) => name === backend.name);
  const drift =
    baseline === undefined
      ? driftFromKnown(comparison, known)
      : driftFromBaseline(comparison, baseline.results, `the baseline ${baseline.path}`);
  return { drift, known };
}

function hasDrifted({ drift }: Verdict, { strict }: ParityOptions): boolean {
  return drift.new.length > 0 || drift.changed.length > 0 || (strict && drift.vanished.length > 0);
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
