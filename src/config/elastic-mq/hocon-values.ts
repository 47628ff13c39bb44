import type { Findings } from '../findings';
import { foundInWords, itemsOf, membersOf, textOf, type Located, type Member, type Place } from '../located';

/** A piece of a value: text, an object, a list, or what stands for another value. */
export type HoconPart = HoconText | HoconObject | { readonly items: readonly HoconDefinition[] } | HoconSubstitution;

interface HoconText {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** A piece whose value is known; `undefined` where it stands for nothing. */
type Piece = HoconText | Located | undefined;

interface HoconObject {
  readonly at: Place;
  readonly members: ReadonlyMap<string, HoconMember>;
}

interface HoconSubstitution {
  readonly at: Place;
  readonly path: readonly string[];
  /** Where the file stands which says it, if that is included: it is looked up there first. */
  readonly prefix: readonly string[];
  readonly isOptional: boolean;
}

/** What is said once of a member. */
export interface HoconDefinition {
  readonly at: Place;
  readonly parts: readonly HoconPart[];
}

/** A member, with all that is said of it, in this order. */
export interface HoconMember {
  readonly at: Place;
  readonly definitions: readonly HoconDefinition[];
}

export interface HoconContext {
  readonly findings: Findings;
  /** What substitutions stand for that no file says. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The members of the whole whose values are wanted: what others stand for need not be known. */
  readonly wanted: readonly string[];
}

/** Values, with what their substitutions stand for. */
export function hoconValues(root: HoconObject, context: HoconContext): Located {
  return new HoconValues(root, context).root();
}

class HoconValues {
  readonly #root: HoconDefinition;
  readonly #context: HoconContext;
  /** What is being looked up: what refers to itself means what was said before. */
  readonly #active = new Set<HoconDefinition>();

  constructor(root: HoconObject, context: HoconContext) {
    this.#root = { at: root.at, parts: [root] };
    this.#context = context;
  }

  root(): Located {
    const [whole] = this.#root.parts as [HoconObject];
    const { wanted } = this.#context;
    const members = [...whole.members].map(([name, member]): [string, HoconMember] => [
      name,
      wanted.includes(name) ? member : { ...member, definitions: [{ at: member.at, parts: [] }] },
    ]);
    return this.#object({ at: whole.at, members: new Map(members) });
  }

  /** What is said last, with the objects before it; `undefined` where nothing is said. */
  #resolved(definitions: readonly HoconDefinition[]): Located | undefined {
    let known: Located | undefined;
    for (const definition of this.#before(definitions).toReversed()) {
      const value = this.#definition(definition);
      if (value === undefined) continue;
      if (known !== undefined && membersOf(value) === undefined) return known;
      known = known === undefined ? value : merged(value, known);
      if (membersOf(known) === undefined) return known;
    }
    return known;
  }

  #before(definitions: readonly HoconDefinition[]): readonly HoconDefinition[] {
    const index = definitions.findIndex((definition) => this.#active.has(definition));
    return index < 0 ? definitions : definitions.slice(0, index);
  }

  #definition(definition: HoconDefinition): Located | undefined {
    const { at, parts } = definition;
    const [only, ...others] = parts;
    if (only !== undefined && others.length === 0 && 'members' in only) return this.#object(only);
    this.#active.add(definition);
    const pieces = parts.map((part) => ('text' in part ? part : this.#part(part)));
    this.#active.delete(definition);
    return this.#joined(at, pieces);
  }

  #part(part: Exclude<HoconPart, HoconText>): Located | undefined {
    if ('members' in part) return this.#object(part);
    if ('items' in part) {
      const items = part.items.map((item) => this.#definition(item)).filter((item) => item !== undefined);
      return { at: items[0]?.at ?? { line: 1 }, value: items };
    }
    return this.#substituted(part);
  }

  #object({ at, members }: HoconObject): Located {
    const known = [...members].flatMap(([name, member]): [string, Member][] => {
      const value = this.#resolved(member.definitions);
      return value === undefined ? [] : [[name, { at: member.at, value }]];
    });
    return { at, value: new Map(known) };
  }

