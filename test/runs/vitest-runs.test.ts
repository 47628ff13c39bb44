import { execFile } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const ROOT = join(__dirname, '../..');
const POOLS = ['forks', 'threads', 'vmForks', 'vmThreads'];
const folder = realpathSync(mkdtempSync(join(ROOT, 'node_modules/.msw-sqs-runs-')));
const entry = join(folder, 'vitest.mjs');

interface Results {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly failureMessages: readonly string[] }[];
  }[];
}

/** How Vitest reports the tests of files that share one worker and their modules, in every pool. */
async function runVitest(setupFiles: readonly string[]): Promise<Results['testResults'][number]['assertionResults']> {
  const projects = POOLS.map((pool) => ({
    resolve: { alias: { 'msw-sqs/vitest': entry } },
    test: { name: pool, root: __dirname, include: ['not-isolated/*.run.mjs'], pool, isolate: false, maxWorkers: 1, setupFiles },
  }));
  const config = join(folder, `vitest.config.${setupFiles.length}.mjs`);
  writeFileSync(config, `export default ${JSON.stringify({ test: { projects } })};\n`);
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, JEST_WORKER_ID: undefined };
  const args = [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--config', config, '--reporter=json'];
  const printed = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, { cwd: __dirname, env }, (_, stdout, stderr) => resolve(stdout || stderr));
  });
  const { testResults } = JSON.parse(printed.slice(printed.indexOf('{'))) as Results;
  return testResults.flatMap(({ assertionResults }) => assertionResults);
}

describe('In a run of Vitest without isolation', () => {
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
    'every file begins anew, where msw-sqs/vitest is %s',
    async (_, setupFiles) => {
      const tests = await runVitest(setupFiles);

      expect(tests.filter(({ status }) => status !== 'passed').flatMap(({ failureMessages }) => failureMessages)).toEqual([]);
      expect(tests).toHaveLength(POOLS.length * 3 * 5);
    },
    120_000,
  );
});
