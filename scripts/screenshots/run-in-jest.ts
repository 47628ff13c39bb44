import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/**
 * Runs tests in Jest as somebody sees them who looks at a terminal.
 *
 * @param folder - within this project, so that the package that was built is found
 * @returns what Jest wrote, colours included
 * @throws Error when the tests pass: they are there to fail
 */
export function runInJest(folder: string, test: string): string {
  const config = JSON.stringify({ rootDir: folder, testMatch: ['**/*.test.js'], globals: { MSW_SQS: { clock: 'virtual', seed: 1 } } });
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/jest/bin/jest.js'), '--colors', '--config', config, test],
    {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        FORCE_COLOR: '1',
        MSW_SQS_TRACE: test.startsWith('trace') ? 'on-failure' : 'off',
      },
    },
  );
  if (status === 0 || !stderr.includes('●')) throw new Error(`${test} was to fail:\n${stderr}`);
  return stderr;
}
