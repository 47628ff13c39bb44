import type { Evidence } from '../../../src/parity/scenario/behaviour';
import { AWS_EVIDENCE } from '../../../src/parity/drift/known-difference';

/** How the catalogue knows of a behaviour, in a word. */
export const SOURCES: Readonly<Record<Evidence, string>> = {
  aws: 'recorded',
  seen: 'reported',
  doc: 'documented',
  sdk: 'measured',
  peers: 'from others',
  doubt: 'in doubt',
};

/** Whether something by AWS stands behind it. */
export function isFromAws(evidence: Evidence): boolean {
  return AWS_EVIDENCE[evidence] !== undefined;
}
