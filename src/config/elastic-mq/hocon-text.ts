import type { Findings } from '../findings';
import type { Located, Place } from '../located';
import { included, type IncludeSource } from './include';
import { hoconValues, type HoconContext, type HoconDefinition, type HoconMember, type HoconPart } from './hocon-values';

/** Reads HOCON as elasticmq.conf has it, with what it includes and what its substitutions stand for. @throws ConfigError */
export function hoconText(text: string, source: IncludeSource & HoconContext): Located {
  return hoconValues(new HoconReader(text, source).root(), source);
}

type Members = Map<string, HoconMember>;

/** An object that is being read, and where it stands. */
interface Within {
  readonly members: Members;
  readonly path: readonly string[];
}

class HoconReader {
  readonly #text: string;
  readonly #source: IncludeSource;
  readonly #findings: Findings;
  readonly #start: readonly string[];
  #index = 0;

  /** @param start - where what is included stands */
  constructor(text: string, source: IncludeSource, start: readonly string[] = []) {
    this.#text = text;
    this.#source = source;
    this.#findings = source.findings;
    this.#start = start;
  }

  root(): { readonly at: Place; readonly members: Members } {
    this.#skip(/[\s,]/y);
    const at = this.#at;
    const braces = this.#take(/\{/y) !== undefined;
    const members = this.#members(this.#start, { end: braces ? '}' : undefined, opened: at });
    this.#skip(/[\s,]/y);
    if (this.#index < this.#text.length) this.#fail('here must be a name');
    return { at, members };
  }

  #members(path: readonly string[], { end, opened }: { readonly end: '}' | undefined; readonly opened: Place }): Members {
    const members: Members = new Map();
    for (;;) {
      this.#skip(/[\s,]/y);
      if (this.#index >= this.#text.length) {
        if (end !== undefined) this.#findings.fail(opened, 'this { is never closed.');
        return members;
      }
      if (end !== undefined && this.#take(/\}/y) !== undefined) return members;
      const at = this.#at;
      const include = this.#take(/include\s+(?:(?:\w+\s*\(\s*)*"[^"\n]*"(?:\s*\))*|\w[^\n}]*)/y);
      if (include === undefined) this.#member({ members, path });
      else this.#include(include, { members, path }, at);
    }
  }

  #include(statement: string, { members, path }: Within, at: Place): void {
    const file = included(statement, at, this.#source);
    if (file === undefined) return;
    const inner = new HoconReader(file.text, file.source, path).root();
    for (const [name, member] of inner.members) add(members, name, member);
  }

  #member(within: Within): void {
    const at = this.#at;
    const names = this.#path();
    const path = [...within.path, ...names];
    this.#skip(/[^\S\n]/y);
    const isAppended = this.#take(/\+=/y) !== undefined;
    if (!isAppended && this.#take(/[=:]/y) === undefined && this.#text[this.#index] !== '{')
      this.#fail(`${names.join('.')} must have = or { behind it`);
    this.#skip(/\s/y);
    const definition = this.#value(path);
    const { at: start } = definition;
    const parts: HoconPart[] = isAppended ? [{ path, prefix: this.#start, isOptional: true, at: start }, { items: [definition] }] : [];
    put(within.members, names, { at, definition: isAppended ? { at: start, parts } : definition });
  }

  #path(): string[] {
    const path: string[] = [];
    do {
      const name = this.#quoted() ?? this.#take(/[^\s"{}[\]=:,.+#`^?!@*&\\/$]+/y);
      if (name === undefined) this.#fail('here must be a name');
      path.push(name);
    } while (this.#take(/\./y) !== undefined);
    return path;
  }

  /** What stands side by side is one value: texts, lists or objects. */
  #value(path: readonly string[]): HoconDefinition {
    const at = this.#at;
    const parts: HoconPart[] = [];
    for (;;) {
      const part = this.#part(path);
      if (part === undefined) break;
      parts.push(part);
    }
    return { at, parts };
  }

  #part(path: readonly string[]): HoconPart | undefined {
    const at = this.#at;
    if (this.#take(/\{/y) !== undefined) return { at, members: this.#members(path, { end: '}', opened: at }) };
    if (this.#take(/\[/y) !== undefined) return { items: this.#items(at, path) };
    const quoted = this.#quoted();
    if (quoted !== undefined) return { text: quoted, isQuoted: true };
    const [, optional, named] = /^\$\{(\??)([^}]*)\}$/.exec(this.#take(/\$\{[^}\n]*\}/y) ?? '') ?? [];
    if (named !== undefined) return { path: named.trim().split('.').map(unquoted), prefix: this.#start, isOptional: optional === '?', at };
    if (this.#text[this.#index] === '$') this.#fail('here must be ${ and a path and }');
    const text = this.#take(/(?:(?!\/\/)[^\n,{}[\]#"$])+/y);
    return text === undefined ? undefined : { text, isQuoted: false };
  }

  #items(opened: Place, path: readonly string[]): HoconDefinition[] {
    const items: HoconDefinition[] = [];
    for (;;) {
      this.#skip(/[\s,]/y);
      if (this.#index >= this.#text.length) return this.#findings.fail(opened, 'this [ is never closed.');
      if (this.#take(/\]/y) !== undefined) return items;
      const before = this.#index;
      const item = this.#value(path);
      if (this.#index === before) this.#fail('here must be a value or ]');
      items.push(item);
    }
  }

  #quoted(): string | undefined {
    const long = this.#take(/"""[\s\S]*?"""/y);
    if (long !== undefined) return long.slice(3, -3);
    const short = this.#take(/"(?:[^"\\\n]|\\.)*"/y);
    return short === undefined ? undefined : unquoted(short);
  }

  /** Skips such characters, and comments. */
  #skip(characters: RegExp): void {
    while (this.#take(characters) !== undefined || this.#take(/(?:#|\/\/)[^\n]*/y) !== undefined);
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#index;
    const found = pattern.exec(this.#text)?.[0];
    this.#index += found?.length ?? 0;
    return found;
  }

  get #at(): Place {
    const before = this.#text.slice(0, this.#index).split('\n');
    return { line: before.length, column: before.at(-1)!.length + 1, file: this.#source.file };
  }

  #fail(expected: string): never {
    const rest = this.#text.slice(this.#index).split('\n', 1)[0]!;
    return this.#findings.fail(
      this.#at,
      `this is not HOCON: ${expected}, but is ${rest === '' ? 'the end of the line' : JSON.stringify(rest)}.`,
    );
  }
}

function unquoted(text: string): string {
  if (!/^".*"$/s.test(text)) return text;
  try {
    return JSON.parse(text) as string;
  } catch {
    return text.slice(1, -1);
  }
}

interface Put {
  readonly at: Place;
  readonly definition: HoconDefinition;
}

/** Adds what a member is: what is said later goes before, and objects are one. */
function put(members: Members, [name, ...path]: readonly string[], { at, definition }: Put): void {
  if (path.length === 0) return add(members, name!, { at, definitions: [definition] });
  const inner: Members = new Map();
  put(inner, path, { at, definition });
  add(members, name!, { at, definitions: [{ at, parts: [{ at, members: inner }] }] });
}

/** Adds what is said of a member to what was said before. */
function add(members: Members, name: string, { at, definitions }: HoconMember): void {
  const before = members.get(name);
  members.set(name, { at: before?.at ?? at, definitions: [...(before?.definitions ?? []), ...definitions] });
}
