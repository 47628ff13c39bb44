import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Findings } from './findings';
import { eachOf, membersOf, type Located, type Member, type Place } from './located';

/**
 * Reads YAML, of which JSON is a part; CloudFormation's short tags (`!Ref`) come as what they stand for.
 *
 * @param file - its path, where it is another file than the one that was asked for
 * @throws ConfigError
 */
export function yamlText(text: string, findings: Findings, file?: string): Located {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col, file };
  };
  const [error] = document.errors;
  if (error !== undefined) findings.fail(placeOf(error.pos[0]), `this is not YAML: ${error.message.replace(/\.?$/, '.')}`);
  return new YamlReader(document, { findings, placeOf }).locatedIn(document.contents, { line: 1, file });
}

class YamlReader {
  readonly #document: Document;
  readonly #findings: Findings;
  readonly #placeOf: (offset: number) => Place;

  constructor(document: Document, { findings, placeOf }: { readonly findings: Findings; readonly placeOf: (offset: number) => Place }) {
    this.#document = document;
    this.#findings = findings;
    this.#placeOf = placeOf;
  }

  /** @param otherwise - the place of what has none */
  locatedIn(given: unknown, otherwise: Place): Located {
    const node = (isAlias(given) ? given.resolve(this.#document) : given) as Node | null | undefined;
    const at = node?.range ? this.#placeOf(node.range[0]) : otherwise;
    const tag = /^!(\w+)$/.exec(node?.tag ?? '')?.[1];
    const located = { at, ...this.#valueOf(node, at) };
    return tag === undefined ? located : intrinsic(tag, located);
  }

  #valueOf(node: Node | null | undefined, at: Place): Pick<Located, 'value' | 'written'> {
    if (isMap(node)) return { value: this.#membersOf(node, at) };
    if (isSeq(node)) return { value: node.items.map((item) => this.locatedIn(item, at)) };
    if (!isScalar(node)) return { value: null };
    const { value, source } = node;
    // Ids of accounts are text, whatever digits they begin with.
    if (typeof value === 'number') return /^0\d/.test(source ?? '') ? { value: source! } : { value, written: source };
    return { value: typeof value === 'string' || typeof value === 'boolean' ? value : null };
  }

  #membersOf({ items }: YAMLMap, at: Place): Map<string, Member> {
    const members = new Map<string, Member>();
    for (const { key, value } of items as Pair[]) {
      const name = this.locatedIn(key, at);
      const held = this.locatedIn(value, name.at);
      if (name.value === '<<') for (const [merged, member] of merging(held)) members.set(merged, members.get(merged) ?? member);
      else if (typeof name.value === 'object') this.#findings.fail(name.at, 'a name must be plain text.');
      else members.set(name.written ?? String(name.value), { at: name.at, value: held });
    }
    return members;
  }
}

/** What `<<` brings in: the members of a map, or of several. */
function merging(held: Located): [string, Member][] {
  return eachOf(held).flatMap((node) => [...(membersOf(node) ?? [])]);
}

/** `!GetAtt Orders.Arn` as `{ "Fn::GetAtt": ["Orders", "Arn"] }`. */
function intrinsic(tag: string, given: Located): Located {
  const { at } = given;
  const name = tag === 'Ref' || tag === 'Condition' ? tag : `Fn::${tag}`;
  const value = tag === 'GetAtt' && typeof given.value === 'string' ? { at, value: splitAtDot(given.value, at) } : given;
  return { at, value: new Map([[name, { at, value }]]) };
}

function splitAtDot(text: string, at: Place): Located[] {
  const dot = text.indexOf('.');
  return (dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)]).map((value) => ({ at, value }));
}
