import { spawn, spawnSync } from 'node:child_process';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import type { ContainerRuntimeClient } from 'testcontainers';
import { plainNodeEnvironment } from '../../system/process/engine-environment';
import { runId } from '../../system/process/run-id';
import { beforeProcessEnds } from './before-process-ends';
import { REMOVAL_PROGRAM } from './removal-program';

/** The label of every container of this package; its value tells who started it. */
export const STARTED_BY = 'org.msw-sqs.started-by';

/** This process, and no later one that gets its number. */
export const OWNER = `${process.pid}-${runId()}`;

/** An engine that hangs must not keep the process from ending. */
const LIMIT_MS = 10_000;

let leases = 0;
let takeBack = (): void => {};

/**
 * Sees to it that containers labelled with {@link OWNER} go at the latest with this process, however it ends.
 *
 * Before it ends where it can act; after a `SIGKILL` a process beside it does it.
 *
 * @returns a function that says a container is gone; with the last one nobody watches any more
 */
export function removeAtExit(engine: ContainerRuntimeClient): () => void {
  if (leases++ === 0) takeBack = watch(engine);
  let returned = false;
  return () => {
    if (returned) return;
    returned = true;
    if (--leases === 0) takeBack();
  };
}

function watch(engine: ContainerRuntimeClient): () => void {
  const connection = connectionTo(engine);
  // Over SSH Testcontainers' own reaper has to do.
  if (connection === undefined) return () => {};
  const input = JSON.stringify({ connection, label: `${STARTED_BY}=${OWNER}` });
  const options = { cwd: tmpdir(), env: plainNodeEnvironment(), windowsHide: true };
  const { execPath } = process;

  // In a process group of its own: Ctrl-C is not meant for it.
  const watcher = spawn(execPath, ['-e', REMOVAL_PROGRAM, 'linger'], { ...options, detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  watcher.on('error', () => {}).unref();
  watcher.stdin.on('error', () => {}).write(input);
  (watcher.stdin as unknown as Socket).unref();

  // Neither is it for this one; spawnSync knows `detached`, too, though its types do not.
  const now = { ...options, detached: true, input, timeout: LIMIT_MS };
  const takeBackLast = beforeProcessEnds(() => void spawnSync(execPath, ['-e', REMOVAL_PROGRAM], now));
  return () => {
    takeBackLast();
    watcher.kill('SIGKILL');
  };
}

/** What dockerode, by which Testcontainers speaks to the engine, keeps of the way to it. */
interface Modem {
  readonly protocol?: string;
  readonly socketPath?: string;
  readonly host?: string;
  readonly port?: number | string;
  readonly ca?: Buffer;
  readonly cert?: Buffer;
  readonly key?: Buffer;
}

/** Options of `http.request` as JSON can carry them; `undefined` where it is no HTTP that anyone can speak. */
function connectionTo(engine: ContainerRuntimeClient): object | undefined {
  const { protocol, socketPath, host, port, ca, cert, key } = engine.container.dockerode.modem as Modem;
  if (protocol !== 'http' && protocol !== 'https') return undefined;
  const [caText, certText, keyText] = [ca, cert, key].map((file) => file?.toString());
  return socketPath === undefined ? { protocol, host, port, ca: caText, cert: certText, key: keyText } : { protocol, socketPath };
}
