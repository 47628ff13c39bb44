import { freshSeed } from '../fresh-seed';

/** A few letters and digits that tell the names of one run from those of others. */
export function runId(): string {
  return freshSeed().toString(36).padStart(7, '0');
}
