import { existsSync, readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import type { AggregatedResult, Reporter, Test, TestCaseResult, TestContext, TestResult } from '@jest/reporters';
import { styled } from './styled';

/** What a test left behind. */
interface Journal {
  readonly text: string;
  /** How far the test moved SQS' clock. */
  readonly passedMs: number;
}

/** Prints each test with what SQS took down during it, as soon as it is over. */
class DemoReporter implements Pick<Reporter, 'onTestFileStart' | 'onTestCaseResult' | 'onTestFileResult' | 'onRunComplete'> {
  #passedMs = 0;

  onTestFileStart({ path }: Test): void {
    console.log(`\n${styled('bold', relative(process.cwd(), path))}`);
  }

  onTestCaseResult(_: Test, { status, fullName, duration }: TestCaseResult): void {
    const mark = status === 'passed' ? styled('green', '✓') : styled('red', '✗');
    console.log(`\n${mark} ${fullName} ${styled('dim', `(${duration ?? 0} ms)`)}`);
    const { text, passedMs } = takeJournal();
    this.#passedMs += passedMs;
    if (text !== '') console.log(styled('dim', text.replace(/^/gm, '    ')));
  }

  onTestFileResult(_: Test, { failureMessage }: TestResult): void {
    if (failureMessage) console.log(failureMessage);
  }

  onRunComplete(_: Set<TestContext>, { numPassedTests, numFailedTests, startTime, success }: AggregatedResult): void {
    const seconds = ((Date.now() - startTime) / 1000).toFixed(1);
    const passed = `${numPassedTests} passed, ${numFailedTests} failed`;
    console.log(`\n${styled(success ? 'green' : 'red', passed)} in ${seconds} s, in which ${inWords(this.#passedMs)} of SQS went by.`);
  }
}

/** Each test's journal is read once. */
function takeJournal(): Journal {
  const path = process.env['DEMO_JOURNAL'];
  if (path === undefined || !existsSync(path)) return { text: '', passedMs: 0 };
  const journal = JSON.parse(readFileSync(path, 'utf8')) as Journal;
  rmSync(path);
  return journal;
}

function inWords(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export { DemoReporter as default };
