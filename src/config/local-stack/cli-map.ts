import type { Findings } from '../findings';
import type { Member, Place } from '../located';
import { otherFile } from '../other-file';

interface Given {
  readonly at: Place;
  readonly findings: Findings;
  /** The folder of the script, in which `file://` is looked for. */
  readonly folder: string;
  /** Files that the script has written, by path. */
  readonly files: ReadonlyMap<string, string | undefined>;
  /** What it is the value of: `--attributes`. */
  readonly option: string;
}

/** Texts by name as the AWS CLI takes them: `a=1,b=2`, JSON, or `file://` and a path of such. */
export function cliMap(text: string, { at, findings, folder, files, option }: Given): Map<string, Member> {
  const fail = (why: string): never => findings.fail(at, `${option} ${why}`);
  const content = text.startsWith('file://') ? fileContent(text.slice('file://'.length), { folder, files, fail }) : text;
  const pairs = /^\s*\{/.test(content) ? jsonPairs(content, fail) : shortPairs(content, fail);
  return new Map(pairs.map(([name, value]) => [name, { at, value: { at, value } }]));
}

type Fail = (why: string) => never;

interface Files extends Pick<Given, 'folder' | 'files'> {
  readonly fail: Fail;
}

/** Scripts of containers name files by where they are there: they are looked for beside the script. */
function fileContent(path: string, { folder, files, fail }: Files): string {
  if (files.has(path))
    return (
      files.get(path) ?? fail(`names file://${path}, which the script writes with what only a shell knows: write the values themselves.`)
    );
  for (const candidate of [path, path.split('/').at(-1)!]) {
    const file = otherFile(candidate, folder);
    if (typeof file !== 'string') return file.text;
  }
  return fail(`names file://${path}, which cannot be read beside the script.`);
}

function jsonPairs(content: string, fail: Fail): [string, string][] {
  try {
    const values = Object.entries(JSON.parse(content) as Record<string, unknown>);
    return values.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]);
  } catch (error) {
    return fail(`must be JSON or Name=value,…, but is ${content.trim()}: ${(error as Error).message}.`);
  }
}

/** The short form: a value with commas stands in quotation marks, or is an object in braces. */
const PAIR = /\s*([\w-]+)=(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(\{.*?\}(?=\s*(?:,[\w-]+=|$)))|([^,]*))\s*(?:,|$)/sy;

function shortPairs(content: string, fail: Fail): [string, string][] {
  const pairs: [string, string][] = [];
  PAIR.lastIndex = 0;
  while (PAIR.lastIndex < content.length) {
    const found = PAIR.exec(content);
    if (found === null) return fail(`must be Name=value,… or JSON, but is ${JSON.stringify(content)}.`);
    const [, name, double, single, braces, plain] = found;
    const quoted = (double ?? single)?.replace(/\\(.)/gs, '$1');
    pairs.push([name!, quoted ?? braces ?? plain!]);
  }
  return pairs;
}
