import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A running `msw-sqs serve`. */
export interface Served {
  readonly endpoint: string;
  /** Tells it to stop. @throws Error when it does not end in order, or had something to say on stderr */
  stop(): Promise<void>;
}

/** Starts `msw-sqs serve` in a process of its own. @param cli - the file of the command */
export async function serve(cli: string): Promise<Served> {
  const server = spawn(process.execPath, [cli, 'serve', '--port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaints = '';
  server.stderr.on('data', (text) => (complaints += String(text)));
  const closed = once(server, 'close');
  const ready = once(createInterface(server.stdout), 'line').then(([line]) => String(line));
  const line = await Promise.race([ready, closed.then(() => complaints)]);
  const endpoint = /http:\/\/\S+/.exec(line)?.[0];
  if (endpoint === undefined) {
    server.kill();
    throw new Error(`msw-sqs serve did not say its endpoint, but: ${line}`);
  }
  return {
    endpoint,
    async stop() {
      server.kill('SIGTERM');
      const [code] = await closed;
      if (code !== 0 || complaints !== '') throw new Error(`msw-sqs serve ended with exit code ${code}. ${complaints}`);
    },
  };
}
