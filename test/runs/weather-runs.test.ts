import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { runConfig } from './run-config';

const ROOT = join(__dirname, '../..');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'msw-sqs-runs-')));
const entry = join(folder, 'jest.cjs');

/** Runs the suite as it is: not a line of it knows of faults. @returns what Jest printed */
function printedByJest(weather: { readonly MSW_SQS_CHAOS?: string; readonly MSW_SQS_SEED?: string }): string {
  const config = { ...runConfig('weather', entry), watchman: false, setupFiles: [entry] };
  const { JEST_WORKER_ID: _, FORCE_COLOR: __, ...others } = process.env;
  const args = [join(ROOT, 'node_modules/jest/bin/jest.js'), '--config', JSON.stringify(config), '--runInBand', '--no-cache'];
  const env = { ...others, NO_COLOR: '1', ...weather };
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: __dirname, env, encoding: 'utf8' });
  return stdout + stderr;
}

beforeAll(
  () => void buildSync({ entryPoints: [join(ROOT, 'src/jest.ts')], outfile: entry, bundle: true, platform: 'node', packages: 'external' }),
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('MSW_SQS_CHAOS=badDay npx jest', () => {
  it('puts a suite without a changed line under faults, and names the seed that repeats them', () => {
    const printed = printedByJest({ MSW_SQS_CHAOS: 'badDay', MSW_SQS_SEED: '1' });

    expect(printed).toContain('✕ each order comes once');
    expect(printed).toContain('✓ and SQS is there');
    expect(printed).toContain('MSW_SQS_SEED=1, or the option seed: 1, repeats them.');
  });

  it('leaves it as it is without the variable', () => {
    expect(printedByJest({})).toMatch(/Tests: +2 passed/);
  });

  it('says which days there are, where it is given another one', () => {
    expect(printedByJest({ MSW_SQS_CHAOS: 'badday' })).toContain('badDay');
  });
});
