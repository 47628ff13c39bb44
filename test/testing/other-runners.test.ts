import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { FAILURES } from './failures';

const ROOT = join(__dirname, '../..');
const COUNT = Object.keys(FAILURES).length;
const FOLDER = 'test/testing/failures';

/** Both count the tests that passed. */
const PASSED = new RegExp(`^# pass ${COUNT}$|Tests  ${COUNT} passed \\(${COUNT}\\)$`, 'm');

/** Runs a program of Node.js outside of Jest. @returns `passed`, or what it wrote */
function outcomeOf(args: readonly string[]): string {
  const { JEST_WORKER_ID: _, FORCE_COLOR: __, NODE_OPTIONS: ___, ...others } = process.env;
  // The source has parts that it reads when they are first used, as TypeScript.
  const env = { ...others, NO_COLOR: '1', NODE_OPTIONS: '--require esbuild-register' };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, env, encoding: 'utf8' });
  return status === 0 && PASSED.test(stdout) ? 'passed' : stdout + stderr;
}

describe('What matchers say when they fail is the same', () => {
  it('in Vitest', () => {
    expect(outcomeOf(['node_modules/vitest/vitest.mjs', 'run', join(FOLDER, 'in-vitest.spec.ts')])).toBe('passed');
  }, 60_000);

  it('in node:test, with the package expect', () => {
    expect(outcomeOf(['-r', 'esbuild-register', '--test-reporter=tap', join(FOLDER, 'in-node.ts')])).toBe('passed');
  }, 60_000);
});
