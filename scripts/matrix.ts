import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cellsOn, isAlone, LEFT_OUT, NODES, type AloneVersion, type Cell } from './matrix/cells';
import { installedAlone, installedNode, installedPackages, versionOf } from './matrix/installed';
import { compileSource, copySources, createProject, type Aliases } from './matrix/projects';
import { runCell, type Outcome } from './matrix/run-cell';
import { pack } from './pack';
import { styled } from './styled';

const HELP = `npm run matrix -- [options]

Runs test/matrix with the packed tarball under every version of what users have beside it:
Node.js, Jest with its transforms and environments, MSW, Vitest, node:test.

  --node 20,24     only these versions of Node.js; default ${NODES.join(',')}
  --jest cjs,esm   only Jest, and of it only these modes
  --only TEXT      only cells whose row contains TEXT, for example "fixed-jsdom, msw-2"
  --help
`;

/** The cores of a small machine. */
const WORKERS = 2;

void main();

async function main(): Promise<void> {
  const wanted = options();
  if (wanted === undefined) return;
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'msw-sqs-matrix-')));
  try {
    process.exitCode = await runMatrix(wanted, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function options(): Cell[] | undefined {
  const { values } = parseArgs({
    options: { node: { type: 'string' }, jest: { type: 'string' }, only: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) return void console.log(HELP);
  const nodes = values.node?.split(',').map(Number) ?? NODES;
  const unknown = nodes.filter((node) => !NODES.includes(node));
  if (unknown.length > 0) throw new Error(`--node takes ${NODES.join(', ')}, but got ${values.node}.`);
  const modes = values.jest?.split(',');
  const cells = cellsOn(nodes)
    .filter(({ runner }) => modes === undefined || (runner.name === 'jest' && modes.includes(runner.mode)))
    .filter(({ title }) => title.includes(values.only ?? ''));
  if (cells.length === 0) throw new Error('No cell of the matrix is like that.');
  return cells;
}

/** @returns the exit code */
async function runMatrix(cells: readonly Cell[], folder: string): Promise<number> {
  const startMs = Date.now();
  const nodes = [...new Set(cells.map(({ node }) => node))];
  const modules = await installedPackages();
  const programs = new Map<number, string>();
  for (const node of nodes) programs.set(node, await installedNode(node));
  const alone = new Map<AloneVersion, string>();
  for (const name of cells.map(projectOf)) if (isAlone(name)) alone.set(name, await installedAlone(name));
  const projects = createProjects(folder, modules, alone);
  const seconds = Math.round((Date.now() - startMs) / 1000);
  const versions = ['jest', 'msw-2', 'msw-3', 'vitest-3', 'vitest-5', '@aws-sdk/client-sqs'].map(
    (name) => `${name} ${versionOf(modules, name)}`,
  );
  console.log(`${cells.length} cells; ${versions.join(', ')} (ready after ${seconds} s)`);

  const outcomes = new Map<Cell, Outcome>();
  const queue = cells.values();
  const work = async (): Promise<void> => {
    for (const cell of queue) {
      const outcome = await runCell(cell, {
        nodeProgram: programs.get(cell.node)!,
        project: projects.get(projectOf(cell))!,
        cache: join(folder, 'jest-cache'),
      });
      outcomes.set(cell, outcome);
      printOutcome(cell, outcome, `${outcomes.size}/${cells.length}`);
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  printTable(nodes, outcomes);
  console.log(LEFT_OUT.map(({ what, why }) => `Left out: ${what}: ${why}.`).join('\n'));
  const failed = [...outcomes.values()].filter(({ passed }) => !passed).length;
  console.log(`\n${cells.length - failed} of ${cells.length} cells passed in ${Math.round((Date.now() - startMs) / 1000)} s.`);
  return failed === 0 ? 0 : 1;
}

const PROJECTS: Readonly<Record<string, Aliases>> = {
  plain: {},
  'msw-2': { msw: 'msw-2' },
  'msw-3': { msw: 'msw-3' },
  'vitest-3': { vitest: 'vitest-3', msw: 'msw-2' },
  'vitest-5': { vitest: 'vitest-5', msw: 'msw-3' },
};

function projectOf({ runner }: Cell): string {
  if (runner.name === 'jest') return runner.msw ?? 'plain';
  return runner.name === 'node' ? 'plain' : runner.version;
}

/** @returns their folders by name */
function createProjects(folder: string, modules: string, alone: ReadonlyMap<AloneVersion, string>): Map<string, string> {
  const tarball = pack(folder);
  const wanted = [...Object.entries(PROJECTS), ...Array.from(alone.keys(), (version) => [version, {}] as const)];
  const projects = wanted.map(([name, aliases]): [string, string] => {
    const path = join(folder, name);
    mkdirSync(path);
    createProject(path, { tarball, modules: alone.get(name as AloneVersion) ?? modules, aliases });
    copySources(path, ['promises.ts', 'event-loop.ts', 'slow-consumer.ts', 'matchers.ts', ...(name.startsWith('vitest') ? VITEST : JEST)]);
    copyFileSync('test/matrix/msw.mjs', join(path, 'msw.mjs'));
    compileSource(path, 'slow-consumer.ts');
    writeFileSync(
      join(path, 'vitest.config.mjs'),
      `export default ${JSON.stringify({ test: { include: ['in-*.test.ts'], setupFiles: ['msw-sqs/vitest'], testTimeout: 30_000 } })};\n`,
    );
    return [name, path];
  });
  const plain = projects[0]![1];
  copySources(plain, NODE_TEST);
  for (const name of NODE_TEST) compileSource(plain, name);
  return new Map(projects);
}

const JEST = ['in-jest.ts', 'in-jest-setup.ts', 'in-jest-with-msw.ts'];
const VITEST = ['in-vitest.ts', 'in-vitest-setup.ts', 'in-vitest-with-msw.ts'];
const NODE_TEST = ['in-node.ts', 'in-node-setup.ts'];

function printOutcome({ node, title }: Cell, { passed, tests, seconds, output }: Outcome, progress: string): void {
  const state = passed ? styled('green', 'ok    ') : styled('red', 'FAILED');
  console.log(`${state} ${progress.padStart(7)}  Node ${node}  ${title}  (${tests} tests, ${seconds.toFixed(1)} s)`);
  if (!passed) console.log(output.replace(/^/gm, '    | '));
}

function printTable(nodes: readonly number[], outcomes: ReadonlyMap<Cell, Outcome>): void {
  const rows = [...new Set([...outcomes.keys()].map(({ title }) => title))].sort();
  const width = Math.max(...rows.map((row) => row.length));
  console.log(`\n${''.padEnd(width)}${nodes.map((node) => `Node ${node}`.padStart(14)).join('')}`);
  for (const row of rows) {
    const cells = nodes.map((node) => {
      const [, outcome] = [...outcomes].find(([cell]) => cell.node === node && cell.title === row) ?? [];
      return (outcome === undefined ? '-' : `${outcome.passed ? 'ok' : 'FAILED'} ${outcome.seconds.toFixed(1)} s`).padStart(14);
    });
    console.log(row.padEnd(width) + cells.join(''));
  }
  console.log();
}
