import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';

/** `msw-sqs serve` in a process of its own, at a free port. */
export interface ServedProcess {
  readonly child: ChildProcess;
  readonly endpoint: string;
  /** What it wrote to stderr until now. */
  complaints(): string;
  /** Sends it a signal, and waits until it is gone. @returns its exit code; `null` when the signal ended it */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

interface ServedProcessOptions {
  /** Flags of `serve`. */
  readonly flags?: readonly string[];
  /** Options of Node.js, which stand before the command. */
  readonly nodeOptions?: readonly string[];
  /** Whether messages can be sent to it. */
  readonly ipc?: boolean;
}

/** Starts the command of a file with a program of Node.js, and waits until it serves. @throws Error with what it wrote when it does not */
export async function startServedProcess(
  node: string,
  cli: string,
  { flags = [], nodeOptions = [], ipc = false }: ServedProcessOptions = {},
): Promise<ServedProcess> {
  const stdio: StdioOptions = ['ignore', 'pipe', 'pipe', ...(ipc ? (['ipc'] as const) : [])];
  const child = spawn(node, [...nodeOptions, cli, 'serve', '--port', '0', ...flags], { stdio });
  let complaints = '';
  child.stderr!.on('data', (text) => (complaints += String(text)));
  const closed = once(child, 'close');
  const endpoint = await readyAt(child);
  if (endpoint === undefined) throw new Error(`msw-sqs serve did not start:\n${complaints}`);
  return {
    child,
    endpoint,
    complaints: () => complaints,
    async end(signal) {
      child.kill(signal);
      const [code] = (await closed) as [number | null];
      return code;
    },
  };
}

/** Where it says that it is ready; `undefined` when it ends instead. */
function readyAt(child: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    let text = '';
    child.stdout!.on('data', (piece) => {
      text += String(piece);
      const endpoint = /ready on (\S+)/.exec(text)?.[1];
      if (endpoint !== undefined) resolve(endpoint);
    });
    child.once('close', () => resolve(undefined));
  });
}
