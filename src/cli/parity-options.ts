import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { selectBehaviours } from '../parity/comparison/select-behaviours';
import type { StoredResults } from '../parity/drift/stored-results';
import { groupOf } from '../parity/reports/group-counts';
import type { BackendChoice } from '../backends/started-backend';
import { nearNames } from '../words/near-names';
import { baselineFile } from './baseline-file';
import { optionValues, type OptionValues } from './option-values';
import { parityBackend } from './parity-backend';
import { UsageError } from './usage-error';
import { wholeNumber } from './whole-number';

const OPTIONS = {
  against: 'localstack',
  image: 'localstack/localstack:4.14.0',
  region: 'eu-west-1',
  filter: 'fifo-order/',
  html: 'parity.html',
  junit: 'parity.xml',
  markdown: 'parity.md',
  json: 'parity.json',
  save: 'parity-baseline.json',
  baseline: 'parity-baseline.json',
  concurrency: '16',
  'time-limit': '90',
  strict: true,
  help: true,
  version: true,
} as const;

const FILES = ['html', 'junit', 'markdown', 'json', 'save'] as const;

/** Paths of what is to be written. */
export type ParityFiles = { readonly [Name in (typeof FILES)[number]]?: string };

/** What the command line says. */
export interface ParityOptions {
  readonly backend: BackendChoice;
  readonly filter: string | undefined;
  readonly files: ParityFiles;
  readonly baseline: { readonly path: string; readonly results: StoredResults } | undefined;
  readonly concurrency: number | undefined;
  readonly timeLimitSeconds: number | undefined;
  /** Differences that are gone are drift, too. */
  readonly strict: boolean;
}

/** Reads the command line of `parity`. @param signal - ends the start of a container @throws UsageError */
export async function parityOptions(args: readonly string[], signal: AbortSignal): Promise<ParityOptions> {
  const values = optionValues(args, OPTIONS);
  const { filter, baseline } = values;
  if (filter !== undefined) await mustSelect(filter);
  return {
    backend: parityBackend(values, signal),
    filter,
    files: filesOf(values),
    baseline: baseline === undefined ? undefined : { path: baseline, results: baselineFile(baseline) },
    concurrency: wholeNumber('--concurrency', values.concurrency, { min: 1, max: 256, range: 'from 1 to 256' }),
    timeLimitSeconds: wholeNumber('--time-limit', values['time-limit'], { min: 1, max: 3600, range: 'of seconds from 1 to 3600' }),
    strict: values.strict === true,
  };
}

async function mustSelect(filter: string): Promise<void> {
  const { CATALOGUE } = await import('../parity/catalogue');
  if (selectBehaviours(CATALOGUE, filter).length > 0) return;
  const groups = [...new Set(CATALOGUE.map(({ id }) => groupOf(id)))];
  const near = nearNames(groupOf(filter), groups).map((group) => `${group}/`);
  const advice =
    near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Expected a group (${groups[0]}/), the beginning of an id, or words.`;
  throw new UsageError(`No behaviour has "${filter}" of --filter in its id or its sentence. ${advice}`);
}

function filesOf(values: OptionValues<typeof OPTIONS>): ParityFiles {
  const files: { -readonly [Name in keyof ParityFiles]: ParityFiles[Name] } = {};
  for (const name of FILES) {
    const path = values[name];
    if (path === undefined) continue;
    if (!existsSync(dirname(path))) throw new UsageError(`--${name} cannot be written: there is no folder ${dirname(path)}.`);
    if (existsSync(path) && statSync(path).isDirectory()) throw new UsageError(`--${name} cannot be written: ${path} is a folder.`);
    files[name] = path;
  }
  return files;
}
