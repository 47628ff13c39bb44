import { spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { run } from './run';
import { localBase } from './container-image/local-base';
import { runRecipes } from './container-image/recipes';

const HELP = `npm run container -- [options]

Builds the Dockerfile from dist, and sees that the container serves, is healthy, is not root's, stops by SIGTERM and keeps its queues.
Without a container engine it says so and ends with exit code 0.

  --base IMAGE   what to build on; default: node:24-alpine where that is on this machine, else an image of this machine's own Node.js
  --recipes      run the tests of docs/container.md for Python and Java, too, as msw-sqs:latest; needs python3 and mvn, and takes minutes at first
  --require      fail where there is no engine, with exit code 1
  --help
`;

const IMAGE = 'msw-sqs:checked';
const BASE = 'node:24-alpine';
const QUEUE = '000000000000/orders';

void main();

async function main(): Promise<void> {
  const options = {
    base: { type: 'string' },
    recipes: { type: 'boolean' },
    require: { type: 'boolean' },
    help: { type: 'boolean' },
  } as const;
  const { values } = parseArgs({ options });
  if (values.help) return void console.log(HELP);
  if (!succeeds('version')) {
    console.log('Notice: the image is not built, as no container engine answers to "docker version".');
    process.exitCode = values.require ? 1 : 0;
    return;
  }
  const base = values.base ?? (succeeds('image', 'inspect', BASE) ? BASE : localBase());
  const volume = `msw-sqs-checked-${process.pid}`;
  try {
    docker('build', '--quiet', '--build-arg', `BASE=${base}`, '--tag', IMAGE, '.');
    console.log(`${IMAGE} on ${base}: ${(Number(docker('image', 'inspect', '--format', '{{.Size}}', IMAGE)) / 1e6).toFixed(0)} MB`);
    await keptThroughStop(volume);
    if (values.recipes) {
      docker('tag', IMAGE, 'msw-sqs:latest');
      console.log(runRecipes().join('\n'));
    }
  } finally {
    spawnSync('docker', ['volume', 'rm', '--force', volume]);
  }
}

/** A message is sent to one container, which is stopped, and received from the next; where its Node.js has SQLite. */
async function keptThroughStop(volume: string): Promise<void> {
  const send = async (client: SQSClient, QueueUrl: string): Promise<void> => {
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'order 42' }));
  };
  const receive = async (client: SQSClient, QueueUrl: string): Promise<void> => {
    const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl }));
    expect('what was received', Messages?.[0]?.Body, 'order 42');
  };
  const version = docker('run', '--rm', '--entrypoint', 'node', IMAGE, '-p', 'process.versions.node');
  if (Number.parseFloat(version) >= 22.13) {
    const flags = ['--data', '/data', '--auto-create'];
    await inContainer(volume, flags, send);
    await inContainer(volume, flags, receive);
    return;
  }
  console.log(`Notice: --data is left out, as it needs Node.js 22.13, and this is ${version}.`);
  await inContainer(volume, ['--auto-create'], async (client, url) => {
    await send(client, url);
    await receive(client, url);
  });
}

async function inContainer(
  volume: string,
  flags: readonly string[],
  use: (client: SQSClient, queueUrl: string) => Promise<void>,
): Promise<void> {
  const id = docker('run', '--detach', '--publish', '127.0.0.1::9324', '--volume', `${volume}:/data`, IMAGE, ...flags);
  try {
    await untilHealthy(id);
    expect('its user', docker('exec', id, 'node', '-p', 'process.getuid()'), '1000');
    const endpoint = `http://${docker('port', id, '9324').split('\n')[0]}`;
    const client = new SQSClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
    await use(client, `${endpoint}/${QUEUE}`);
    client.destroy();
    const start = performance.now();
    docker('stop', '--time', '10', id);
    console.log(`stopped by SIGTERM within ${Math.round(performance.now() - start)} ms`);
    expect('its exit code', docker('inspect', '--format', '{{.State.ExitCode}}', id), '0');
  } finally {
    spawnSync('docker', ['rm', '--force', id]);
  }
}

async function untilHealthy(id: string): Promise<void> {
  const start = performance.now();
  for (;;) {
    const state = docker('inspect', '--format', '{{.State.Status}} {{.State.Health.Status}}', id);
    if (state === 'running healthy') return console.log(`healthy after ${Math.round(performance.now() - start)} ms`);
    if (state !== 'running starting') throw new Error(`The container is ${state}:\n${spawnSync('docker', ['logs', id]).stderr.toString()}`);
    await pause(200);
  }
}

function expect(what: string, found: unknown, expected: unknown): void {
  if (found !== expected) throw new Error(`Expected ${what} to be ${String(expected)}, but it is ${String(found)}.`);
}

function docker(...args: string[]): string {
  return run('docker', args).trim();
}

function succeeds(...args: string[]): boolean {
  return spawnSync('docker', args).status === 0;
}
