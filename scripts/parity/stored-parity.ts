import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownDifferences } from '../../src/parity/drift/known-difference';
import type { StoredResults } from '../../src/parity/drift/stored-results';
import { KNOWN } from '../../src/parity/known';

/** A release of a backend: what it differs in, and the results of the run that says so. */
export interface StoredParity {
  readonly known: KnownDifferences;
  readonly results: StoredResults;
}

/** Where the results for a release are kept. */
export function resultsFile({ backend, version }: KnownDifferences): string {
  return join(__dirname, `../../docs/parity/${backend}-${version}.json`);
}

/** The results that are kept, for each backend with known differences. */
export function storedParity(): StoredParity[] {
  return KNOWN.map((known) => ({ known, results: JSON.parse(readFileSync(resultsFile(known), 'utf8')) as StoredResults }));
}
