import { execFile } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { runConfig } from './run-config';

const ROOT = join(__dirname, '../..');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'msw-sqs-runs-')));
const entry = join(folder, 'jest.cjs');

/** A project of Jest that runs one of the files beside this one. */
function project(displayName: string, file: string, options: object): object {
  return { displayName, ...runConfig(file, entry), setupFiles: [entry], ...options };
}

const projects = [
  project('leftovers', 'leftovers', {}),
  project('without globals', 'leftovers', { injectGlobals: false }),
  project('concurrent', 'concurrent', { globals: { MSW_SQS: { queues: { 'of-the-options': {} }, verifyAtEnd: true } } }),
  project('queues', 'queues', {}),
  project('queues without globals', 'queues', { injectGlobals: false }),
  project('endless', 'endless', {}),
  project('moves', 'moves', {}),
  project('bare', 'bare', { setupFiles: [join(__dirname, 'bare.setup.js'), entry] }),
  project('advice', 'advice', {}),
  project('no queue', 'no-queue', {}),
  project('outlived', 'outlived', {}),
  project('outlived again', 'outlived', {}),
  project('without reset', 'without-reset', { globals: { MSW_SQS: { resetBetweenTests: false } } }),
];

interface Results {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** How Jest itself reports its tests, and what it prints. */
async function runJest(): Promise<{ tests: Results['testResults'][number]['assertionResults']; printed: string }> {
  const args = ['--config', JSON.stringify({ rootDir: __dirname, projects, watchman: false }), '--json', '--runInBand', '--no-cache'];
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, JEST_WORKER_ID: undefined };
  const [json, printed] = await new Promise<[string, string]>((resolve) => {
    execFile(process.execPath, [join(ROOT, 'node_modules/jest/bin/jest.js'), ...args], { cwd: __dirname, env }, (_, ...outputs) =>
      resolve(outputs),
    );
  });
  const { testResults } = JSON.parse(json) as Results;
  return { tests: testResults.flatMap(({ assertionResults }) => assertionResults), printed };
}

describe('In a run of Jest', () => {
  let run: Awaited<ReturnType<typeof runJest>>;

  beforeAll(async () => {
    const source = join(ROOT, 'src/jest.ts');
    buildSync({ entryPoints: [source], outfile: entry, bundle: true, platform: 'node', packages: 'external' });
    run = await runJest();
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const lost = 'a concurrent test that loses messages';
  const endless = 'a test that polls longer than Jest allows';
  const unawaited = 'a test that does not await the clock';

  it("Jest's limit ends a test that makes one call after the other", () => {
    const failures = run.tests.filter(({ fullName }) => fullName === endless).flatMap(({ failureMessages }) => failureMessages);

    expect(failures).toEqual([expect.stringContaining('Exceeded timeout')]);
  });

  it('all of this holds', () => {
    const failed = run.tests.filter(
      ({ status, fullName }) => !['passed', 'pending'].includes(status) && ![lost, endless, unawaited].includes(fullName),
    );

    expect(failed.map(({ fullName, failureMessages }) => [fullName, ...failureMessages])).toEqual([]);
    expect(run.tests).toHaveLength(12 + 12 + 6 + 10 + 10 + 2 + 1 + 6 + 2 + 4 + 4 + 3);
  });

  it('a concurrent test in which messages got lost fails with verifyAtEnd', () => {
    expect(run.tests.find(({ fullName }) => fullName === lost)).toMatchObject({
      status: 'failed',
      failureMessages: [expect.stringContaining('Messages got lost in this test')],
    });
  });

  it('a test fails that leaves something under way which moves the clock', () => {
    expect(run.tests.find(({ fullName }) => fullName === unawaited)).toMatchObject({
      status: 'failed',
      failureMessages: [expect.stringContaining("Write await sqs.clock.advance('12h').")],
    });
  });

  it('a test is told of messages that the reset took, and of queues that are not there in the end: once, and of no others', () => {
    const told = [...run.printed.matchAll(/msw-sqs: ((?:DeleteMessage|GetQueueUrl) .*?)\./g)].map(([, text]) => text);

    expect(told).toEqual([
      expect.stringMatching(
        /^DeleteMessage on "orders" is about a message that an earlier test received, and that the reset between tests took: /,
      ),
      'GetQueueUrl found no queue "oders" in us-east-1, account 000000000000',
      'GetQueueUrl found no queue "invoices" in us-east-1, account 000000000000',
    ]);
  });

  it('where there is no queue at all, a test is told how one comes to be', () => {
    expect(run.printed).toContain(
      "There is no queue at all, as with a new account: make what your code needs, by sqs.createQueue('invoices')",
    );
  });

  it('a file is told of consumers that an earlier file has left running', () => {
    // The first of the two projects has no such file before it.
    expect(run.tests.filter(({ status }) => status === 'pending')).toHaveLength(1);
    expect(run.printed.match(/msw-sqs: a call to .*/g)).toEqual([
      'msw-sqs: a call to sqs.us-east-1.amazonaws.com is not answered: it comes from an earlier test file, which has left something running. ' +
        'Stop its consumers and timers there, in afterAll: consumer.stop({ abort: true }), clearInterval(…).',
    ]);
  });

  it('a file says at its end what still polls, and only then', () => {
    const told = [...run.printed.matchAll(/msw-sqs: something is still polling.*\n(?: .*\n)*?.*Stop the consumer/g)];

    expect(told).toHaveLength(2);
    for (const [text] of told) {
      expect(
        text
          .split('\n')
          .slice(1, -1)
          .map((line) => line.trim()),
      ).toEqual([
        'ReceiveMessage on "events", started outside the tests',
        'ReceiveMessage on "last", since the test "polls on at the end of the file"',
        'SendMessage on "orders", since the test "a consumer › polls on when its test has ended"',
      ]);
    }
  });
});
