import { parseArgs } from 'node:util';
import { installedSources } from './clients/installed-sources';
import { PROGRAMS, type Program } from './clients/programs';
import { runProgram, type Outcome } from './clients/run-program';
import { serve } from './clients/serve';
import { toolVersions, type Toolchain } from './clients/toolchains';
import { run } from './run';
import { styled } from './styled';

const HELP = `npm run clients -- [options]

Runs the programs of test/clients, each of which uses SQS by one real client, against "msw-sqs serve".
What they need is installed once, into node_modules/.cache/msw-sqs-clients; a language that the machine lacks is left out.

  --only NAME   only this client, several times for several:
                ${PROGRAMS.map(({ name }) => name).join(', ')}
  --cli FILE    the command's file, built already; default: builds the package, and takes dist/cli.cjs
  --help
`;

void main();

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: 'string', multiple: true }, cli: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) return void console.log(HELP);
  const unknown = values.only?.find((wanted) => !PROGRAMS.some(({ name }) => name === wanted));
  if (unknown !== undefined) throw new Error(`There is no client "${unknown}". See npm run clients -- --help.`);

  const startMs = Date.now();
  if (values.cli === undefined) run(process.execPath, ['-r', 'esbuild-register', 'scripts/build.ts']);
  const programs = PROGRAMS.filter(({ name }) => values.only?.includes(name) ?? true);
  const folders = await installedFolders(programs);
  console.log(`Ready after ${secondsSince(startMs)} s.\n`);

  const failed = await runAll(
    programs.filter(({ toolchain }) => folders.has(toolchain)),
    folders,
    values.cli ?? 'dist/cli.cjs',
  );
  const left = programs.filter(({ toolchain }) => !folders.has(toolchain)).map(({ name }) => name);
  if (left.length > 0) console.log(`\nLeft out: ${left.join(', ')}.`);
  const count = programs.length - left.length;
  console.log(`\n${count - failed} of ${count} clients passed in ${secondsSince(startMs)} s.`);
  process.exitCode = failed === 0 ? 0 : 1;
}

/** @returns the folder of every toolchain whose tools are there */
async function installedFolders(programs: readonly Program[]): Promise<Map<Toolchain, string>> {
  const toolchains = [...new Set(programs.map(({ toolchain }) => toolchain))];
  const folders = await Promise.all(
    toolchains.map(async (toolchain): Promise<[Toolchain, string][]> => {
      const tools = toolVersions(toolchain);
      if ('versions' in tools) return [[toolchain, await installedSources(toolchain, tools.versions)]];
      console.log(`Notice: without ${tools.lacking}, clients in ${toolchain.name} are left out.`);
      return [];
    }),
  );
  return new Map(folders.flat());
}

/** @returns how many failed */
async function runAll(programs: readonly Program[], folders: ReadonlyMap<Toolchain, string>, cli: string): Promise<number> {
  const server = await serve(cli);
  let failed = 0;
  printRow('client', 'version', 'protocol', 'seconds', 'result  checked');
  try {
    for (const [index, program] of programs.entries()) {
      const accountId = String(100_000_000_001 + index);
      const outcome = await runProgram(program, { folder: folders.get(program.toolchain)!, endpoint: server.endpoint, accountId });
      if (outcome.failure !== undefined) failed++;
      printOutcome(program, outcome);
    }
  } finally {
    await server.stop();
  }
  return failed;
}

function printOutcome({ name }: Program, { version, protocols, checked, seconds, failure }: Outcome): void {
  const result = failure === undefined ? styled('green', 'ok      ') : styled('red', 'FAILED  ');
  printRow(name, version, protocols.join('+'), seconds.toFixed(1), `${result}${checked.join('; ')}`);
  if (failure !== undefined) console.log(failure.replace(/^/gm, '    | '));
}

function printRow(client: string, version: string, protocol: string, seconds: string, rest: string): void {
  console.log(`${client.padEnd(14)}${version.padEnd(48)}${protocol.padEnd(10)}${seconds.padStart(7)}  ${rest}`);
}

function secondsSince(startMs: number): number {
  return Math.round((Date.now() - startMs) / 1000);
}
