import { runScriptSync } from './run-script-sync';

const ASK = `
const { url, limitMs } = JSON.parse(process.argv[1]);
const end = (reason) => (process.stdout.write(JSON.stringify({ reason })), process.exit());
const request = require(/^https:/.test(url) ? 'node:https' : 'node:http').get(url, () => end());
request.on('error', ({ code, message }) => end(code || message));
setTimeout(() => end('no answer within ' + limitMs / 1000 + ' s'), limitMs);
`;

/** A server that takes longer is busy, and no use. */
const LIMIT_MS = 3000;
/** On a busy machine the process that asks takes its time, too. */
const PROCESS_LIMIT_MS = 20_000;

/** Why nothing answers at a URL, found out on the spot; `undefined` when something does. */
export function probeEndpointSync(url: string): string | undefined {
  return runScriptSync<{ readonly reason?: string }>(ASK, { url, limitMs: LIMIT_MS }, PROCESS_LIMIT_MS)?.reason;
}
