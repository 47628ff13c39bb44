import { spawnSync } from 'node:child_process';

/** What is asked for: a path of a server, at a URL or behind a socket of this machine. */
export type StatusRequest = { readonly url: string } | { readonly socketPath: string; readonly path: string };

/** Runs in a process of its own: waiting on the spot would keep this one from hearing the answer. */
const ASK = `
const { url, socketPath, path, limitMs } = JSON.parse(process.argv[1]);
const { get } = require(/^https:/.test(url) ? 'node:https' : 'node:http');
const end = (answer) => (process.stdout.write(JSON.stringify(answer)), process.exit());
const take = (response) => end({ status: response.statusCode });
const request = url === undefined ? get({ socketPath, path }, take) : get(url, take);
request.on('error', ({ code, message }) => end({ error: code || message }));
setTimeout(() => end({ error: 'no answer within ' + limitMs / 1000 + ' s' }), limitMs);
`;

/** A server that takes longer is busy, and no use. */
const LIMIT_MS = 3000;
/** For the process to come up on a busy machine. */
const PROCESS_LIMIT_MS = 20_000;

/**
 * Asks a server by HTTP and waits for its answer on the spot, for those who cannot wait otherwise.
 *
 * @returns the status it answered with, or why there is none
 */
export function statusNow(request: StatusRequest): { readonly status: number } | { readonly error: string } {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const { stdout, error } = spawnSync(process.execPath, ['-e', ASK, JSON.stringify({ ...request, limitMs: LIMIT_MS })], {
    encoding: 'utf8',
    timeout: PROCESS_LIMIT_MS,
    stdio: ['ignore', 'pipe', 'ignore'],
    env,
  });
  if (!stdout) return { error: error?.message ?? 'the process that asks ended without an answer' };
  return JSON.parse(stdout) as { status: number } | { error: string };
}
