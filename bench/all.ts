import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installedNode } from '../scripts/matrix/installed';
import { run } from '../scripts/run';
import { BENCHES, type BenchName } from './benches';
import { machine } from './machine';
import { printFigures, printMissing, progress } from './print';
import { keepResult, type Result } from './results';
import { whyMissing } from './why-missing';
import { openWorkplace, type Workplace } from './workplace';

/** What everything is measured on, this script included. */
const NODE = 24;

/** Before that, how fast the machine is cannot be told. */
const KNOWN_AFTER_SECONDS = 60;

const NAMES = Object.keys(BENCHES) as BenchName[];

const HELP = `npm run bench:all [-- options]

Measures everything that README.md and docs say about speed, memory and size, side by side with others, on Node.js ${NODE}; prints it, keeps it
in bench/measured.json, and writes docs/performance.md and its plots from that. About ${inWords(secondsOf(NAMES, 'full'))}, unattended. Builds the package first.

  --only NAMES  some of them, as "loading,calls"; what is kept of the others stays
  --print       only prints: nothing is kept or written
  --quick       a little of everything, in some ${inWords(secondsOf(NAMES, 'quick'))}; only prints
  --help

${NAMES.map((name) => `  ${name.padEnd(12)}${BENCHES[name].title}`).join('\n')}

A subject that cannot be installed is named as not measured. A benchmark that fails keeps what it brought the last time.
`;

const OPTIONS = {
  only: { type: 'string' },
  print: { type: 'boolean' },
  quick: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

void main();

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  if (values.help) return console.log(HELP);
  const chosen = chosenOf([...(values.only?.split(',') ?? []), ...positionals]);
  if (await ranOnRightNode()) return;
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'msw-sqs-bench-')));
  const quick = values.quick === true;
  try {
    await measureAll(chosen, openWorkplace(folder, { quick, progress }), !quick && values.print !== true);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureAll(chosen: readonly BenchName[], work: Workplace, keeps: boolean): Promise<void> {
  const length = work.quick ? 'quick' : 'full';
  const failed: string[] = [];
  const start = performance.now();
  for (const [index, name] of chosen.entries()) {
    const expected = secondsOf(chosen.slice(0, index), length);
    // A slow machine goes on as it began.
    const pace = expected < KNOWN_AFTER_SECONDS ? 1 : (performance.now() - start) / 1000 / expected;
    const left = inWords(secondsOf(chosen.slice(index), length) * pace);
    console.log(`\n=== ${name} (${index + 1} of ${chosen.length}), ${BENCHES[name].title}; about ${left} left`);
    try {
      const result = await measure(name, work);
      printFigures(result.figures);
      printMissing(result.missing ?? {});
      if (keeps) await keepResult(name, result);
    } catch (error) {
      failed.push(`${name}: ${whyMissing(error)}`);
      console.error(error);
    }
  }
  if (keeps) run(process.execPath, ['-r', 'esbuild-register', 'scripts/generated.ts', '--write']);
  for (const line of failed) console.error(`Failed: ${line}`);
  if (failed.length > 0) process.exitCode = 1;
}

async function measure(name: BenchName, work: Workplace): Promise<Result> {
  const before = machine();
  const start = performance.now();
  const measured = await BENCHES[name].measure(work);
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: before,
    seconds: Math.round((performance.now() - start) / 1000),
    ...measured,
  };
}

/** @throws Error that names those that are not there */
function chosenOf(names: readonly string[]): readonly BenchName[] {
  const unknown = names.filter((name) => !Object.hasOwn(BENCHES, name));
  if (unknown.length > 0) throw new Error(`There is no benchmark "${unknown.join(', ')}": there are ${NAMES.join(', ')}.`);
  return names.length === 0 ? NAMES : NAMES.filter((name) => names.includes(name));
}

/** On another Node.js, runs this again on the right one. @returns whether that was done */
async function ranOnRightNode(): Promise<boolean> {
  if (process.version.startsWith(`v${NODE}.`)) return false;
  let node: string;
  try {
    node = await installedNode(NODE);
  } catch (error) {
    console.error(`Node.js ${NODE} cannot be installed (${whyMissing(error)}): goes on with ${process.version}.`);
    return false;
  }
  process.exitCode = spawnSync(node, [...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit' }).status ?? 1;
  return true;
}

function secondsOf(names: readonly BenchName[], length: 'full' | 'quick'): number {
  return names.reduce((sum, name) => sum + BENCHES[name].seconds[length], 0);
}

function inWords(seconds: number): string {
  return seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} minutes`;
}
