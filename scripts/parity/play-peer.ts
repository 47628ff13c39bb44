import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Parity from '../../src/parity';
import type { StartedBackend } from '../../src/backends/started-backend';
import { parityProgress } from '../../src/cli/parity-progress';
import { CATALOGUE } from '../../src/parity/catalogue';
import type { ComparedBehaviour } from '../../src/parity/comparison/comparison';
import { driftFromKnown, isDifferent, type Drift } from '../../src/parity/drift/drift';
import { storedResults } from '../../src/parity/drift/stored-results';
import { KNOWN } from '../../src/parity/known';
import { actionsOfBehaviours } from './actions-of-behaviours';
import type { PeerResult, PeerResults } from './peer-results';
import { missingActions } from './peers/missing-actions';
import type { Peer } from './peers/peer';
import { startPeer } from './peers/start-peer';

/** How many behaviours are played at a time when they are played again. */
const CALM = 4;

/** What came of it. */
export interface PlayedPeer {
  readonly results: Omit<PeerResults, 'date'>;
  /** Where the differences of a peer are explained: what is not, and what is but does not differ. */
  readonly drift: Pick<Drift, 'new' | 'vanished'>;
}

/** Starts a peer, plays the catalogue on it, and ends it. @throws Error when it does not start */
export async function playPeer(peer: Peer): Promise<PlayedPeer> {
  // The package as it is built: its source loads parts of itself as only a bundler can.
  const parity = createRequire(__filename)(join(__dirname, '../../dist/parity.cjs')) as typeof Parity;
  const { version, backend } = await startPeer(peer, parity);
  try {
    const missing = await missingActions(backend);
    const results = await playTwice(backend, parity);
    const comparison = { reference: 'mock', backend: peer.name, results, milliseconds: 0 };
    const { behaviours } = storedResults(comparison);
    const known = KNOWN.find((each) => each.backend === peer.name);
    return {
      results: { version, missingActions: missing, behaviours: await withMissing(behaviours, new Set(missing)) },
      drift: known === undefined ? { new: [], vanished: [] } : driftFromKnown(comparison, known),
    };
  } finally {
    await backend.stop();
  }
}

/** A difference counts when it shows again while less is going on: a busy machine is no fault of a peer. */
async function playTwice(backend: StartedBackend, { compareBackends }: typeof Parity): Promise<ComparedBehaviour[]> {
  // It is ended elsewhere, not by a comparison.
  const choice = { name: backend.name, start: () => Promise.resolve({ ...backend, stop: () => Promise.resolve() }) };
  const progress = parityProgress(process.stderr);
  const { results } = await compareBackends({ backend: choice, onProgress: progress.show }).finally(progress.end);

  const different = new Set(results.filter(isDifferent).map(({ id }) => id));
  console.log(`playing ${different.size} again`);
  const again = await compareBackends({ backend: choice, filter: ({ id }) => different.has(id), concurrency: CALM });
  const calm = new Map(again.results.filter(({ outcome }) => outcome === 'same').map((result) => [result.id, result]));
  return results.map((result) => calm.get(result.id) ?? result);
}

/** Where a peer differs as it lacks an action, that is said. */
async function withMissing(behaviours: PeerResults['behaviours'], missing: ReadonlySet<string>): Promise<PeerResults['behaviours']> {
  if (missing.size === 0) return behaviours;
  const actions = await actionsOfBehaviours(CATALOGUE);
  const result = (id: string, stored: PeerResult): PeerResult => {
    const lacking = isDifferent(stored) ? [...actions.get(id)!].find((action) => missing.has(action)) : undefined;
    return lacking === undefined ? stored : { outcome: stored.outcome, missing: lacking };
  };
  return Object.fromEntries(Object.entries(behaviours).map(([id, stored]) => [id, result(id, stored)]));
}
