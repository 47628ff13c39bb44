import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const ROOT = join(__dirname, '../..');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'msw-sqs-runs-')));
const source = readFileSync(join(__dirname, 'explore.run.js'), 'utf8');
const consumer = readFileSync(join(__dirname, 'explored-consumer.run.js'), 'utf8');
const explore = `const { explore } = require(${JSON.stringify(join(folder, 'package/chaos.cjs'))});\n`;

/** A project of each runner: its files, and how its tests are run. */
const RUNNERS = {
  jest: {
    command: 'npx jest',
    files: { 'jest.config.json': '{ "transform": {}, "watchman": false }', 'explore.test.js': explore + source },
  },
  vitest: {
    command: 'npx vitest run',
    files: {
      'vitest.config.mjs': 'export default {};\n',
      'explore.test.mjs': `import { createRequire } from 'node:module';\nimport { expect, it } from 'vitest';\nconst require = createRequire(import.meta.url);\n${explore}${source}`,
    },
  },
  'node:test': {
    command: 'node --test',
    files: {
      'explore.test.cjs': `const { it } = require('node:test');\nconst assert = require('node:assert/strict');\n${explore}${source
        .replace('expect(charged).toEqual(', 'assert.deepEqual(charged, ')
        .replace('}, 60_000);', '});')}`,
    },
  },
};

type Runner = keyof typeof RUNNERS;

const folderOf = (runner: Runner): string => join(folder, runner.replace(':', '-'));

/** Lets a shell do what a user types. */
function shell(runner: Runner, command: string): string {
  const { JEST_WORKER_ID: _, FORCE_COLOR: __, NODE_OPTIONS: ___, ...others } = process.env;
  const env = { ...others, NO_COLOR: '1', CI: '1', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };
  const { stdout, stderr } = spawnSync('/bin/sh', ['-c', command], { cwd: folderOf(runner), env, encoding: 'utf8' });
  return stdout + stderr;
}

/** The report alone, as the runner prints it: not what differs from run to run, and from one version of the runner to another. */
function reportIn(printed: string): string {
  const lines = printed.replaceAll(folderOf('jest'), '<folder>').replaceAll(folder, '<folder>').split('\n');
  const from = lines.findIndex((line) => line.includes('explore: the scenario'));
  const to = lines.findIndex((line, index) => index > from && line.includes('Tried until then'));
  return lines
    .slice(from, to + 1)
    .map((line) => line.trimEnd())
    .join('\n');
}

beforeAll(() => {
  buildSync({
    entryPoints: [join(ROOT, 'src/chaos.ts')],
    outfile: join(folder, 'package/chaos.cjs'),
    bundle: true,
    platform: 'node',
    packages: 'external',
  });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const runner of Object.keys(RUNNERS) as Runner[]) {
    mkdirSync(join(folderOf(runner), 'src'), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(folderOf(runner), 'node_modules'));
    const files = { ...RUNNERS[runner].files, 'src/consumer.js': consumer };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folderOf(runner), name), text);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('The guide shows what Jest prints', () => {
  const guide = readFileSync(join(ROOT, 'docs/explore.md'), 'utf8');
  const report = reportIn(shell('jest', RUNNERS.jest.command)).replace(/^ {4}/gm, '').replace('ExploreError: ', '');

  expect(guide).toContain(`\`\`\`text\n${report}\n\`\`\``);
});

describe.each(Object.keys(RUNNERS) as Runner[])('What explore found, %s', (runner) => {
  it('shows, where the scenario failed, and shows again by the line that it printed', () => {
    const printed = shell(runner, RUNNERS[runner].command);
    const line = /^ *(MSW_SQS_REPLAY=.*)$/m.exec(printed)?.[1] ?? 'nothing';
    // node:test does not say which test runs.
    const again = shell(runner, line.replace("'…'", "'charges'"));

    expect(reportIn(printed)).toMatchSnapshot();
    expect(line).toContain(`' ${RUNNERS[runner].command} `);
    if (runner !== 'node:test') expect(line).toContain("charges ada'\\''s card once");
    expect(printed).toMatch(/explore\.test\.(js|mjs|cjs):\d+:\d+/);
    expect(printed).not.toMatch(/Cause|chaos\.cjs:\d/);
    expect(again).toContain('explore: the scenario does not hold when this happens (run 3):');
    expect(again).toContain('SQS delivered p-1 once more after it was deleted.');
  });
});