  #substituted({ at, path, prefix, isOptional }: HoconSubstitution): Located | undefined {
    const found = (prefix.length > 0 ? this.#lookedUp([...prefix, ...path]) : undefined) ?? this.#lookedUp(path);
    if (found !== undefined) return { ...found, at: membersOf(found) === undefined ? at : found.at };
    const name = path.join('.');
    const text = this.#context.environment[name];
    if (text !== undefined) return { at, value: plain(text) };
    if (!isOptional)
      this.#context.findings.wrong(
        at,
        `what \${${name}} stands for is neither in the file nor in the environment, or is itself: write the value, or \${?${name}} where it may be left out.`,
      );
    return undefined;
  }

  #lookedUp(path: readonly string[]): Located | undefined {
    let definitions: readonly HoconDefinition[] = [this.#root];
    for (const name of path) definitions = definitions.length === 0 ? [] : this.#inside(definitions, name);
    return this.#resolved(definitions);
  }

  /** What is said of a member, by all that is said of the object that has it. */
  #inside(definitions: readonly HoconDefinition[], name: string): HoconDefinition[] {
    return this.#before(definitions).flatMap((definition) => {
      const [only, ...others] = definition.parts;
      if (only !== undefined && others.length === 0 && 'members' in only) return only.members.get(name)?.definitions ?? [];
      const member = membersOf(this.#definition(definition))?.get(name);
      return member === undefined ? [] : [literal(member.value)];
    });
  }

  /** Texts, lists or objects that stand side by side. */
  #joined(at: Place, pieces: readonly Piece[]): Located | undefined {
    const values = pieces.filter((piece) => piece !== undefined).filter((piece) => !isBlank(piece));
    const [first] = values;
    if (first === undefined) return pieces.includes(undefined) ? undefined : { at, value: null };
    const structures = values.filter(
      (value): value is Located => 'value' in value && typeof value.value === 'object' && value.value !== null,
    );
    if (structures.length === 0) return this.#text(at, pieces);
    if (structures.length === values.length && structures.every((value) => membersOf(value) !== undefined))
      return structures.reduce(merged);
    if (structures.length === values.length && structures.every((value) => itemsOf(value) !== undefined))
      return { at, value: structures.flatMap((value) => itemsOf(value)!) };
    this.#context.findings.wrong(at, 'here stand a list, an object or a text side by side, of which no value can be made.');
    return undefined;
  }

  #text(at: Place, pieces: readonly Piece[]): Located {
    const isQuoted = pieces.some((piece) => piece !== undefined && 'text' in piece && piece.isQuoted);
    const [only, ...others] = pieces.filter((piece) => piece !== undefined).filter((piece) => !isBlank(piece));
    if (only !== undefined && 'value' in only && others.length === 0) return { ...only, at };
    const text = pieces
      .map((piece) => (piece === undefined ? '' : 'text' in piece ? piece.text : (textOf(piece) ?? foundInWords(piece))))
      .join('');
    if (!isQuoted) return { at, value: plain(text.trim()) };
    // White space around what is quoted is none of it.
    const edge = (piece: Piece): boolean => piece !== undefined && 'text' in piece && !piece.isQuoted;
    const start = edge(pieces[0]) ? text.trimStart() : text;
    return { at, value: edge(pieces.at(-1)) ? start.trimEnd() : start };
  }
}

function isBlank(piece: HoconText | Located): boolean {
  return 'text' in piece && !piece.isQuoted && piece.text.trim() === '';
}

/** A value that is known already, as it would be said. */
function literal(value: Located): HoconDefinition {
  const members = membersOf(value);
  if (members !== undefined) {
    const inner = [...members].map(([name, { at, value: held }]) => [name, { at, definitions: [literal(held)] }] as const);
    return { at: value.at, parts: [{ at: value.at, members: new Map(inner) }] };
  }
  const items = itemsOf(value);
  if (items !== undefined) return { at: value.at, parts: [{ items: items.map(literal) }] };
  return { at: value.at, parts: [{ text: textOf(value) ?? 'null', isQuoted: typeof value.value === 'string' }] };
}

/** One object of two: what the later says goes before. */
function merged(earlier: Located, later: Located): Located {
  const [before, after] = [membersOf(earlier), membersOf(later)];
  if (before === undefined || after === undefined) return later;
  const members = new Map(before);
  for (const [name, { at, value }] of after) {
    const known = before.get(name);
    members.set(name, known === undefined ? { at, value } : { at, value: merged(known.value, value) });
  }
  return { at: earlier.at, value: members };
}

function plain(text: string): string | number | boolean | null {
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}
