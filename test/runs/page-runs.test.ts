import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const ROOT = join(__dirname, '../..');
const ENTRY_BANNER =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url); const __dirname = import.meta.dirname;";
// Beside the packages that it needs.
const folder = realpathSync(mkdtempSync(join(ROOT, 'node_modules/.msw-sqs-runs-')));
const entry = join(folder, 'jest.cjs');
const source = readFileSync(join(__dirname, 'page.run.js'), 'utf8');
const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'msw-sqs-shown-')));

beforeAll(() => {
  const options = { bundle: true, platform: 'node', packages: 'external' } as const;
  buildSync({ entryPoints: [join(ROOT, 'src/jest.ts')], outfile: entry, ...options });
  buildSync({
    entryPoints: [join(ROOT, 'src/vitest.ts')],
    outfile: join(folder, 'vitest.mjs'),
    format: 'esm',
    banner: { js: ENTRY_BANNER },
    ...options,
  });
  cpSync(join(ROOT, 'src/page/built'), join(folder, 'built'), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(cwd, 'node_modules'));
});
afterAll(() => [folder, cwd].forEach((path) => rmSync(path, { recursive: true, force: true })));

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Runs it to its end: a page that is still shown then would keep the process. */
async function run(args: readonly string[]): Promise<string> {
  const { JEST_WORKER_ID: _, FORCE_COLOR: __, NODE_TEST_CONTEXT: ___, ...others } = process.env;
  const env = { ...others, NO_COLOR: '1', MSW_SQS_PAGE: String(await freePort()) };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: 'utf8' });
  return `${stdout}${stderr}exit code ${status}`;
}

describe('A test file is shown while its tests run, and holds up nothing afterwards', () => {
  it('in Jest, one file after the other', async () => {
    for (const name of ['a.run.js', 'b.run.js']) writeFileSync(join(cwd, name), source);
    const mapped = { moduleNameMapper: { '^msw-sqs/jest$': entry } };
    const config = { rootDir: cwd, testMatch: ['<rootDir>/*.run.js'], transform: {}, watchman: false, ...mapped };

    const printed = await run([
      join(ROOT, 'node_modules/jest/bin/jest.js'),
      '--config',
      JSON.stringify(config),
      '--runInBand',
      '--no-cache',
    ]);

    expect(printed).toMatch(/Tests: +2 passed/);
    expect(printed).not.toContain('did not exit');
    expect(printed).not.toContain('is not shown');
    expect(printed).toContain('exit code 0');
  });

  it('in Vitest', async () => {
    const config = join(cwd, 'vitest.config.mjs');
    const imports = `import { it } from 'vitest';\nimport assert from 'node:assert';\nimport { get } from 'node:http';\nimport { sqs } from ${JSON.stringify(join(folder, 'vitest.mjs'))};\n`;
    writeFileSync(join(cwd, 'page.run.mjs'), imports + source.replaceAll(/^const .* = require.*$/gm, ''));
    writeFileSync(config, `export default ${JSON.stringify({ test: { root: cwd, include: ['page.run.mjs'], exclude: [] } })};\n`);

    const printed = await run([join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--config', config]);

    expect(printed).toMatch(/Tests +1 passed/);
    expect(printed).not.toContain('hanging');
    expect(printed).toContain('exit code 0');
  });

  it('in node:test', async () => {
    const file = join(cwd, 'page.run.cjs');
    writeFileSync(file, `const { it } = require('node:test');\n${source.replace("'msw-sqs/jest'", JSON.stringify(entry))}`);

    const printed = await run(['--test', file]);

    expect(printed).toContain('# pass 1');
    expect(printed).toContain('exit code 0');
  });
});
