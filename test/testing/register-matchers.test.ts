import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** A folder outside this package, from which neither `expect` nor `jest` can be resolved: as with pnpm. */
const folder = mkdtempSync(join(tmpdir(), 'register-matchers-'));
const setupFile = join(folder, 'setup.cjs');

beforeAll(() => {
  const testing = join(__dirname, '../../src');
  buildSync({
    stdin: {
      contents: `
        import * as matchers from './testing/matchers';
        import { registerMatchers } from './runners/register-matchers';
        registerMatchers(matchers);
        registerMatchers(matchers);`,
      resolveDir: testing,
    },
    bundle: true,
    platform: 'node',
    outfile: setupFile,
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a test file in a Jest of its own. @returns what Jest says */
function runJest(test: string, config: object): string {
  writeFileSync(join(folder, 'some.test.js'), test);
  const options = JSON.stringify({ rootDir: folder, transform: {}, haste: { enableSymlinks: false }, ...config });
  const cli = [require.resolve('jest/bin/jest'), '--config', options, '--no-cache', '--no-watchman', '-i'];
  try {
    execFileSync(process.execPath, cli, { stdio: 'pipe' });
    return 'passed';
  } catch (error) {
    return String((error as { stderr: unknown }).stderr);
  }
}

const WITH_GLOBALS = `
  const { get, writable } = Object.getOwnPropertyDescriptor(globalThis, 'expect');
  test('a matcher', () => {
    expect([]).toBeEmpty();
    expect([1]).not.toBeEmpty();
    expect({ list: [] }).toEqual({ list: expect.toBeEmpty() });
    expect({ get, writable }).toEqual({ get: undefined, writable: true });
  });`;
const WITHOUT_GLOBALS = `
  const { expect, test } = require('@jest/globals');
  test('a matcher', () => {
    expect([]).toBeEmpty();
    expect([1]).not.toBeEmpty();
  });`;

describe('Registering matchers', () => {
  it.each(['setupFiles', 'setupFilesAfterEnv'])(
    'works from %s',
    (option) => {
      expect(runJest(WITH_GLOBALS, { [option]: [setupFile] })).toBe('passed');
      expect(runJest(WITHOUT_GLOBALS, { [option]: [setupFile] })).toBe('passed');
    },
    60_000,
  );

  it.each(['setupFiles', 'setupFilesAfterEnv'])(
    'works from %s without injected globals',
    (option) => {
      expect(runJest(WITHOUT_GLOBALS, { [option]: [setupFile], injectGlobals: false })).toBe('passed');
    },
    60_000,
  );

  it('works where a test imports it', () => {
    expect(runJest(`require(${JSON.stringify(setupFile)}); ${WITH_GLOBALS}`, {})).toBe('passed');
  }, 60_000);

  it('leaves other programs alone', () => {
    const script = `require(${JSON.stringify(setupFile)}); process.exit(Object.hasOwn(globalThis, 'expect') ? 1 : 0)`;
    const { JEST_WORKER_ID: _, ...env } = process.env;

    expect(() => execFileSync(process.execPath, ['-e', script], { env })).not.toThrow();
  });
});
