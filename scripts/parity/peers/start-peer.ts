import { endpoint } from '../../../src/backends/endpoint';
import type { StartedBackend } from '../../../src/backends/started-backend';
import { startServerProgram } from '../../server-program';
import { installPeer } from './install-peer';
import type * as Parity from '../../../src/parity';
import type { Peer } from './peer';

const READY_SECONDS = 60;
const REGION = 'us-east-1';

/** A peer that answers, and of which version it is. */
export interface StartedPeer {
  readonly version: string;
  readonly backend: StartedBackend;
}

/** Starts a peer as a user would, and waits until it answers. @throws Error that says why it does not */
export async function startPeer({ title, source }: Peer, parity: typeof Parity): Promise<StartedPeer> {
  if (source.kind === 'container') return { version: source.version, backend: await source.choice(parity).start() };
  const { version, folder, command } = await installPeer(source);
  const { answer, stop } = await startServerProgram(
    (port) => {
      const { file, args, env } = command(port);
      // Not the credentials and endpoints of whoever runs this; and one folder, where it may leave files.
      return { file, args, cwd: folder, env: { PATH: process.env['PATH'], HOME: folder, ...env } };
    },
    { name: title, seconds: READY_SECONDS, ask: (port) => endpoint(`http://127.0.0.1:${port}`, { region: REGION }).start() },
  );
  return { version, backend: { ...answer, stop } };
}
