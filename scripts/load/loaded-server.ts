import { once } from 'node:events';
import { resolve } from 'node:path';
import { startServedProcess } from '../served-process';

/** What a server's process takes. */
export interface Usage {
  readonly residentMegabytes: number;
  /** The most that was ever resident. */
  readonly residentMegabytesMax: number;
  /** What is left of its heap once the garbage is gone. */
  readonly heapMegabytes: number;
  /** Connections that it has open. */
  readonly connections: number;
}

/** `msw-sqs serve` in a process of its own. */
export interface LoadedServer {
  readonly endpoint: string;
  readonly port: number;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

/** Runs inside the server's process, as only that can collect its garbage. */
const PROBE = `
  process.on('message', () => {
    const { rss } = process.memoryUsage();
    gc();
    process.send({
      residentMegabytes: rss / 2 ** 20,
      residentMegabytesMax: process.resourceUsage().maxRSS / 2 ** 10,
      heapMegabytes: process.memoryUsage().heapUsed / 2 ** 20,
      connections: process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length,
    });
  });
  process.channel.unref();
`;

/** Which server is loaded. */
export interface LoadedServerOptions {
  /** The program of Node.js. */
  readonly node: string;
  /** The folder of a build. */
  readonly build: string;
  /** Flags of `serve`. */
  readonly flags: readonly string[];
}

/** Starts a server of a build. @throws Error with what it wrote when it does not start */
export async function startLoadedServer({ node, build, flags }: LoadedServerOptions): Promise<LoadedServer> {
  const probe = `data:text/javascript,${encodeURIComponent(PROBE)}`;
  const nodeOptions = ['--expose-gc', '--import', probe];
  const { child, endpoint, end } = await startServedProcess(node, resolve(build, 'cli.cjs'), { flags, nodeOptions, ipc: true });
  return {
    endpoint,
    port: Number(new URL(endpoint).port),
    async usage() {
      child.send('usage');
      const [usage] = (await once(child, 'message')) as [Usage];
      return usage;
    },
    stop: async () => void (await end('SIGINT')),
  };
}
