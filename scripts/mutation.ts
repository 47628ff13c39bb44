import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { foldersOf, type Tally } from './mutation/tally';

const FOLDERS = ['src/core', 'src/actions', 'src/protocol', 'src/testing'];
const WANTED_PERCENT = 85;

const HELP = `npm run mutation -- [folder or file…] [options]

Changes the source in small ways, one at a time, and runs the tests that hold it: a change that no test notices is a sentence missing.
Without folders: ${FOLDERS.join(' ')}.

  --every N       tries one mutant of N, always the same ones; default 5
  --all           tries all of them
  --mutate GLOB   files, or lines of one (src/core/policy.ts:10-20), as Stryker takes them
  --force         tries again what an earlier run has tried, though nothing changed
  --concurrency N processes; default 2
  --help

Reports: .mutation/…/mutation.html to look at, mutation.json, and the survivors at the end of the output.
It fails when less than ${WANTED_PERCENT} % of the mutants of a folder are found; what no test reaches counts as not found.
`;

void main();

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      every: { type: 'string', default: '5' },
      all: { type: 'boolean', default: false },
      mutate: { type: 'string', multiple: true, default: [] },
      force: { type: 'boolean', default: false },
      concurrency: { type: 'string', default: '2' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(HELP);

  const every = values.all ? '1' : values.every;
  const asked = [...positionals.map(globOf), ...values.mutate];
  const mutate = asked.length > 0 ? asked : FOLDERS.map(globOf);
  // What was tried of a sample says nothing of the rest: each keeps its own results.
  const reports = join('.mutation', every === '1' ? 'all' : `every-${every}`);
  mkdirSync(reports, { recursive: true });
  const file = join(reports, 'mutation.json');
  rmSync(file, { force: true });
  const startMs = Date.now();
  const code = await stryker(['--mutate', mutate.join(','), '--concurrency', values.concurrency, ...(values.force ? ['--force'] : [])], {
    MUTATION_EVERY: every,
    MUTATION_REPORTS: reports,
  });
  // Without it Stryker has said why it could not begin.
  if (!existsSync(file)) return void (process.exitCode = 1);
  const folders = foldersOf(JSON.parse(readFileSync(file, 'utf8')));
  console.table(Object.fromEntries(folders.map(({ folder, ...tally }) => [folder, shown(tally)])));
  console.log(
    `${every === '1' ? 'All mutants' : `One mutant of ${every}`}, ${Math.round((Date.now() - startMs) / 60_000)} min. See ${reports}/mutation.html.`,
  );
  process.exitCode = code === 0 && folders.every(({ percent }) => percent >= WANTED_PERCENT) ? 0 : 1;
}

function globOf(place: string): string {
  return place.endsWith('.ts') ? place : `${place.replace(/\/$/, '')}/**/*.ts`;
}

/** Runs Stryker behind everything else that this machine does. */
function stryker(options: readonly string[], env: NodeJS.ProcessEnv): Promise<number | null> {
  const child = spawn(
    process.execPath,
    ['node_modules/@stryker-mutator/core/bin/stryker.js', 'run', 'scripts/mutation/stryker.config.mjs', ...options],
    {
      stdio: 'inherit',
      env: { ...process.env, ...env },
    },
  );
  if (child.pid !== undefined) setPriority(child.pid, 10);
  return new Promise((resolve, reject) => child.on('close', resolve).on('error', reject));
}

function shown({ percent, ...counts }: Omit<Tally, 'folder'>): Record<string, number | string> {
  return { ...counts, found: `${percent.toFixed(1)} %` };
}
