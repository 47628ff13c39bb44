import { connect, type NetConnectOpts } from 'node:net';
import { realTimeout } from '../../system/time/real-timeout';

/** An engine that is there accepts at once; an address that leads nowhere may never answer. */
const LIMIT_MS = 3000;

/**
 * Why nothing listens at the address of a container engine.
 *
 * @param address - as in DOCKER_HOST: `unix:///var/run/docker.sock`, `npipe:////./pipe/docker_engine`, `tcp://10.0.0.1:2376`
 * @returns `undefined` when something does, or when that cannot be told beforehand, as with `ssh:`
 */
export async function connectionProblem(address: string): Promise<string | undefined> {
  if (!URL.canParse(address)) return 'is no address such as unix:///var/run/docker.sock or tcp://127.0.0.1:2375';
  const url = new URL(address);
  if (url.protocol === 'ssh:') return undefined;
  return refusal(url.hostname === '' ? { path: url.pathname } : { host: url.hostname, port: Number(url.port || 2375) });
}

function refusal(target: NetConnectOpts): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect(target);
    const end = (problem?: string): void => {
      cancel();
      socket.destroy();
      resolve(problem);
    };
    const cancel = realTimeout(LIMIT_MS, () => end(`no answer within ${LIMIT_MS / 1000} s`));
    socket.once('connect', () => end()).once('error', (error: NodeJS.ErrnoException) => end(inWords(error)));
  });
}

function inWords({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'there is no such socket';
  if (code === 'EACCES') return 'this user may not use it (EACCES)';
  // An attempt for each address of a name fails together, without a message of its own.
  return message || String(code);
}
