import { startServedProcess } from '../served-process';

/** A running `msw-sqs serve`. */
export interface Served {
  readonly endpoint: string;
  /** Tells it to stop. @throws Error when it does not end in order, or had something to say on stderr */
  stop(): Promise<void>;
}

/** Starts `msw-sqs serve` in a process of its own. @param cli - the file of the command */
export async function serve(cli: string, flags: readonly string[] = []): Promise<Served> {
  const { endpoint, complaints, end } = await startServedProcess(process.execPath, cli, { flags });
  return {
    endpoint,
    async stop() {
      const code = await end('SIGTERM');
      if (code !== 0 || complaints() !== '') throw new Error(`msw-sqs serve ended with exit code ${code}. ${complaints()}`);
    },
  };
}
