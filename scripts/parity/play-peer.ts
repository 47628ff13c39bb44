import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActionName } from '../../src/api/shapes';
import type { StoredResults } from '../../src/parity/drift/stored-results';
import { actionsOfBehaviours } from './actions-of-behaviours';
import type { PeerResult, PeerResults } from './peer-results';
import { missingActions } from './peers/missing-actions';
import type { Peer } from './peers/peer';
import { startPeer } from './peers/start-peer';

const CLI = join(__dirname, '../../dist/cli.cjs');

/** What came of it. */
export interface PlayedPeer {
  readonly results: Omit<PeerResults, 'date'>;
  /** Where differences are explained: those that are not, or are gone, in words. */
  readonly drift?: string | undefined;
}

/** What of it the command says. */
interface CommandRun {
  readonly behaviours: StoredResults['behaviours'];
  readonly report: string;
  readonly failed: boolean;
}

/** Starts a peer, plays the catalogue on it, and ends it. @throws Error when it does not start */
export async function playPeer({ name, title, source }: Peer): Promise<PlayedPeer> {
  if (source.kind === 'container') {
    const { behaviours, report, failed } = await parity('--against', name, '--strict');
    const drift = failed ? report.slice(report.lastIndexOf('\n\n')).trim() : undefined;
    return { results: { version: source.version, missingActions: [], behaviours }, drift };
  }
  const { version, backend } = await startPeer(title, source);
  try {
    const missing = await missingActions(backend);
    const { behaviours } = await parity('--against', backend.endpoint!, '--region', backend.region);
    return { results: { version, missingActions: missing, behaviours: await withMissing(behaviours, new Set(missing)) } };
  } finally {
    await backend.stop();
  }
}

/** Runs the command, whose progress is seen. @throws Error when it does not come to an end */
async function parity(...args: readonly string[]): Promise<CommandRun> {
  const folder = mkdtempSync(join(tmpdir(), 'msw-sqs-parity-'));
  const file = join(folder, 'results.json');
  try {
    const child = spawn(process.execPath, [CLI, 'parity', ...args, '--save', file], { stdio: ['ignore', 'pipe', 'inherit'] });
    let report = '';
    child.stdout.on('data', (text) => (report += String(text)));
    const [code] = (await once(child, 'close')) as [number | null];
    if (!existsSync(file)) throw new Error(`msw-sqs parity ${args.join(' ')} ended with ${code}, as is said above`);
    const { behaviours } = JSON.parse(readFileSync(file, 'utf8')) as StoredResults;
    return { behaviours, report: report.slice(0, report.lastIndexOf('Written: ')), failed: code !== 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where a peer differs as it lacks an action, that is said. */
async function withMissing(behaviours: StoredResults['behaviours'], missing: ReadonlySet<ActionName>): Promise<PeerResults['behaviours']> {
  if (missing.size === 0) return behaviours;
  const actions = await actionsOfBehaviours();
  const result = (id: string, stored: PeerResult): PeerResult => {
    const differs = stored.outcome === 'differs' || stored.outcome === 'failed';
    const lacking = differs ? [...actions.get(id)!].find((action) => missing.has(action)) : undefined;
    return lacking === undefined ? stored : { outcome: stored.outcome, missing: lacking };
  };
  return Object.fromEntries(Object.entries(behaviours).map(([id, stored]) => [id, result(id, stored)]));
}
