import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { CreateQueueCommand } from '@aws-sdk/client-sqs';
import { damageFolder } from './data/damage';
import { Account, bodiesIn, clientOf, mistakesIn, startTraffic } from './data/traffic';
import { Witness } from './data/witness';
import { installedNode } from './matrix/installed';
import { run } from './run';
import { startServedProcess, type ServedProcess } from './served-process';
import { step } from './step';

// The SDK says that it will drop Node 20.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

const HELP = `npm run data -- [options]

Holds "msw-sqs serve --data" to its word: what was acknowledged is there after kill -9, and after a disk was full.
Runs the tests of test/data in a Node.js that has SQLite, and then the built command: "npm run build" first.

  --rounds N    how often the server is killed in the middle of its work. Default 10
  --damage N    how often a file of it is damaged at random. Default 0: a bit of an id that is another is not seen
  --fsync       with --fsync
  --node N      the version of Node.js. Default 24
  --help
`;

const OPTIONS = {
  rounds: { type: 'string' },
  damage: { type: 'string' },
  fsync: { type: 'boolean' },
  node: { type: 'string' },
  help: { type: 'boolean' },
} as const;

const QUEUE = 'orders';
/** How long the server works between two kills, in milliseconds: at random, so that any moment is hit. */
const WORK_MS = { min: 100, max: 700 };

void main();

async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help) return void console.log(HELP);
  const node = await installedNode(Number(values.node ?? 24));
  const folder = mkdtempSync(join(tmpdir(), 'msw-sqs-kept-'));
  try {
    await step('tests of test/data', () => ({ value: undefined, result: testsIn(node) }));
    const flags = values.fsync ? ['--fsync'] : [];
    await killRounds(node, join(folder, 'queues'), { rounds: Number(values.rounds ?? 10), flags });
    const times = Number(values.damage ?? 0);
    if (times > 0) await step('damaged files', () => damage(node, join(folder, 'queues'), times));
    await fullDisk(node, folder, flags);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns how many tests passed */
function testsIn(node: string): string {
  const output = run(node, ['node_modules/jest/bin/jest.js', 'test/data', '--json', '--silent', '--runInBand']);
  const { numPassedTests } = JSON.parse(output.slice(output.indexOf('{'))) as { readonly numPassedTests: number };
  return `${numPassedTests} passed`;
}

interface Rounds {
  readonly rounds: number;
  readonly flags: readonly string[];
}

async function killRounds(node: string, folder: string, { rounds, flags }: Rounds): Promise<void> {
  const account = new Account();
  const witness = new Witness();
  for (let round = 1; round <= rounds; round++) {
    await step(`kill ${round} of ${rounds}`, async () => {
      const server = await startKeptServer(node, folder, flags);
      await createQueue(server.endpoint);
      const bodies = await bodiesIn(server.endpoint, QUEUE);
      check(account, bodies, await witness.check(server.endpoint));
      const traffic = startTraffic(server.endpoint, QUEUE, account);
      const testimony = witness.work(server.endpoint);
      await sleep(WORK_MS.min + Math.random() * (WORK_MS.max - WORK_MS.min));
      await server.end('SIGKILL');
      await Promise.all([traffic.stop(), testimony.stop()]);
      return { value: undefined, result: `${bodies.size} messages were there; ${account.sent.size} sent, ${account.deleted.size} deleted` };
    });
  }
  const server = await startKeptServer(node, folder, flags);
  check(account, await bodiesIn(server.endpoint, QUEUE), await witness.check(server.endpoint));
  await server.end('SIGKILL');
  console.log(
    `After ${rounds} kills nothing that was acknowledged is lost, nothing that was deleted is back, ` +
      'what is in flight stays so, handles of before delete, and what was sent before is known again.',
  );
}

/** Whatever happens to the files of a killed server, nobody takes less than all for all. */
async function damage(node: string, folder: string, times: number) {
  const start = (copy: string): Promise<ServedProcess> => startKeptServer(node, copy, []);
  const { refused, told, harmless, mistakes } = await damageFolder({ folder, queue: QUEUE, times, start });
  if (mistakes.length > 0) throw new Error([`${mistakes.length} mistakes:`, ...mistakes].join('\n  '));
  return { value: undefined, result: `${refused} refused in words, ${told} told, ${harmless} without harm` };
}

/** A small file system is filled until calls are refused, and then made larger. */
async function fullDisk(node: string, folder: string, flags: readonly string[]): Promise<void> {
  const disk = join(folder, 'small');
  mkdirSync(disk);
  if (!mounted('mount', '-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk)) {
    console.log('Notice: without the right to mount a small file system, a full disk is left out.');
    return;
  }
  try {
    await step('a full disk', async () => {
      const account = new Account();
      const server = await startKeptServer(node, join(disk, 'queues'), flags);
      await createQueue(server.endpoint);
      const traffic = startTraffic(server.endpoint, QUEUE, account, { consumers: 0 });
      while (!server.complaints().includes('cannot write')) await sleep(20);
      const whenFull = account.sent.size;
      mounted('mount', '-o', 'remount,size=64m', disk);
      while (account.sent.size < whenFull + 1000) await sleep(20);
      await server.end('SIGKILL');
      await traffic.stop();
      const again = await startKeptServer(node, join(disk, 'queues'), flags);
      check(account, await bodiesIn(again.endpoint, QUEUE));
      await again.end('SIGKILL');
      return { value: undefined, result: `full after ${whenFull} messages; ${account.sent.size} sent in all, none lost` };
    });
  } finally {
    mounted('umount', disk);
  }
}

function mounted(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function startKeptServer(node: string, folder: string, flags: readonly string[]): Promise<ServedProcess> {
  return startServedProcess(node, 'dist/cli.cjs', { flags: ['--data', folder, ...flags] });
}

async function createQueue(endpoint: string): Promise<void> {
  const client = clientOf(endpoint);
  await client.send(new CreateQueueCommand({ QueueName: QUEUE, Attributes: { VisibilityTimeout: '5' } }));
  client.destroy();
}

/** @throws Error that names what does not hold */
function check(account: Account, bodies: ReadonlySet<string>, further: readonly string[] = []): void {
  const mistakes = [...mistakesIn(account, bodies), ...further];
  if (mistakes.length > 0) throw new Error([`${mistakes.length} mistakes:`, ...mistakes.slice(0, 10)].join('\n  '));
}
