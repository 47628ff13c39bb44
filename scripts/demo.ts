import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { installExample } from './install-example';
import { styled } from './styled';

// Installs the packed package into a copy of examples/orders, and runs that project's tests there.

const EXAMPLE = 'examples/orders';
const FOLDER = resolve('.demo');

/** Beside the example's own configuration, which stays as it is: keeps each test's journal for the reporter. */
const KEEP_JOURNAL = `
const { writeFileSync } = require('node:fs');
const { sqs } = require('msw-sqs/jest');

afterEach(() => {
  const passedMs = sqs.clock.now() - Date.now();
  const text = sqs.journal.events.length === 0 ? '' : sqs.journal.toText();
  writeFileSync(process.env.DEMO_JOURNAL, JSON.stringify({ passedMs, text }));
});
`;

void main();

async function main(): Promise<void> {
  try {
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER);
    const project = await installExample(EXAMPLE, FOLDER);
    console.log(`\nRunning the tests of ${EXAMPLE}. Times are those of SQS; nobody sleeps.`);
    process.exitCode = runTests(project);
  } finally {
    rmSync(FOLDER, { recursive: true, force: true });
  }
}

/** @returns the exit code: that of the tests */
function runTests(project: string): number {
  const keepJournal = join(project, 'keep-journal.js');
  writeFileSync(keepJournal, KEEP_JOURNAL);
  const args = ['--runInBand', '--reporters', resolve('scripts/demo-reporter.ts'), '--setupFilesAfterEnv', keepJournal];
  const { status } = spawnSync(process.execPath, ['-r', 'esbuild-register', resolve('node_modules/jest/bin/jest.js'), ...args], {
    cwd: project,
    stdio: 'inherit',
    env: { ...process.env, DEMO_JOURNAL: join(FOLDER, 'journal.json'), AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  });
  if (status !== 0) console.log(styled('red', 'The demo failed.'));
  return status ?? 1;
}
