import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync, transformSync } from 'esbuild';
import { ENTRIES } from '../../../scripts/entries';
import { esModuleWrapper } from '../../../scripts/es-module-wrapper';

const ROOT = join(__dirname, '../../..');
const RUNS = join(__dirname, 'runs');

/** A user's project with tests in the form that each runner takes. */
export interface ContractProject {
  /** Runs a runner's tests to their end. */
  run(runner: RunnerName, env: Readonly<Record<string, string>>): Promise<Run>;
  remove(): void;
}

export type RunnerName = 'jest' | 'jest-without-globals' | 'vitest' | 'node';

/** What came of a run. */
export interface Run {
  readonly status: number | null;
  readonly printed: string;
  /** How each test ended, by its full title, with spaces between. */
  readonly tests: ReadonlyMap<string, Ending>;
}

/** How a test ended, and with what error. */
export interface Ending {
  readonly status: string;
  readonly error: string;
}

/** Makes the project: msw-sqs as it is built, beside links to the packages of this repository. */
export function contractProject(): ContractProject {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'msw-sqs-contract-')));
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, 'msw-sqs'), { recursive: true });
  for (const name of readdirSync(join(ROOT, 'node_modules')).filter((name) => !name.startsWith('.')))
    symlinkSync(realpathSync(join(ROOT, 'node_modules', name)), join(modules, name));
  installPackage(join(modules, 'msw-sqs'));
  for (const runner of Object.keys(COMMANDS) as RunnerName[]) writeTests(join(folder, runner), runner);
  return {
    run: (runner, env) => runToEnd(join(folder, runner), COMMANDS[runner], env),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function installPackage(folder: string): void {
  const entry = ENTRIES.find(({ subpath }) => subpath === './parity')!;
  const outfile = join(folder, 'parity.cjs');
  buildSync({ entryPoints: [join(ROOT, entry.source)], outfile, bundle: true, platform: 'node', packages: 'external' });
  const names = Object.keys(createRequire(outfile)(outfile) as object);
  writeFileSync(join(folder, 'parity.mjs'), esModuleWrapper(entry, names));
  const exported = { './parity': { import: './parity.mjs', require: './parity.cjs' } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'msw-sqs', exports: exported }));
}

const isJest = (runner: RunnerName): boolean => runner.startsWith('jest');

function writeTests(folder: string, runner: RunnerName): void {
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: isJest(runner) ? 'commonjs' : 'module' }));
  copyFileSync(join(RUNS, 'runners', `${runner}.js`), join(folder, 'runner.js'));
  for (const name of ['orders', 'others']) {
    const source = readFileSync(join(RUNS, `${name}.js`), 'utf8');
    writeFileSync(join(folder, `${name}.test.js`), isJest(runner) ? transformSync(source, { format: 'cjs' }).code : source);
  }
}

interface Command {
  readonly args: readonly string[];
  /** @param output - what was printed. @param folder - where it was run */
  readonly endings: (output: string, folder: string) => Iterable<readonly [title: string, ending: Ending]>;
}

const REPORT = 'report.json';

const jestCommand = (...args: string[]): Command => ({
  args: [
    '../node_modules/jest/bin/jest.js',
    '--json',
    `--outputFile=${REPORT}`,
    '--rootDir=.',
    '--transform={}',
    '--watchman=false',
    '--maxWorkers=2',
    ...args,
  ],
  endings: jestEndings,
});

const COMMANDS: Readonly<Record<RunnerName, Command>> = {
  jest: jestCommand(),
  'jest-without-globals': jestCommand('--injectGlobals=false'),
  vitest: {
    args: [
      '../node_modules/vitest/vitest.mjs',
      'run',
      '--globals=false',
      '--reporter=default',
      '--reporter=json',
      `--outputFile=${REPORT}`,
    ],
    endings: jestEndings,
  },
  node: { args: ['--test', '--test-reporter=tap', 'orders.test.js', 'others.test.js'], endings: tapEndings },
};

function runToEnd(cwd: string, { args, endings }: Command, more: Readonly<Record<string, string>>): Promise<Run> {
  const { NODE_OPTIONS: _, JEST_WORKER_ID: _worker, CI: _ci, MSW_SQS_BACKEND: _backend, ...inherited } = process.env;
  const env = { ...inherited, NO_COLOR: '1', FORCE_COLOR: undefined, AWS_REGION: 'eu-west-1', ...more };
  return new Promise((settle) => {
    const child = execFile(process.execPath, args, { cwd, env, maxBuffer: 2 ** 26 }, (_error, output, errors) => {
      settle({ status: child.exitCode, printed: output + errors, tests: new Map(endings(output, cwd)) });
    });
  });
}

interface JestReport {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

/** Vitest reports as Jest does. */
function jestEndings(_output: string, folder: string): Iterable<readonly [string, Ending]> {
  const { testResults } = JSON.parse(readFileSync(join(folder, REPORT), 'utf8')) as JestReport;
  return testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(
      ({ fullName, status, failureMessages = [] }) =>
        [fullName, { status: status === 'skipped' ? 'pending' : status, error: failureMessages.join('\n') }] as const,
    ),
  );
}

/** Each test has its line, after those of the tests inside it, and its error below. */
function* tapEndings(output: string): Iterable<readonly [string, Ending]> {
  const open: string[] = [];
  for (const [, indent, opened, line, rest] of output.matchAll(
    /^( *)(?:# Subtest: (.*)|((?:not )?ok) \d+ - (.*(?:\n(?! *(?:#|ok|not ok)).*)*))$/gm,
  )) {
    const depth = indent!.length / 4;
    if (opened !== undefined) {
      open.length = depth;
      open.push(opened);
      continue;
    }
    const [first = '', ...details] = rest!.split('\n');
    const directive = / # (SKIP|TODO)/.exec(first)?.[1];
    const status = directive === 'SKIP' ? 'pending' : line === 'ok' || directive === 'TODO' ? 'passed' : 'failed';
    if (!details.join('\n').includes("type: 'suite'")) yield [open.slice(0, depth + 1).join(' '), { status, error: details.join('\n') }];
  }
}
