import { loadConfig } from '../config/load-config';
import { UsageError } from './usage-error';

interface Owner {
  readonly accountId?: string | undefined;
  readonly region?: string | undefined;
}

/** What of a file of queues is left out. @throws UsageError for what is wrong with the file */
export function templateNotes(path: string, { accountId = '000000000000', region = 'us-east-1' }: Owner): readonly string[] {
  try {
    return loadConfig().readTemplate(path, { accountId, region }).notes;
  } catch (error) {
    throw error instanceof Error && error.name === 'ConfigError' ? new UsageError(error.message) : error;
  }
}
