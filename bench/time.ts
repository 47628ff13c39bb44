import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { installedPeer } from '../scripts/matrix/installed';
import { FAUXQS } from '../scripts/peer-versions';
import type { Bench } from './bench';
import { figuresOf } from './figures';
import { fauxqsServer, startServer } from './http/servers';
import { whyMissing } from './why-missing';
import { SCENARIOS } from './time/scenarios';

const THEIRS = `fauxqs ${FAUXQS}, where tests really wait`;
const OURS = 'msw-sqs';
const TOPIC = 'Tests in which time goes by';
/** Files of a short run. */
const QUICK = 2;

/** One suite of tests in Jest, one after the other: on a clock that is moved, and against a server where they really wait. */
export const time: Bench = {
  title: "one suite of tests in which SQS' time goes by, beside fauxqs, where tests really wait",
  seconds: { full: 135, quick: 30 },
  async measure(work) {
    const { folder, versions } = await work.project();
    const scenarios = work.quick ? QUICK : SCENARIOS.length;
    createSuite(folder, scenarios);
    const run = (name: string, env: Record<string, string>) => runSuite({ name, project: folder, env }, work.progress);
    const before = await run(OURS, {});
    const { theirs, missing } = await againstFauxqs(run);
    const after = [await run(OURS, {}), await run(OURS, {})];
    const outcomes = new Map([[OURS, [before, ...after]], ...(theirs === undefined ? [] : ([[THEIRS, [theirs]]] as const))]);
    const measured = (key: keyof Outcome): Map<string, number[]> =>
      new Map([...outcomes].map(([name, rounds]) => [name, rounds.map((outcome) => outcome[key])]));
    return {
      figures: [
        ...figuresOf({ topic: TOPIC, measure: 'from start to end of Jest', unit: 's', relativeTo: OURS }, measured('wallSeconds')),
        ...figuresOf({ topic: TOPIC, measure: 'in tests', unit: 's' }, measured('testSeconds')),
        ...figuresOf({ topic: TOPIC, measure: 'tests', unit: '' }, measured('passed')),
        ...figuresOf({ topic: TOPIC, measure: 'that cannot be run', unit: '' }, measured('left')),
      ],
      versions: versions('jest', '@aws-sdk/client-sqs'),
      missing,
    };
  },
};

type RunOf = (name: string, env: Record<string, string>) => Promise<Outcome>;

async function againstFauxqs(run: RunOf): Promise<{ theirs?: Outcome; missing: Record<string, string> }> {
  let fauxqs: string;
  try {
    fauxqs = await installedPeer('fauxqs', FAUXQS);
  } catch (error) {
    return { missing: { [THEIRS]: whyMissing(error) } };
  }
  const server = await startServer({ ...fauxqsServer(process.execPath, fauxqs), name: THEIRS });
  try {
    return { theirs: await run(THEIRS, { TIME_ENDPOINT: `http://127.0.0.1:${server.port}` }), missing: {} };
  } finally {
    await server.stop();
  }
}

/** A test file for each scenario. */
function createSuite(project: string, scenarios: number): void {
  buildSync({
    entryPoints: ['bench/time/suite.ts'],
    outfile: join(project, 'suite.cjs'),
    format: 'cjs',
    bundle: true,
    packages: 'external',
    platform: 'node',
  });
  for (let index = 0; index < scenarios; index++)
    writeFileSync(join(project, `${index}.time.js`), `require('./suite.cjs').declareTests(${index});\n`);
}

interface Run {
  readonly name: string;
  readonly project: string;
  readonly env: Record<string, string>;
}

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** Tests that could not be run. */
  readonly left: number;
  /** From the start of Jest to its end. */
  readonly wallSeconds: number;
  /** The tests' own times together. */
  readonly testSeconds: number;
}

/** Runs the suite, and says of each file when it is done. */
async function runSuite({ name, project, env }: Run, onProgress: (text: string) => void): Promise<Outcome> {
  const report = join(project, 'report.json');
  rmSync(report, { force: true });
  const config = JSON.stringify({ transform: {}, testMatch: ['**/*.time.js'], testTimeout: 60_000, watchman: false });
  const args = ['node_modules/jest/bin/jest.js', '--config', config, '--maxWorkers', '1', '--json', '--outputFile', report];
  const startMs = performance.now();
  const jest = spawn(process.execPath, args, {
    cwd: project,
    env: { ...withoutAws(process.env), ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const output: string[] = [];
  for await (const line of createInterface(jest.stderr)) {
    output.push(line);
    const [, file] = /^(?:PASS|FAIL) .*?(\d+)\.time\.js/.exec(line) ?? [];
    if (file !== undefined) onProgress(`${name}, ${secondsSince(startMs).toFixed(1)} s: ${SCENARIOS[Number(file)]!.name}`);
  }
  const wallSeconds = secondsSince(startMs);
  const outcome = { wallSeconds, ...resultsIn(report) };
  if (outcome.failed > 0 || outcome.passed === 0) throw new Error(`Tests of the suite failed with ${name}:\n${output.join('\n')}`);
  return outcome;
}

function resultsIn(report: string): Pick<Outcome, 'passed' | 'failed' | 'left' | 'testSeconds'> {
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    testResults: { assertionResults: { duration?: number | null }[] }[];
  };
  const durations = testResults.flatMap(({ assertionResults }) => assertionResults.map(({ duration }) => duration ?? 0));
  const testSeconds = durations.reduce((sum, ms) => sum + ms, 0) / 1000;
  return { passed: numPassedTests, failed: numFailedTests, left: numPendingTests, testSeconds };
}

function withoutAws(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('AWS_')));
}

function secondsSince(startMs: number): number {
  return (performance.now() - startMs) / 1000;
}
