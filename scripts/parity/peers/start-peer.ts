import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { endpoint } from '../../../src/backends/endpoint';
import type { StartedBackend } from '../../../src/backends/started-backend';
import { freePort } from '../../free-port';
import { installPeer } from './install-peer';
import type * as Parity from '../../../src/parity';
import type { InstalledPeer, Peer } from './peer';

const READY_SECONDS = 60;
const RETRY_MS = 200;
const REGION = 'us-east-1';
/** How much of what it wrote is told when it does not start. */
const OUTPUT_MAX = 2_000;

/** A peer that answers, and of which version it is. */
export interface StartedPeer {
  readonly version: string;
  readonly backend: StartedBackend;
}

/** Starts a peer as a user would, and waits until it answers. @throws Error that says why it does not */
export async function startPeer({ title, source }: Peer, parity: typeof Parity): Promise<StartedPeer> {
  if (source.kind === 'container') return { version: source.version, backend: await source.choice(parity).start() };
  const installed = installPeer(source);
  return { version: installed.version, backend: await startServer(title, installed) };
}

async function startServer(title: string, { folder, command }: InstalledPeer): Promise<StartedBackend> {
  const port = await freePort();
  const { file, args, env } = command(port);
  // Not the credentials and endpoints of whoever runs this; and one folder, where it may leave files.
  const child = spawn(file, args, {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output = `${output}${String(text)}`.slice(-OUTPUT_MAX)));
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async (): Promise<void> => {
    process.removeListener('exit', kill);
    if (hasEnded(child)) return;
    kill();
    await once(child, 'close');
  };
  try {
    const backend = await answering(`http://127.0.0.1:${port}`, child);
    return { ...backend, stop };
  } catch (error) {
    await stop();
    throw new Error(`${title} does not answer after ${READY_SECONDS} s: ${(error as Error).message}\n${output}`, { cause: error });
  }
}

async function answering(url: string, child: ChildProcess): Promise<StartedBackend> {
  for (let waitedMs = 0; ; waitedMs += RETRY_MS) {
    try {
      return await endpoint(url, { region: REGION }).start();
    } catch (error) {
      if (hasEnded(child) || waitedMs >= READY_SECONDS * 1000) throw error;
      await sleep(RETRY_MS);
    }
  }
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
