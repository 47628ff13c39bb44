import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port';

const RETRY_MS = 50;
/** How much of what it wrote is told when it does not start. */
const OUTPUT_MAX = 2_000;

/** A command that starts a server. */
export interface ServerCommand {
  readonly file: string;
  readonly args: readonly string[];
  /** Default: that of this process. */
  readonly env?: NodeJS.ProcessEnv | undefined;
  readonly cwd?: string | undefined;
  /** Default: it is read, to be told where the server does not start. What is measured is not read. */
  readonly stdout?: 'pipe' | 'ignore';
}

/** A server in a process of its own. */
export interface ServerProgram<Answer> {
  readonly port: number;
  readonly pid: number;
  /** What it answered when it was ready. */
  readonly answer: Answer;
  /** Ends it, and waits until it is gone. Ending it again does nothing. */
  stop(): Promise<void>;
}

interface Readiness<Answer> {
  /** In whose name it is told of. */
  readonly name: string;
  readonly seconds: number;
  /** Asks it something; fails while it is not ready. */
  ask(port: number): Promise<Answer>;
}

/** Starts a server at a free port, and waits until it answers. It ends with this process. @throws Error with what it wrote when it does not */
export async function startServerProgram<Answer>(
  command: (port: number) => ServerCommand,
  { name, seconds, ask }: Readiness<Answer>,
): Promise<ServerProgram<Answer>> {
  const port = await freePort();
  const { file, args, env = process.env, cwd, stdout = 'pipe' } = command(port);
  const child = spawn(file, args, { cwd, env, stdio: ['ignore', stdout, 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output = `${output}${String(text)}`.slice(-OUTPUT_MAX)));
  child.once('error', (error) => (output += error.message));
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async (): Promise<void> => {
    process.removeListener('exit', kill);
    if (child.pid === undefined || hasEnded(child)) return;
    kill();
    await once(child, 'close');
  };
  for (let waitedMs = 0; ; waitedMs += RETRY_MS) {
    try {
      return { port, pid: child.pid!, answer: await ask(port), stop };
    } catch (error) {
      if (child.pid !== undefined && !hasEnded(child) && waitedMs < seconds * 1000) {
        await sleep(RETRY_MS);
        continue;
      }
      await stop();
      throw new Error(`${name} does not answer: ${(error as Error).message}\n${output}`, { cause: error });
    }
  }
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
