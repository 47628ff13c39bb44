import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pack } from './pack';
import { run } from './run';
import { styled } from './styled';

// Packs msw-sqs as it would be published, installs it into a copy of examples/orders, and runs that project's tests there.
// What is not msw-sqs comes from this project's own node_modules: the copy lies within it, where Node.js finds them.

const EXAMPLE = 'examples/orders';
const FOLDER = resolve('.demo');
const PROJECT = join(FOLDER, 'orders');

/** Beside the example's own configuration, which stays as it is: keeps each test's journal for the reporter. */
const KEEP_JOURNAL = `
const { writeFileSync } = require('node:fs');
const { sqs } = require('msw-sqs/jest');

afterEach(() => {
  const passedMs = sqs.clock.now() - Date.now();
  writeFileSync(process.env.DEMO_JOURNAL, JSON.stringify({ passedMs, text: sqs.journal.toText() }));
});
`;

try {
  process.exitCode = demo();
} finally {
  rmSync(FOLDER, { recursive: true, force: true });
}

/** @returns the exit code: that of the tests */
function demo(): number {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER);
  const tarball = step('Building and packing msw-sqs', () => {
    const path = pack(FOLDER);
    return { value: path, result: `${Math.round(statSync(path).size / 1024)} kB` };
  });
  step(`Installing it into a copy of ${EXAMPLE}`, () => {
    const installed = install(tarball);
    return { value: installed, result: installed.join(', ') };
  });
  console.log(`\nRunning the tests of ${EXAMPLE}. Times are those of SQS; nobody sleeps.`);
  return runTests();
}

/** Says what is being done, then how long it took. */
function step<T>(title: string, perform: () => { readonly value: T; readonly result: string }): T {
  const startMs = Date.now();
  process.stdout.write(`${title} … `);
  const { value, result } = perform();
  console.log(`${((Date.now() - startMs) / 1000).toFixed(1)} s (${result})`);
  return value;
}

/** @returns what was installed: msw-sqs from the tarball, and dependencies of the example that this project has not */
function install(tarball: string): string[] {
  cpSync(EXAMPLE, PROJECT, { recursive: true, filter: (path) => !/[\\/](node_modules|dist)$/.test(path) });
  const path = join(PROJECT, 'package.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
  const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  const missing = wanted.filter(([name]) => name !== 'msw-sqs' && !existsSync(join('node_modules', name)));
  const dependencies = { 'msw-sqs': `file:${tarball}`, ...Object.fromEntries(missing) };
  writeFileSync(path, JSON.stringify({ ...manifest, dependencies, devDependencies: {} }));
  run('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts', '--prefer-offline'], PROJECT);
  return Object.keys(dependencies);
}

function runTests(): number {
  const keepJournal = join(PROJECT, 'keep-journal.js');
  writeFileSync(keepJournal, KEEP_JOURNAL);
  const args = ['--runInBand', '--reporters', resolve('scripts/demo-reporter.ts'), '--setupFilesAfterEnv', keepJournal];
  const { status } = spawnSync(process.execPath, ['-r', 'esbuild-register', resolve('node_modules/jest/bin/jest.js'), ...args], {
    cwd: PROJECT,
    stdio: 'inherit',
    env: { ...process.env, DEMO_JOURNAL: join(FOLDER, 'journal.json'), AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  });
  if (status !== 0) console.log(styled('red', 'The demo failed.'));
  return status ?? 1;
}
