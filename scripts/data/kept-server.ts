import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** `msw-sqs serve --data` in a process of its own. */
export interface KeptServer {
  readonly endpoint: string;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  /** What it wrote to stderr until now. */
  errors(): string;
}

/** Starts a server on a folder. @throws Error with what it wrote when it does not start */
export async function startKeptServer(node: string, folder: string, flags: readonly string[] = []): Promise<KeptServer> {
  const child = spawn(node, ['dist/cli.cjs', 'serve', '--port', '0', '--data', folder, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  const written: string[] = [];
  child.stderr.on('data', (text) => written.push(String(text)));
  const endpoint = await readyAt(child);
  if (endpoint === undefined) throw new Error(`The server did not start:\n${written.join('')}`);
  return {
    endpoint,
    errors: () => written.join(''),
    async kill() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function readyAt(child: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    let text = '';
    child.stdout!.on('data', (piece) => {
      text += String(piece);
      const endpoint = /ready on (\S+)/.exec(text)?.[1];
      if (endpoint !== undefined) resolve(endpoint);
    });
    child.once('exit', () => resolve(undefined));
  });
}
