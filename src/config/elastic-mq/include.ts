import { dirname, extname } from 'node:path';
import type { Findings } from '../findings';
import type { Place } from '../located';
import { otherFile } from '../other-file';

/** A file of HOCON that is being read. */
export interface IncludeSource {
  readonly findings: Findings;
  /** Its folder, from which it includes others. */
  readonly folder: string;
  /** Its path, where it is another file than the one that was asked for. */
  readonly file?: string | undefined;
  /** The files that lead here. */
  readonly chain?: readonly string[];
}

interface Included {
  readonly text: string;
  readonly source: IncludeSource;
}

/** ElasticMQ's own defaults. */
const OWN_DEFAULTS = 'application.conf';

/** Reads what a file includes. What is not there is told: only `required(…)` makes a mistake of it. */
export function included(statement: string, at: Place, source: IncludeSource): Included | undefined {
  const { findings, folder, chain = [] } = source;
  const [, kinds = '', name] = /^include\s+((?:\w+\s*\(\s*)*)"([^"]*)"/.exec(statement) ?? [];
  if (name === undefined)
    return void findings.fail(at, `include must name a file, as in include "queues.conf", but is ${statement.trim()}.`);
  if (/classpath/.test(kinds) && name === OWN_DEFAULTS)
    return void findings.note(at, `${statement.trim()} is left out: those are ElasticMQ's own defaults.`);
  if (/url/.test(kinds)) return void findings.omit(at, `${statement.trim()} is left out: only files are read.`);
  const file = name.endsWith('.properties') ? 'files of properties are not read' : read(name, folder);
  if (typeof file !== 'string') {
    if (chain.includes(file.path) || chain.length > MAX_DEPTH)
      return findings.fail(at, `${file.path} includes itself: ${[...chain, file.path].join(' → ')}.`);
    return { text: file.text, source: { findings, folder: dirname(file.path), file: file.path, chain: [...chain, file.path] } };
  }
  if (/required/.test(kinds)) findings.wrong(at, `${statement.trim()} cannot be read: ${file}.`);
  else findings.omit(at, `${statement.trim()} is left out: ${file}.`);
  return undefined;
}

const MAX_DEPTH = 50;

/** A name without an ending may have one of those of HOCON. */
function read(name: string, folder: string): ReturnType<typeof otherFile> {
  const found = otherFile(name, folder);
  if (typeof found !== 'string' || extname(name) !== '') return found;
  return (
    [`${name}.conf`, `${name}.json`].map((candidate) => otherFile(candidate, folder)).find((file) => typeof file !== 'string') ?? found
  );
}
