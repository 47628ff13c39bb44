import { readFileSync } from 'node:fs';
import type { StoredResults } from '../parity/drift/stored-results';
import { UsageError } from './usage-error';

/** Reads what an earlier run saved. @throws UsageError for a file that is not there or holds something else */
export function baselineFile(path: string): StoredResults {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(`Failed to read the baseline ${path}: ${code === 'ENOENT' ? 'there is no such file' : message}. ${ADVICE}`);
  }
  if (!isStoredResults(content)) throw new UsageError(`${path} is no baseline. ${ADVICE}`);
  return content;
}

const ADVICE = 'Expected what an earlier run wrote with --save.';

function isStoredResults(content: unknown): content is StoredResults {
  if (typeof content !== 'object' || content === null || !('behaviours' in content)) return false;
  const { behaviours } = content;
  return (
    typeof behaviours === 'object' &&
    behaviours !== null &&
    Object.values(behaviours).every((result: unknown) => typeof result === 'object' && result !== null && 'outcome' in result)
  );
}
