import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildSync } from 'esbuild';
import { installedNode, installedPackages, installedPeer } from '../scripts/matrix/installed';
import { createProject } from '../scripts/matrix/projects';
import { pack } from '../scripts/pack';
import { startServer } from './http/servers';
import { SCENARIOS } from './time/scenarios';

const NODE = 24;
const FAUXQS = '2.4.1';

const HELP = `npm run bench:time -- [options]

Runs one suite of tests in which SQS' time goes by (bench/time/scenarios.ts) in Jest on Node.js ${NODE}, twice: with msw-sqs, whose clock
is moved, and against fauxqs ${FAUXQS} in a process of its own, where the tests really wait. Prints how long each takes.

  --workers N   Jest's workers; default 1: one test after the other. Tests that wait do so beside each other with more.
  --help
`;

void main();

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { workers: { type: 'string', default: '1' }, help: { type: 'boolean' } } });
  if (values.help) return void console.log(HELP);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'msw-sqs-time-')));
  try {
    process.exitCode = await compare(folder, values.workers);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns the exit code */
async function compare(folder: string, workers: string): Promise<number> {
  console.log('  … installing what is not there yet, and packing msw-sqs');
  const [node, modules, fauxqs] = await Promise.all([installedNode(NODE), installedPackages(), installedPeer('fauxqs', FAUXQS)]);
  const project = createSuite(folder, { tarball: pack(folder), modules });
  const run = (name: string, env: Record<string, string>) => runSuite({ name, node, project, workers, env });

  const ours = await run('msw-sqs', {});
  const server = await startServer({
    name: `fauxqs ${FAUXQS}`,
    command: (port) => ({
      file: node,
      args: [join(fauxqs, 'dist', 'server.js')],
      env: { FAUXQS_PORT: String(port), FAUXQS_HOST: '127.0.0.1', FAUXQS_LOGGER: 'false' },
    }),
  });
  const theirs = await run(server.name, { TIME_ENDPOINT: `http://127.0.0.1:${server.port}` }).finally(() => server.stop());

  console.table(
    [ours, theirs].map(({ name, passed, failed, left, wallSeconds, testSeconds }) => ({
      suite: name,
      passed,
      failed,
      'cannot be run': left,
      'wall, s': wallSeconds.toFixed(1),
      'in tests, s': testSeconds.toFixed(1),
    })),
  );
  console.log(
    `Wall time of ${theirs.name} to that of msw-sqs: ${(theirs.wallSeconds / ours.wallSeconds).toFixed(1)}; in tests: ${(theirs.testSeconds / ours.testSeconds).toFixed(0)}.`,
  );
  console.log(`What cannot be run with ${theirs.name}:`);
  for (const { name, tests } of SCENARIOS) {
    for (const { title, needsClock } of tests) if (needsClock !== undefined) console.log(`  ${name}, ${title}: ${needsClock}`);
  }
  console.log(`Node.js ${NODE}, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}; Jest with ${workers} worker(s).`);
  return ours.failed + theirs.failed === 0 && ours.left === 0 ? 0 : 1;
}

/** A user's project with a test file for each scenario. */
function createSuite(folder: string, given: { readonly tarball: string; readonly modules: string }): string {
  const project = join(folder, 'project');
  mkdirSync(project);
  createProject(project, { ...given, aliases: {} });
  buildSync({
    entryPoints: ['bench/time/suite.ts'],
    outfile: join(project, 'suite.cjs'),
    format: 'cjs',
    bundle: true,
    packages: 'external',
    platform: 'node',
  });
  for (const index of SCENARIOS.keys())
    writeFileSync(join(project, `${index}.test.js`), `require('./suite.cjs').declareTests(${index});\n`);
  return project;
}

interface Run {
  readonly name: string;
  readonly node: string;
  readonly project: string;
  readonly workers: string;
  readonly env: Record<string, string>;
}

interface Outcome {
  readonly name: string;
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
async function runSuite({ name, node, project, workers, env }: Run): Promise<Outcome> {
  const report = join(project, 'report.json');
  rmSync(report, { force: true });
  const config = JSON.stringify({ transform: {}, testTimeout: 60_000, watchman: false });
  const args = ['node_modules/jest/bin/jest.js', '--config', config, '--maxWorkers', workers, '--json', '--outputFile', report];
  const startMs = performance.now();
  const jest = spawn(node, args, { cwd: project, env: { ...withoutAws(process.env), ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  const output: string[] = [];
  for await (const line of createInterface(jest.stderr)) {
    output.push(line);
    const [, file] = /^(?:PASS|FAIL) .*?(\d+)\.test\.js/.exec(line) ?? [];
    if (file !== undefined) console.log(`  … ${name}, ${secondsSince(startMs).toFixed(1)} s: ${SCENARIOS[Number(file)]!.name}`);
  }
  const wallSeconds = secondsSince(startMs);
  const outcome = { name, wallSeconds, ...resultsIn(report) };
  if (outcome.failed > 0 || outcome.passed === 0) console.log(output.join('\n'));
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
