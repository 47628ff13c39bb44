import { existsSync, readFileSync } from 'node:fs';

/** What the reports of Jest and Vitest have in common. */
interface Report {
  readonly numPassedTests: number;
  readonly numTotalTests: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly duration?: number | null }[];
  }[];
}

/** How a run of tests ended. */
export interface TestResults {
  readonly passed: number;
  readonly total: number;
  /** How many were not left out. */
  readonly ran: number;
  /** Milliseconds spent in tests. */
  readonly testMs: number;
}

/** Reads what Jest or Vitest wrote by `--json` or `--reporter=json`; nothing ran when it wrote nothing. */
export function testResults(file: string): TestResults {
  if (!existsSync(file)) return { passed: 0, total: 0, ran: 0, testMs: 0 };
  const { numPassedTests, numTotalTests, testResults: files } = JSON.parse(readFileSync(file, 'utf8')) as Report;
  const ran = files.flatMap(({ assertionResults }) => assertionResults).filter(({ status }) => status !== 'pending');
  const testMs = ran.reduce((sum, { duration }) => sum + (duration ?? 0), 0);
  return { passed: numPassedTests, total: numTotalTests, ran: ran.length, testMs };
}
