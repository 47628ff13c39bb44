import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../scripts/run';
import type { Bench } from './bench';
import { figuresOf } from './figures';

const MEASURE = '@aws-sdk/client-sqs';

/** What is loaded: all that a test file would, and nothing else. */
const LOADED: Readonly<Record<string, string>> = {
  [MEASURE]: `require('${MEASURE}');`,
  'aws-sdk-client-mock': "require('aws-sdk-client-mock');",
  'aws-sdk-client-mock with its matchers': "require('aws-sdk-client-mock'); require('aws-sdk-client-mock-jest');",
  'msw-sqs/jest': "require('msw-sqs/jest');",
  // The rest of it is loaded by what a test does first.
  'msw-sqs/jest, and a queue made': "require('msw-sqs/jest').sqs.createQueue('orders');",
};

const FILES = { full: 60, quick: 5 };
const TOPIC = 'In each Jest test file';

/** Jest takes the files by their names, so that modules take turns. */
const SEQUENCER = `module.exports = class extends require('@jest/test-sequencer').default {
  sort(tests) {
    return [...tests].sort((a, b) => (a.path < b.path ? -1 : 1));
  }
};
`;

/** Loads modules in many test files of one Jest process; Jest evaluates them anew for every file. */
export const loading: Bench = {
  title: 'what "msw-sqs/jest" adds to a test file, beside the AWS SDK and aws-sdk-client-mock',
  seconds: { full: 60, quick: 30 },
  async measure({ project, quick, progress }) {
    const { folder, versions } = await project();
    const files = quick ? FILES.quick : FILES.full;
    progress(`each of ${Object.keys(LOADED).length} in ${files} test files, in turn`);
    const times = loadInFiles(folder, files);
    const measured = (key: 'wallMs' | 'cpuMs'): Map<string, number[]> =>
      new Map(Object.keys(LOADED).map((name) => [name, times.filter((time) => time.name === name).map((time) => time[key])]));
    return {
      figures: [
        ...figuresOf({ topic: TOPIC, measure: 'CPU', unit: 'ms', relativeTo: MEASURE }, measured('cpuMs')),
        ...figuresOf({ topic: TOPIC, measure: 'time', unit: 'ms' }, measured('wallMs')),
      ],
      versions: versions('jest', MEASURE, 'aws-sdk-client-mock', 'aws-sdk-client-mock-jest'),
    };
  },
};

interface LoadingTime {
  readonly name: string;
  readonly wallMs: number;
  readonly cpuMs: number;
}

function loadInFiles(project: string, files: number): LoadingTime[] {
  const tests = join(project, 'loading');
  const record = join(tests, 'times.txt');
  mkdirSync(tests);
  writeFileSync(join(tests, 'sequencer.cjs'), SEQUENCER);
  for (let file = 0; file < files; file++) {
    for (const [index, name] of Object.keys(LOADED).entries()) {
      writeFileSync(join(tests, `${String(file).padStart(3, '0')}-${index}.test.js`), sourceOf(name, record));
    }
  }
  const config = { rootDir: tests, testSequencer: join(tests, 'sequencer.cjs'), transform: {}, watchman: false };
  const jest = join(project, 'node_modules', 'jest', 'bin', 'jest.js');
  run(process.execPath, [jest, '-i', '--silent', '--config', JSON.stringify(config)], project);
  const lines = readFileSync(record, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as LoadingTime);
}

function sourceOf(name: string, record: string): string {
  return `const { performance } = require('node:perf_hooks');
const [wall, cpu] = [performance.now(), process.cpuUsage()];
${LOADED[name]}
const wallMs = performance.now() - wall;
const { user, system } = process.cpuUsage(cpu);
const line = JSON.stringify({ name: ${JSON.stringify(name)}, wallMs, cpuMs: (user + system) / 1000 });
test('loads', () => require('node:fs').appendFileSync(${JSON.stringify(record)}, line + '\\n'));
`;
}
