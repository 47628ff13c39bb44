import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { runConfig } from './run-config';

const ROOT = join(__dirname, '../..');
// Beside the packages that it needs.
const folder = realpathSync(mkdtempSync(join(ROOT, 'node_modules/.msw-sqs-runs-')));
const source = readFileSync(join(__dirname, 'mappings.run.js'), 'utf8');
const withoutGlobals = source.replace(/.*globalThis.*\n/, '');
const [forJest, forVitest] = [join(folder, 'jest.cjs'), join(folder, 'vitest.mjs')];

/** Bundles msw-sqs for a runner with msw-sqs/lambda. */
function bundle(runner: 'jest' | 'vitest', outfile: string, format: 'cjs' | 'esm'): void {
  const contents = `export * from ${JSON.stringify(join(ROOT, 'src', runner))};\nexport * from ${JSON.stringify(join(ROOT, 'src/lambda'))};`;
  const banner = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" };
  const options = { bundle: true, platform: 'node', packages: 'external', format, outfile } as const;
  buildSync({ stdin: { contents, resolveDir: ROOT }, ...options, ...(format === 'esm' && { banner }) });
}

function run(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): { readonly status: number | null; readonly printed: string } {
  const { JEST_WORKER_ID: _, FORCE_COLOR: __, ...others } = process.env;
  const env = { ...others, NO_COLOR: '1', ...environment };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: __dirname, env, encoding: 'utf8' });
  return { status, printed: stdout + stderr };
}

beforeAll(() => {
  bundle('jest', forJest, 'cjs');
  bundle('vitest', forVitest, 'esm');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('A mapping ends with the test that makes it, and one of the file with the file', () => {
  it.each([
    {},
    { injectGlobals: false },
    { globals: { MSW_SQS: { clock: 'virtual' } } },
    { globals: { MSW_SQS: { resetBetweenTests: false } } },
  ])('in Jest with %j', (options) => {
    const moduleNameMapper = { '^msw-sqs/(jest|lambda)$': forJest };
    const config = { ...runConfig('mappings', forJest), moduleNameMapper, watchman: false, ...options };
    const args = [join(ROOT, 'node_modules/jest/bin/jest.js'), '--config', JSON.stringify(config), '--runInBand', '--no-cache'];

    expect(run(args)).toMatchObject({ status: 0, printed: expect.stringMatching(/Tests: +3 passed/) });
  });

  it('in Vitest', () => {
    const config = join(folder, 'vitest.config.mjs');
    const code = withoutGlobals.replaceAll(/const (\{.*\}) = require\('msw-sqs.*'\);/g, "import $1 from './vitest.mjs';");
    writeFileSync(join(folder, 'mappings.run.mjs'), `import { afterEach, beforeAll, beforeEach, it } from 'vitest';\n${code}`);
    writeFileSync(config, `export default ${JSON.stringify({ test: { root: folder, include: ['mappings.run.mjs'], exclude: [] } })};\n`);
    const args = [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--config', config];

    expect(run(args)).toMatchObject({ status: 0, printed: expect.stringMatching(/Tests +3 passed/) });
  });

  it('in node:test', () => {
    const file = join(folder, 'mappings.test.cjs');
    const globals = "const { afterEach, before: beforeAll, beforeEach, it } = require('node:test');\n";
    writeFileSync(file, globals + withoutGlobals.replaceAll(/'msw-sqs\/(jest|lambda)'/g, JSON.stringify(forJest)));

    expect(run(['--test', '--test-reporter=tap', file])).toMatchObject({ status: 0, printed: expect.stringMatching(/# pass 3/) });
  });
});
