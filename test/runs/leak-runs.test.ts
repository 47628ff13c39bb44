import { execFile } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { runConfig } from './run-config';

const ROOT = join(__dirname, '../..');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'msw-sqs-leaks-')));
const entry = join(folder, 'jest.cjs');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a test file with `--detectLeaks`. @returns what Jest says of it */
async function runJest(): Promise<string> {
  const config = { ...runConfig('leaks', entry), watchman: false, setupFiles: [entry] };
  const args = ['--config', JSON.stringify(config), '--detectLeaks', '--runInBand', '--no-cache'];
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, JEST_WORKER_ID: undefined };
  return new Promise((resolve) => {
    execFile(process.execPath, [join(ROOT, 'node_modules/jest/bin/jest.js'), ...args], { cwd: __dirname, env }, (_, out, err) =>
      resolve(out + err),
    );
  });
}

describe('jest --detectLeaks', () => {
  it('finds nothing that a test file leaves in memory', async () => {
    buildSync({ entryPoints: [join(ROOT, 'src/jest.ts')], outfile: entry, bundle: true, platform: 'node', packages: 'external' });

    const printed = await runJest();

    expect(printed).not.toContain('leaking memory');
    expect(printed).toContain('4 passed, 4 total');
  });
});
