import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installedPackages } from './matrix/installed';
import { createProject, compileSource } from './matrix/projects';
import { runToEnd } from './matrix/run-cell';
import { pack } from './pack';

// Runs many test files in one Jest process, with nothing but `setupFiles: ['msw-sqs/jest']`: each must have an SQS of its own,
// and leave no memory behind. Done once with files that end well, and once with a long poll that nobody waits for in each.

const FILES = 200;
/** Until the first time, Jest and the engine themselves still grow. */
const MEASURE_EVERY = 40;

/** An SQS that is never given up takes about 4 MB, a socket or agent that stays behind tens of kB. */
const MEGABYTES_PER_FILE_MAX = 0.1;

/** Characters: one failing file says what all of them say. */
const OUTPUT_SHOWN = 3000;

const VARIANTS: Readonly<Record<string, Record<string, string>>> = {
  'files that end well': {},
  'files with a long poll under way': { MANY_FILES_POLL: 'true' },
};

void main();

async function main(): Promise<void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'msw-sqs-many-files-')));
  try {
    const modules = await installedPackages();
    const tarball = pack(folder);
    const results = await Promise.all(
      Object.entries(VARIANTS).map(([title, env], index) =>
        runFiles(title, { folder: join(folder, String(index)), tarball, modules, env }),
      ),
    );
    process.exitCode = results.every(Boolean) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Given {
  readonly folder: string;
  readonly tarball: string;
  readonly modules: string;
  readonly env: Record<string, string>;
}

/** @returns whether all is well */
async function runFiles(title: string, { folder, tarball, modules, env }: Given): Promise<boolean> {
  mkdirSync(folder);
  const project = createProject(folder, { tarball, modules, aliases: {} });
  compileSource(project, 'one-of-many.ts');
  for (let i = 1; i <= FILES; i++) writeFileSync(join(project, `file-${i}.test.js`), `require('./one-of-many.test.cjs');\n`);

  const record = join(folder, 'heap.txt');
  writeFileSync(record, '');
  const config = { setupFiles: ['msw-sqs/jest'], transform: {}, testMatch: ['**/file-*.test.js'], testTimeout: 30_000, watchman: false };
  const args = ['node_modules/jest/bin/jest.js', '--runInBand', '--config', JSON.stringify(config)];
  const { status, output } = await runToEnd(process.execPath, args, {
    project,
    env: { ...env, MANY_FILES_RECORD: record, MANY_FILES_MEASURE_EVERY: String(MEASURE_EVERY) },
  });

  const passed = Number(/^Tests:.*?(\d+) passed/m.exec(output)?.[1] ?? 0);
  const heap = readFileSync(record, 'utf8').trim().split('\n').map(toPoint);
  const perFile = slopeOf(heap);
  const isWell = status === 0 && passed === FILES && perFile <= MEGABYTES_PER_FILE_MAX;
  if (status !== 0) console.log(output.slice(-OUTPUT_SHOWN));
  if (!isWell) console.log(heap.map(({ files, megabytes }) => `${files} files: ${megabytes.toFixed(1)} MB`).join(', '));
  console.log(
    `${isWell ? 'ok    ' : 'FAILED'} ${title}: ${passed} of ${FILES} had an SQS of their own; heap +${perFile.toFixed(3)} MB per file ` +
      `(at most ${MEGABYTES_PER_FILE_MAX}; ${heap.at(0)?.megabytes.toFixed(1)} MB after ${MEASURE_EVERY}, ${heap.at(-1)?.megabytes.toFixed(1)} MB at the end)`,
  );
  return isWell;
}

interface Point {
  readonly files: number;
  readonly megabytes: number;
}

function toPoint(line: string): Point {
  const [files, bytes] = line.split(' ').map(Number);
  return { files: files!, megabytes: bytes! / 2 ** 20 };
}

/** The growth that fits all measurements best. */
function slopeOf(points: readonly Point[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [files, megabytes] = [mean(points.map((point) => point.files)), mean(points.map((point) => point.megabytes))];
  const covariance = mean(points.map((point) => (point.files - files) * (point.megabytes - megabytes)));
  return covariance / mean(points.map((point) => (point.files - files) ** 2));
}
