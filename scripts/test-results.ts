import { existsSync, readFileSync } from 'node:fs';

/** What the reports of Jest and Vitest have in common. */
interface Report {
  readonly numPassedTests: number;
  readonly numTotalTests: number;
  readonly testResults: readonly {
    /** Path of the file. */
    readonly name: string;
    readonly status: string;
    /** Why a file did not run. */
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly title?: string;
      readonly status: string;
      readonly duration?: number | null;
      readonly failureMessages?: readonly string[];
    }[];
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

/** Which tests failed, by their titles, with what they said. @throws Error when nothing ran */
export function failedTests(file: string): { readonly passed: number; readonly failed: Readonly<Record<string, string>> } {
  const { numPassedTests, testResults: files } = JSON.parse(readFileSync(file, 'utf8')) as Report;
  const failed = files
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'failed')
    .map(({ title = '', failureMessages = [] }) => [title, failureMessages.join('\n')] as const);
  if (numPassedTests === 0) throw new Error(`No test passed: ${JSON.stringify(files)}`);
  return { passed: numPassedTests, failed: Object.fromEntries(failed) };
}

/** How the tests of a file went. */
export interface FileOfTests {
  readonly path: string;
  readonly passed: number;
  readonly status: string;
  /** What failed, in the words of the runner. */
  readonly failures: string;
}

/** What became of each file of tests. */
export function filesOfTests(report: string): FileOfTests[] {
  const { testResults: files } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  return files.map(({ name, status, message = '', assertionResults }) => ({
    path: name,
    passed: assertionResults.filter((one) => one.status === 'passed').length,
    status,
    failures: assertionResults.length === 0 ? message : assertionResults.flatMap(({ failureMessages = [] }) => failureMessages).join('\n'),
  }));
}
