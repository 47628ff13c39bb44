import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeFigure } from '../bench/figures';
import type { Finding } from './load/finding';
import { startLoadedServer, type LoadedServer, type LoadedServerOptions } from './load/loaded-server';
import { polls } from './load/polls';
import { soak } from './load/soak';
import { storm } from './load/storms';
import { installedNode } from './matrix/installed';

const HELP = `npm run load -- [polls] [storms] [soak] [options]

Loads "msw-sqs serve" as no program does in peace, and looks at what is left. Of what is built: "npm run build" first.

  polls    10,000 receives wait at once, and are woken one by one in the order in which they came
  storms   thousands of clients come and go away in the middle of a call, by FIN and RST, while messages flow
  soak     everything at once for ten minutes: memory stays flat

  --polls N      how many receives wait. Default 10000
  --clients N    how many clients come in a storm. Default 5000
  --minutes N    how long the soak lasts. Default 10
  --quick        a little of everything, in seconds
  --kept         queues are kept in a folder, by "serve --data"
  --build DIR    the build. Default dist
  --node N       the version of Node.js that serves. Default 24
  --help
`;

const OPTIONS = {
  polls: { type: 'string' },
  clients: { type: 'string' },
  minutes: { type: 'string' },
  quick: { type: 'boolean' },
  kept: { type: 'boolean' },
  build: { type: 'string' },
  node: { type: 'string' },
  help: { type: 'boolean' },
} as const;

const FULL = { polls: 10_000, clients: 5_000, minutes: 10 };
const QUICK = { polls: 500, clients: 500, minutes: 0.1 };
/** What a process opens besides its connections. */
const OTHER_FILES = 200;

void main();

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  if (values.help) return void console.log(HELP);
  const { polls: count, clients, minutes } = { ...(values.quick ? QUICK : FULL), ...numbersIn(values) };
  const loads: Readonly<Record<string, (server: LoadedServer) => Promise<Finding>>> = {
    polls: (server) => polls(server, filesFor(count)),
    storms: (server) => storm(server, { clients, queue: 'stormy' }),
    'storms, FIFO': (server) => storm(server, { clients, queue: 'stormy.fifo' }),
    soak: (server) => soak(server, minutes, (text) => console.log(`  … ${text}`)),
  };
  const unknown = positionals.find((name) => !Object.hasOwn(loads, name));
  if (unknown !== undefined) throw new Error(`There is no load "${unknown}": there are polls, storms and soak.`);
  const node = await installedNode(Number(values.node ?? 24));
  for (const [name, load] of Object.entries(loads)) {
    if (positionals.length > 0 && !positionals.some((wanted) => name.startsWith(wanted))) continue;
    report(name, await underLoad({ node, build: values.build ?? 'dist', isKept: values.kept ?? false }, load));
  }
}

/** Each gets a server of its own, and where queues are kept a folder, so that the memory is that of this load. */
async function underLoad(
  { isKept, ...of }: Omit<LoadedServerOptions, 'flags'> & { readonly isKept: boolean },
  load: (server: LoadedServer) => Promise<Finding>,
): Promise<Finding> {
  const folder = isKept ? mkdtempSync(join(tmpdir(), 'msw-sqs-load-')) : undefined;
  const server = await startLoadedServer({ ...of, flags: folder === undefined ? [] : ['--data', folder] });
  try {
    return await load(server);
  } finally {
    await server.stop();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

function report(name: string, { figures, mistakes }: Finding): void {
  console.log(
    `${mistakes.length === 0 ? 'ok    ' : 'FAILED'} ${name}: ${figures.map(describeFigure).join(', ')}${mistakes.map((mistake) => `\n         ${mistake}`).join('')}`,
  );
  if (mistakes.length > 0) process.exitCode = 1;
}

function numbersIn(values: Readonly<Record<string, unknown>>): Partial<typeof FULL> {
  const given = Object.keys(FULL).filter((name) => values[name] !== undefined);
  return Object.fromEntries(given.map((name) => [name, Number(values[name])]));
}

/** Node.js raises its own limit as far as the system lets it. @throws Error that says what is missing for so many connections */
function filesFor(connections: number): number {
  const [, hard] = /Max open files\s+\d+\s+(\d+)/.exec(limits()) ?? [];
  if (hard === undefined || Number(hard) >= connections + OTHER_FILES) return connections;
  throw new Error(
    `${connections} polls need as many open files in each of two processes, and this system lets a process open ${hard}: ` +
      `raise that ("ulimit -Hn ${connections + OTHER_FILES}", as root), or try fewer: --polls ${Number(hard) - OTHER_FILES}.`,
  );
}

function limits(): string {
  try {
    return readFileSync('/proc/self/limits', 'utf8');
  } catch {
    return '';
  }
}
