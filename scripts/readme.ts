import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runToEnd } from './matrix/run-cell';
import { pack } from './pack';
import { markdownBlocks } from './readme/markdown-block';
import { pasted, type Pasted } from './readme/pasted';
import { run } from './run';
import { step } from './step';
import { failedTests } from './test-results';

// Does as README.md says in an empty project, with the packed package: its blocks of code in one file, in Jest and in Vitest, without
// any configuration. Tests that README shows the failure of must fail with just these lines, all others pass.

// Within this project, whose Jest, Vitest and AWS SDK are found from there.
const FOLDER = resolve('.readme');

const RUNNERS = {
  jest: { file: 'orders.test.js', command: (report: string) => ['jest/bin/jest.js', '--rootDir=.', '--json', `--outputFile=${report}`] },
  vitest: {
    file: 'orders.test.mjs',
    command: (report: string) => ['vitest/vitest.mjs', 'run', '--root=.', '--reporter=json', `--outputFile=${report}`],
  },
} as const;

void main();

async function main(): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER);
  try {
    writeFileSync(join(FOLDER, 'package.json'), '{ "private": true }\n');
    await step('Installing the packed package into an empty project', () => {
      const tarball = pack(FOLDER);
      run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', tarball], FOLDER);
      return { value: undefined, result: `${Math.round(statSync(tarball).size / 1024)} kB` };
    });
    const blocks = pasted(markdownBlocks(readFileSync('README.md', 'utf8')));
    for (const runner of ['jest', 'vitest'] as const) await paste(runner, blocks);
  } finally {
    rmSync(FOLDER, { recursive: true });
  }
}

async function paste(runner: keyof typeof RUNNERS, blocks: Pasted): Promise<void> {
  const { file, command } = RUNNERS[runner];
  const path = join(FOLDER, file);
  await step(`README's code in ${runner}`, async () => {
    writeFileSync(path, blocks[runner]);
    const report = join(FOLDER, `${runner}.json`);
    const [program, ...args] = command(report);
    const { output } = await runToEnd(process.execPath, [resolve('node_modules', program!), ...args], { project: FOLDER });
    if (!existsSync(report)) throw new Error(`No test ran:\n${output}`);
    const { passed, failed } = failedTests(report);
    for (const wrong of mismatches(failed, blocks.failures, runner)) throw new Error(`${wrong}\n\n${output}`);
    return { value: undefined, result: `${passed} tests pass, ${Object.keys(failed).length} fails as README shows` };
  });
  rmSync(path);
}

function mismatches(failed: Readonly<Record<string, string>>, shown: Pasted['failures'], runner: string): string[] {
  const unexpected = Object.keys(failed).filter((name) => !Object.hasOwn(shown, name));
  const missing = Object.entries(shown).flatMap(([name, lines]) =>
    lines
      // How a run is shown again is said in the runner's own command.
      .map((line) => (runner === 'jest' ? line : line.replace(/npx jest.*/, 'npx vitest run')))
      .filter((line) => !failed[name]?.includes(line))
      .map((line) => `README.md shows a line that "${name}" does not fail with: ${line}\n\nIt says:\n${failed[name]}`),
  );
  return [...unexpected.map((name) => `"${name}" of README.md fails.`), ...missing];
}
