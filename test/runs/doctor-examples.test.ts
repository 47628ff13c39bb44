import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const ROOT = join(__dirname, '../..');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'msw-sqs-runs-')));
const entry = join(folder, 'jest.cjs');

beforeAll(() => {
  const options = { bundle: true, platform: 'node', packages: 'external' } as const;
  buildSync({ entryPoints: [join(ROOT, 'src/jest.ts')], outfile: entry, ...options });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the tests of an example, which fail where the doctor finds anything. */
function runExample(example: string, testMatch: string): { readonly status: number | null; readonly printed: string } {
  const tsJest = { diagnostics: false, isolatedModules: true, tsconfig: { target: 'es2023', module: 'commonjs', esModuleInterop: true } };
  const config = {
    rootDir: join(ROOT, 'examples', example),
    testMatch: [`<rootDir>/${testMatch}`],
    transform: { '\\.ts$': [join(ROOT, 'node_modules/ts-jest'), tsJest] },
    watchman: false,
    moduleNameMapper: { '^msw-sqs(/jest)?$': entry },
    setupFiles: [entry],
  };
  const { JEST_WORKER_ID: _, FORCE_COLOR: __, ...others } = process.env;
  const env = { ...others, NO_COLOR: '1', MSW_SQS_DOCTOR: 'fail' };
  const args = [join(ROOT, 'node_modules/jest/bin/jest.js'), '--config', JSON.stringify(config), '--runInBand', '--no-cache'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: __dirname, env, encoding: 'utf8' });
  return { status, printed: stdout + stderr };
}

describe('In the tests of an example the doctor finds nothing:', () => {
  it.each([
    ['orders', 'test/(introduction|orders).test.ts'],
    ['moving-over', 'aws-sdk-client-mock/after.test.ts'],
    ['moving-over', 'localstack/after.test.ts'],
  ])('%s, %s', (example, testMatch) => {
    expect(runExample(example, testMatch)).toMatchObject({ status: 0, printed: expect.stringMatching(/Tests: +\d+ passed/) });
  });
});
