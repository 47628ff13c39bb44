import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { EXAMPLES, type Example } from './clients/examples';
import { installedSources } from './clients/installed-sources';
import { toolVersions } from './clients/toolchains';
import { run } from './run';
import { styled } from './styled';

const HELP = `npm run examples:clients -- [options]

Runs the examples in other languages, each of which starts "msw-sqs serve" and moves its time: ${EXAMPLES.map(({ name }) => name).join(', ')}.
What they need is installed once, into node_modules/.cache/msw-sqs-clients; a language that the machine lacks is left out.

  --only NAME   only this one
  --cli FILE    the command's file, built already; default: builds the package, and takes dist/cli.cjs
  --help
`;

void main();

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string' }, cli: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) return void console.log(HELP);
  const examples = EXAMPLES.filter(({ name }) => values.only === undefined || values.only === name);
  if (examples.length === 0) throw new Error(`There is no example "${values.only}". See npm run examples:clients -- --help.`);
  if (values.cli === undefined) run(process.execPath, ['-r', 'esbuild-register', 'scripts/build.ts']);

  const startMs = Date.now();
  // They have a server each, and wait for their tools most of the time.
  const outcomes = await Promise.all(examples.map((example) => played(example, resolve(values.cli ?? 'dist/cli.cjs'))));
  const failed = outcomes.filter((passed) => !passed).length;
  console.log(`\n${examples.length - failed} of ${examples.length} examples went well in ${secondsSince(startMs)} s.`);
  process.exitCode = failed === 0 ? 0 : 1;
}

/** @returns whether it passed, or had to be left out */
async function played({ name, toolchain, command, passed }: Example, cli: string): Promise<boolean> {
  const tools = toolVersions(toolchain);
  if ('lacking' in tools) {
    console.log(`Notice: without ${tools.lacking}, the example ${name} is left out.`);
    return true;
  }
  const startMs = Date.now();
  const cwd = await installedSources(toolchain, tools.versions);
  const [program, ...args] = command;
  const env = { ...process.env, MSW_SQS: `${process.execPath} ${cli}`, GOTOOLCHAIN: 'local', PYTHONDONTWRITEBYTECODE: '1' };
  const child = spawn(program!, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: 180_000, killSignal: 'SIGKILL' });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part) => (printed += part));
  const [code] = await once(child, 'close');
  const isPassed = code === 0 && passed.test(printed);
  console.log(
    `${name.padEnd(10)}${isPassed ? styled('green', 'ok') : styled('red', 'FAILED')} after ${secondsSince(startMs)} s (${tools.versions})`,
  );
  if (!isPassed) console.log(printed.trimEnd().replace(/^/gm, '    | '));
  return isPassed;
}

function secondsSince(startMs: number): number {
  return Math.round((Date.now() - startMs) / 1000);
}
