import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { runConfig } from './run-config';

const ROOT = join(__dirname, '../..');
// Beside the packages that it needs.
const folder = realpathSync(mkdtempSync(join(ROOT, 'node_modules/.msw-sqs-runs-')));
const entry = join(folder, 'jest.cjs');
const source = readFileSync(join(__dirname, 'trace.run.js'), 'utf8');
let cwd = '';

beforeAll(() => {
  const options = { bundle: true, platform: 'node', packages: 'external' } as const;
  const banner = {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url); const __dirname = import.meta.dirname;",
  };
  buildSync({ entryPoints: [join(ROOT, 'src/jest.ts')], outfile: entry, ...options });
  buildSync({ entryPoints: [join(ROOT, 'src/vitest.ts')], outfile: join(folder, 'vitest.mjs'), format: 'esm', banner, ...options });
  cpSync(join(ROOT, 'src/page/built'), join(folder, 'built'), { recursive: true });
});
beforeEach(() => {
  cwd = realpathSync(mkdtempSync(join(tmpdir(), 'msw-sqs-traced-')));
  symlinkSync(join(ROOT, 'node_modules'), join(cwd, 'node_modules'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(args: readonly string[], trace: string | undefined): string {
  const { JEST_WORKER_ID: _, FORCE_COLOR: __, NODE_TEST_CONTEXT: ___, ...others } = process.env;
  const env = { ...others, NO_COLOR: '1', MSW_SQS_TRACE: trace };
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: 'utf8' });
  return stdout + stderr;
}

function runJest(trace?: string, code = source, options = {}): string {
  writeFileSync(join(cwd, 'trace.run.js'), code);
  const config = { ...runConfig('trace', entry, cwd), watchman: false, ...options };
  return run([join(ROOT, 'node_modules/jest/bin/jest.js'), '--config', JSON.stringify(config), '--runInBand', '--no-cache'], trace);
}

function runVitest(trace: string): string {
  const config = join(cwd, 'vitest.config.mjs');
  const imports =
    "import { it } from 'vitest';\nimport { createRequire } from 'node:module';\nimport { sqs } from " +
    `${JSON.stringify(join(folder, 'vitest.mjs'))};\n`;
  const code = source.replace(/const \{ sqs \}.*/, '');
  writeFileSync(join(cwd, 'trace.run.mjs'), `${imports}const require = createRequire(import.meta.url);\n${code}`);
  writeFileSync(config, `export default ${JSON.stringify({ test: { root: cwd, include: ['trace.run.mjs'], exclude: [] } })};\n`);
  return run([join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--config', config], trace);
}

function runNodeTest(trace: string): string {
  const file = join(cwd, 'trace.run.cjs');
  writeFileSync(file, `const { it } = require('node:test');\n${source.replace("'msw-sqs/jest'", JSON.stringify(entry))}`);
  return run(['--test', '--test-reporter=spec', file], trace);
}

const traces = (of = 'trace.run.js'): string[] => {
  const path = join(cwd, 'msw-sqs-traces', of);
  return existsSync(path) ? readdirSync(path).sort() : [];
};

/** What a page holds, as text. */
function held(name: string, of = 'trace.run.js'): string {
  const html = readFileSync(join(cwd, 'msw-sqs-traces', of, name), 'utf8');
  return inflateRawSync(Buffer.from(/id="data">"([^"]*)"/.exec(html)![1]!, 'base64')).toString();
}

const FAILED = ['an-order-after-which-everything-is-emptied.html', 'an-order-in-a-world-of-its-own.html', 'an-order-is-billed.html'];

const ENDLESS = `
it('an order never ends', async () => {
  orders().send('order 46');
  await new Promise(() => {});
}, 50);
`;

describe('A trace is written', () => {
  it('of each test of Jest that fails and used SQS, and the failure names it', () => {
    const printed = runJest('on-failure');

    expect(traces()).toEqual(FAILED);
    for (const name of FAILED) expect(printed).toContain(`Trace of SQS: msw-sqs-traces/trace.run.js/${name}`);
    expect(held('an-order-is-billed.html')).toContain('Expected values to be strictly equal');
  });

  it('of the world that the test used', () => {
    runJest('on-failure');

    expect(held('an-order-in-a-world-of-its-own.html')).toContain('order 44');
    expect(held('an-order-after-which-everything-is-emptied.html')).toContain('order 45');
    expect(held('an-order-is-billed.html')).not.toContain('order 43');
  });

  it('of a test of Jest that never ends', () => {
    const printed = runJest('on-failure', source.replace(/\nit\([^]*/, ENDLESS));

    expect(traces()).toEqual(['an-order-never-ends.html']);
    expect(printed).toMatch(
      /Exceeded timeout of 50 ms[^]*Trace of SQS: msw-sqs-traces\/trace\.run\.js\/an-order-never-ends\.html[^]*Tests: +1 failed/,
    );
  });

  it('in Vitest', () => {
    const printed = runVitest('on-failure');

    expect(traces('trace.run.mjs')).toEqual(FAILED);
    for (const name of FAILED) expect(printed).toContain(`Trace of SQS: msw-sqs-traces/trace.run.mjs/${name}`);
    expect(held('an-order-in-a-world-of-its-own.html', 'trace.run.mjs')).toContain('order 44');
  });

  it('in node:test', () => {
    const printed = runNodeTest('on-failure');

    expect(traces('trace.run.cjs')).toEqual(FAILED);
    for (const name of FAILED) expect(printed).toContain(`Trace of SQS: msw-sqs-traces/trace.run.cjs/${name}`);
    expect(held('an-order-is-billed.html', 'trace.run.cjs')).toContain('Expected values to be strictly equal');
  });

  it('of every test that uses SQS where that is asked for', () => {
    runJest('always');

    expect(traces()).toEqual([...FAILED, 'an-order-is-sent.html'].sort());
  });

  it('where no version control sees it', () => {
    runJest('on-failure');

    expect(readFileSync(join(cwd, 'msw-sqs-traces/.gitignore'), 'utf8')).toBe('*\n');
  });

  it('of no test without the option', () => {
    runJest();

    expect(traces()).toEqual([]);
  });

  it('in the place of an older one, which goes when the test passes', () => {
    mkdirSync(join(cwd, 'msw-sqs-traces/trace.run.js'), { recursive: true });
    for (const name of ['an-order-is-sent.html', 'an-order-is-billed.html'])
      writeFileSync(join(cwd, 'msw-sqs-traces/trace.run.js', name), 'old');

    runJest('on-failure');

    expect(traces()).toEqual(FAILED);
    expect(held('an-order-is-billed.html')).toContain('order 42');
  });

  it('says what the variable may be', () => {
    expect(runJest('yes')).toContain('MSW_SQS_TRACE must be on-failure, always, or off, but is "yes".');
  });
});
