import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../scripts/run';

/** Milliseconds a test file spends on loading a module. */
export interface LoadingTime {
  readonly median: number;
  readonly fastest: number;
}

/** What the others are held against. */
export const MEASURE = '@aws-sdk/client-sqs';

/** What is loaded: all that a test file would, and nothing else. */
const LOADED: readonly (readonly string[])[] = [
  [MEASURE],
  ['aws-sdk-client-mock'],
  ['aws-sdk-client-mock', 'aws-sdk-client-mock-jest'],
  ['msw-sqs/jest'],
];

const FILES = 50;

/** Loads modules in many test files of one Jest process; Jest evaluates it anew for every file. */
export function measureLoading(onProgress: (text: string) => void): Map<string, LoadingTime> {
  // Jest finds no tests below a folder that is named node_modules.
  const folder = join(tmpdir(), 'msw-sqs-bench-loading');
  prepare(folder, onProgress);
  return new Map(
    LOADED.map((modules) => {
      const name = modules.join(' and ');
      onProgress(`Loading ${name} in ${FILES} test files`);
      return [name, loadInFiles(folder, modules)] as const;
    }),
  );
}

function prepare(folder: string, onProgress: (text: string) => void): void {
  onProgress('Installing the packed package beside the others');
  mkdirSync(folder, { recursive: true });
  const [{ filename }] = JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder])) as [
    { filename: string },
  ];
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const packages = [
    'jest@30.5.2',
    '@aws-sdk/client-sqs@3.1169.0',
    'aws-sdk-client-mock@4.1.0',
    'aws-sdk-client-mock-jest@4.1.0',
    join(folder, filename),
  ];
  run('npm', ['install', '--no-audit', '--no-fund', ...packages], folder);
}

function loadInFiles(folder: string, modules: readonly string[]): LoadingTime {
  const times = join(folder, 'times.txt');
  rmSync(join(folder, 'tests'), { recursive: true, force: true });
  rmSync(times, { force: true });
  mkdirSync(join(folder, 'tests'));
  const source = `const { performance } = require('node:perf_hooks');
const start = performance.now();
${modules.map((name) => `require(${JSON.stringify(name)});`).join('\n')}
const ms = performance.now() - start;
test('loads', () => require('node:fs').appendFileSync(${JSON.stringify(times)}, ms + '\\n'));
`;
  for (let file = 0; file < FILES; file++) writeFileSync(join(folder, 'tests', `${file}.test.js`), source);
  run(process.execPath, [join(folder, 'node_modules', 'jest', 'bin', 'jest.js'), '-i', '--silent'], folder);
  const sorted = readFileSync(times, 'utf8')
    .trim()
    .split('\n')
    .map(Number)
    .toSorted((a, b) => a - b);
  return { median: sorted[sorted.length >> 1]!, fastest: sorted[0]! };
}
