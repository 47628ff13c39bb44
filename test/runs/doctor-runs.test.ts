import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { runConfig } from './run-config';

const ROOT = join(__dirname, '../..');
// Beside the packages that it needs.
const folder = realpathSync(mkdtempSync(join(ROOT, 'node_modules/.msw-sqs-runs-')));
const entry = join(folder, 'jest.cjs');
const source = readFileSync(join(__dirname, 'doctor.run.js'), 'utf8');

interface Run {
  readonly status: number | null;
  readonly printed: string;
}

function run(args: readonly string[], doctor: string | undefined): Run {
  const { JEST_WORKER_ID: _, FORCE_COLOR: __, ...others } = process.env;
  const env = { ...others, NO_COLOR: '1', MSW_SQS_DOCTOR: doctor };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: __dirname, env, encoding: 'utf8' });
  return { status, printed: stdout + stderr };
}

function runJest(options: object, doctor?: string): Run {
  const config = { ...runConfig('doctor', entry), watchman: false, setupFiles: [entry], ...options };
  return run([join(ROOT, 'node_modules/jest/bin/jest.js'), '--config', JSON.stringify(config), '--runInBand', '--no-cache'], doctor);
}

/** A test runner that knows some hooks. */
const runAll = `async (names, load) => {
  const hooks = Object.fromEntries(names.map((name) => [name, []]));
  const tests = [];
  for (const name of names) globalThis[name] = (hook) => hooks[name].push(hook);
  globalThis.it = (_, test) => tests.push(test);
  load();
  for (const test of tests)
    for (const act of [...(hooks.beforeEach ?? []), test, ...(hooks.afterEach ?? [])]) await act();
  let failed = 0;
  for (const hook of hooks.after ?? []) await Promise.resolve().then(hook).catch((error) => { failed++; console.error(error.message); });
  console.log('all tests have run' + (failed > 0 ? ', and a hook failed' : ''));
  if (failed > 0) process.exitCode = 1;
}`;

const FINDING = /"orders": .*\[late-delete, seen (.*)\]/g;
const seen = ({ printed }: Run): string[] => [...printed.matchAll(FINDING)].map(([, often]) => often!);

beforeAll(() => {
  const options = { bundle: true, platform: 'node', packages: 'external' } as const;
  const banner = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" };
  buildSync({ entryPoints: [join(ROOT, 'src/jest.ts')], outfile: entry, ...options });
  buildSync({ entryPoints: [join(ROOT, 'src/vitest.ts')], outfile: join(folder, 'vitest.mjs'), format: 'esm', banner, ...options });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('At the end of a file of Jest the doctor', () => {
  it('tells once of what several tests show, in all worlds', () => {
    const outcome = runJest({}, '1');

    expect(seen(outcome)).toEqual(['3 times']);
    expect(outcome.printed).toContain('The first time in the test "order 42 is handled too slowly":');
    // The lines of the program that await these calls.
    expect(outcome.printed).toMatch(/call 1 +ReceiveMessage: received, at doctor\.run\.js:9:\d+\n/);
    expect(outcome.printed).toMatch(/call 2 +DeleteMessage, at doctor\.run\.js:11:\d+\n/);
    expect(outcome).toMatchObject({ status: 0, printed: expect.stringMatching(/Tests: +4 passed/) });
  });

  it('fails the file where it is to, and leaves its tests as they are', () => {
    const outcome = runJest({ globals: { MSW_SQS: { doctor: 'fail' } } });

    expect(seen(outcome)).not.toEqual([]);
    expect(outcome).toMatchObject({ status: 1, printed: expect.stringMatching(/Tests: +4 passed/) });
  });

  it('is not asked without the option', () => {
    expect(seen(runJest({}))).toEqual([]);
    expect(seen(runJest({ globals: { MSW_SQS: { doctor: 'off' } } }, 'fail'))).toEqual([]);
  });

  it('says what the variable may be', () => {
    expect(runJest({}, 'yes').printed).toContain('MSW_SQS_DOCTOR must be 1 or warn, fail, or off, but is "yes".');
  });
});

describe('At the end of a file of other runners the doctor tells as well', () => {
  it.each([
    ['warn', 0],
    ['fail', 1],
  ])('in node:test: %s', (mode, status) => {
    const file = join(folder, 'doctor.test.cjs');
    writeFileSync(file, `const { it } = require('node:test');\n${source.replace("'msw-sqs/jest'", JSON.stringify(entry))}`);
    const outcome = run(['--test', file], mode);

    expect(seen(outcome)).toEqual(['3 times']);
    expect(outcome.status).toBe(status);
  });

  it.each([
    { runner: 'that has hooks of its own names, as Mocha has', hooks: ['beforeEach', 'afterEach', 'after'], mode: 'warn', status: 0 },
    { runner: 'that has hooks of its own names, as Mocha has', hooks: ['beforeEach', 'afterEach', 'after'], mode: 'fail', status: 1 },
    { runner: 'without any hook, as AVA is', hooks: [], mode: 'warn', status: 0 },
    { runner: 'without any hook, as AVA is', hooks: [], mode: 'fail', status: 1 },
  ])('in a runner $runner: $mode', ({ hooks, mode, status }) => {
    const runner = join(folder, 'runner.cjs');
    const file = join(folder, 'doctor.spec.cjs');
    writeFileSync(runner, `(${runAll})(${JSON.stringify(hooks)}, () => require(${JSON.stringify(file)}));\n`);
    writeFileSync(file, source.replace("'msw-sqs/jest'", JSON.stringify(entry)));
    const outcome = run(['--require', entry, runner], mode);

    expect(seen(outcome)).toHaveLength(1);
    expect(outcome.printed).toContain(
      hooks.length > 0 && mode === 'fail' ? 'all tests have run, and a hook failed' : 'all tests have run\n',
    );
    expect(outcome.status).toBe(status);
  });

  it.each([
    ['warn', 0],
    ['fail', 1],
  ])('in Vitest: %s', (mode, status) => {
    const config = join(folder, 'vitest.config.mjs');
    const imports = "import { it } from 'vitest';\nimport { createRequire } from 'node:module';\nimport { sqs } from './vitest.mjs';\n";
    const code = source.replace(/const \{ sqs \}.*/, '');
    writeFileSync(join(folder, 'doctor.run.mjs'), `${imports}const require = createRequire(import.meta.url);\n${code}`);
    const test = { root: folder, include: ['doctor.run.mjs'], exclude: [] };
    writeFileSync(config, `export default ${JSON.stringify({ test })};\n`);
    const outcome = run([join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--config', config], mode);

    expect([...new Set(seen(outcome))]).toEqual(['3 times']);
    expect(outcome.status).toBe(status);
  });
});
