import { execFile } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { RUN_TIMEOUT_MS } from './run-config';

const ROOT = join(__dirname, '../..');
const POOLS = ['forks', 'threads', 'vmForks', 'vmThreads'];
const folder = realpathSync(mkdtempSync(join(ROOT, 'node_modules/.msw-sqs-runs-')));
const entry = join(folder, 'vitest.mjs');

interface Results {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly failureMessages: readonly string[] }[];
  }[];
}

let runs = 0;

/** How Vitest reports the tests of some projects. */
async function runVitest(options: readonly object[]): Promise<Results['testResults'][number]['assertionResults']> {
  const projects = options.map((test) => ({
    resolve: { alias: { 'msw-sqs/vitest': entry } },
    test: { root: __dirname, testTimeout: RUN_TIMEOUT_MS, ...test },
  }));
  const config = join(folder, `vitest.config.${runs++}.mjs`);
  writeFileSync(config, `export default ${JSON.stringify({ test: { projects } })};\n`);
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, JEST_WORKER_ID: undefined };
  const args = [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--config', config, '--reporter=json'];
  const printed = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, { cwd: __dirname, env }, (_, stdout, stderr) => resolve(stdout || stderr));
  });
  const { testResults } = JSON.parse(printed.slice(printed.indexOf('{'))) as Results;
  return testResults.flatMap(({ assertionResults }) => assertionResults);
}

const failuresOf = (tests: Awaited<ReturnType<typeof runVitest>>): string[] =>
  tests.filter(({ status }) => status !== 'passed').flatMap(({ failureMessages }) => failureMessages);

describe('In a run of Vitest', () => {
  beforeAll(() => {
    const [source, options] = [join(ROOT, 'src/vitest.ts'), { bundle: true, platform: 'node', packages: 'external' } as const];
    const banner = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" };
    buildSync({ entryPoints: [source], outfile: entry, format: 'esm', banner, ...options });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['imported by the tests', []],
    ['a setup file', [entry]],
  ])(
    'files that share one worker and their modules begin anew, in every pool, where msw-sqs/vitest is %s',
    async (_, setupFiles) => {
      const include = ['not-isolated/*.run.mjs'];
      const tests = await runVitest(POOLS.map((pool) => ({ name: pool, include, pool, isolate: false, maxWorkers: 1, setupFiles })));

      expect(failuresOf(tests)).toEqual([]);
      expect(tests).toHaveLength(POOLS.length * 3 * 5);
    },
    120_000,
  );

  it('calls come to their end though a test fakes nextTick, which threads share with Node.js itself', async () => {
    const tests = await runVitest(['threads', 'vmThreads'].map((pool) => ({ name: pool, include: ['faked-ticks.run.mjs'], pool })));

    expect(failuresOf(tests)).toEqual([]);
    expect(tests).toHaveLength(2 * 5);
  }, 60_000);

  it('a file with an MSW server of its own has all that comes with msw-sqs/vitest', async () => {
    const tests = await runVitest([{ name: 'own server', include: ['own-server.run.mjs'], setupFiles: ['./own-server.setup.mjs'] }]);

    expect(failuresOf(tests)).toEqual([]);
    expect(tests).toHaveLength(4);
  }, 60_000);
});
