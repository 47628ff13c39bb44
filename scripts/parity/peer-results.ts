import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ActionName } from '../../src/api/shapes';
import type { StoredResult } from '../../src/parity/drift/stored-results';
import { PEERS } from './peers/peers';
import type { Peer } from './peers/peer';

/** What the catalogue showed of a peer, at one time. */
export interface PeerResults {
  readonly version: string;
  /** The day it was played, as `2026-11-28`. */
  readonly date: string;
  /** The actions that it does not have. */
  readonly missingActions: readonly ActionName[];
  readonly behaviours: Readonly<Record<string, PeerResult>>;
}

/** The outcome for one behaviour. */
export interface PeerResult extends StoredResult {
  /** It differs, and calls an action that the peer does not have. */
  readonly missing?: ActionName;
}

/** A peer, and what is kept of it. */
export interface MeasuredPeer {
  readonly peer: Peer;
  readonly results: PeerResults;
}

/** The results that are kept, in the order of the peers. */
export function storedResults(): MeasuredPeer[] {
  return PEERS.filter((peer) => existsSync(resultsFile(peer))).map((peer) => ({
    peer,
    results: JSON.parse(readFileSync(resultsFile(peer), 'utf8')) as PeerResults,
  }));
}

/** Keeps results: a line for each behaviour, so that a change of one is seen as one. */
export function storeResults(peer: Peer, { behaviours, ...about }: PeerResults): void {
  const lines = Object.entries(behaviours).map(([id, result]) => `    ${JSON.stringify(id)}: ${JSON.stringify(result)}`);
  const head = JSON.stringify(about).slice(0, -1);
  writeFileSync(resultsFile(peer), `${head},\n  "behaviours": {\n${lines.join(',\n')}\n  }\n}\n`);
}

function resultsFile({ name }: Peer): string {
  return join(__dirname, `../../docs/parity/${name}.json`);
}
