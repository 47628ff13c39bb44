import { dirname, join } from 'node:path';
import type { ContainersAvailability } from './containers/containers-available';
import { runScriptSync } from '../system/process/run-script-sync';
import { engineEnvironment } from '../system/process/engine-environment';

// Testcontainers takes most of a second to load: it is asked only where no engine is found at the usual place.
const ASK = `
const { entry, address, folders } = JSON.parse(process.argv[1]);
const end = (answer) => (process.stdout.write(JSON.stringify(answer)), process.exit());
const askTestcontainers = () => require(entry).containersAvailable().then(end);
try {
  require.resolve('testcontainers', { paths: folders });
  const { hostname, port, pathname } = new URL(address);
  const socket = require('node:net').connect(hostname === '' ? { path: pathname } : { host: hostname, port: Number(port) || 2375 });
  socket.once('connect', () => end({ available: true })).once('error', askTestcontainers);
} catch {
  askTestcontainers();
}
`;

const LIMIT_MS = 30_000;
const USUAL_ADDRESS = 'unix:///var/run/docker.sock';

/** The entry of this package that knows, as it is built. */
const ENTRY = 'localstack.cjs';

/** Why this machine cannot start containers, found out on the spot; `undefined` when it can, and when that is not known. */
export function noContainersNow(): string | undefined {
  const question = {
    entry: join(__dirname, ENTRY),
    address: engineEnvironment().dockerHost ?? USUAL_ADDRESS,
    folders: [dirname(__dirname), process.cwd()],
  };
  const answer = runScriptSync<ContainersAvailability>(ASK, question, LIMIT_MS);
  return answer?.available === false ? answer.reason : undefined;
}
