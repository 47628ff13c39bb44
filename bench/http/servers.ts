import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PEERS, type Peers } from './peers';
import { startServerProgram, type ServerCommand } from '../../scripts/server-program';

/** A server to measure. */
export interface Contestant {
  readonly name: string;
  /** The command that starts it on a port. */
  command(port: number): { readonly file: string; readonly args: readonly string[]; readonly env?: Readonly<Record<string, string>> };
  /** What it leaves on the disk. */
  readonly folder?: string;
}

/** A contestant that runs. */
export interface RunningServer {
  readonly name: string;
  readonly port: number;
  readonly pid: number;
  /** Ends it, and removes its folder. */
  stop(): Promise<void>;
}

/** The name of the bare server that all others are held against. */
export const LIMIT = 'bare node:http';
/** The name of the server that does no more than hold messages. */
const ARRAY = 'an array behind node:http';
/** The name of this package's server. */
export const OURS = 'msw-sqs';

const READY_SECONDS = 30;

/**
 * All servers: this package's in each of its builds, the limits, and the peers that can run here.
 *
 * @param node - the program that runs each of them that is written in JavaScript
 */
export function contestants(node: string, peers: Peers, builds: readonly string[]): Contestant[] {
  const inNode = (name: string, args: (port: number) => readonly string[]): Contestant => ({
    name,
    command: (port) => ({ file: node, args: args(port) }),
  });
  const { fauxqs, localAwsSqs, elasticMq } = peers;
  const all = [
    inNode(LIMIT, (port) => [resolve('bench', 'http', 'limit-server.mjs'), String(port)]),
    inNode(ARRAY, (port) => [resolve('bench', 'http', 'array-server.mjs'), String(port)]),
    ...builds.map((build, index) =>
      inNode(index === 0 ? OURS : `${OURS} (${build})`, (port) => [cliOf(build), 'serve', '--port', String(port)]),
    ),
    fauxqs !== undefined && fauxqsServer(node, fauxqs),
    localAwsSqs !== undefined &&
      inNode(PEERS.localAwsSqs, (port) => [
        '-e',
        `require(${JSON.stringify(localAwsSqs)}).createSqsServer({ port: ${port}, hostname: '127.0.0.1' })`,
      ]),
    elasticMq !== undefined && {
      name: PEERS.elasticMq,
      command: (port: number) => ({ file: 'java', args: elasticMqArgs(elasticMq, port) }),
    },
  ];
  return all.filter((contestant) => contestant !== false);
}

/** This package's server with what it serves kept in a folder: safe from a crash, and from a power failure. */
export function keptContestants(node: string, build: string): Contestant[] {
  const kept = (flags: readonly string[]): Contestant => {
    const folder = mkdtempSync(join(tmpdir(), 'msw-sqs-bench-'));
    return {
      name: `${OURS} ${['--data', ...flags].join(' ')}`,
      command: (port) => ({ file: node, args: [cliOf(build), 'serve', '--port', String(port), '--data', folder, ...flags] }),
      folder,
    };
  };
  return [kept([]), kept(['--fsync'])];
}

/** fauxqs, whose package is in a folder. */
export function fauxqsServer(node: string, folder: string): Contestant {
  const env = (port: number) => ({ FAUXQS_PORT: String(port), FAUXQS_HOST: '127.0.0.1', FAUXQS_LOGGER: 'false' });
  return { name: PEERS.fauxqs, command: (port) => ({ file: node, args: [join(folder, 'dist', 'server.js')], env: env(port) }) };
}

/** Starts a server, and waits until it accepts connections. @throws Error with what it wrote when it does not */
export async function startServer({ name, command, folder }: Contestant): Promise<RunningServer> {
  const removeFolder = (): void => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  };
  const quietly = (port: number): ServerCommand => {
    const { file, args, env } = command(port);
    return { file, args, env: { ...process.env, ...env }, stdout: 'ignore' };
  };
  try {
    const { port, pid, stop } = await startServerProgram(quietly, { name, seconds: READY_SECONDS, ask: connected });
    return { name, port, pid, stop: () => stop().finally(removeFolder) };
  } catch (error) {
    removeFolder();
    throw error;
  }
}

function cliOf(build: string): string {
  const file = resolve(build, 'cli.cjs');
  if (!existsSync(file)) throw new Error(`There is no ${file}: run "npm run build" first.`);
  return file;
}

function elasticMqArgs(classPath: string, port: number): string[] {
  const settings = {
    'node-address.host': '127.0.0.1',
    'node-address.port': port,
    'rest-sqs.bind-hostname': '127.0.0.1',
    'rest-sqs.bind-port': port,
    'rest-stats.enabled': false,
  };
  return [...Object.entries(settings).map(([name, value]) => `-D${name}=${value}`), '-cp', classPath, 'org.elasticmq.server.Main'];
}

/** @throws Error while nobody listens there */
async function connected(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
  } finally {
    socket.destroy();
  }
}
