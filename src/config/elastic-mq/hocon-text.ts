import type { Findings } from '../findings';
import { membersOf, type Located, type Member, type Place } from '../located';

/** Reads HOCON as far as elasticmq.conf needs it: objects, paths, texts, lists, comments; nothing of other files. @throws ConfigError */
export function hoconText(text: string, findings: Findings): Located {
  return new HoconReader(text, findings).root();
}

type MutableMembers = Map<string, Member>;

class HoconReader {
  readonly #text: string;
  readonly #findings: Findings;
  #index = 0;

  constructor(text: string, findings: Findings) {
    this.#text = text;
    this.#findings = findings;
  }

  root(): Located {
    this.#skip(/[\s,]/y);
    const at = this.#at;
    const braces = this.#take(/\{/y) !== undefined;
    const value = this.#members(braces ? '}' : undefined, at);
    this.#skip(/[\s,]/y);
    if (this.#index < this.#text.length) this.#fail('here must be a name');
    return { at, value };
  }

  #members(end: '}' | undefined, opened: Place): MutableMembers {
    const members: MutableMembers = new Map();
    for (;;) {
      this.#skip(/[\s,]/y);
      if (this.#index >= this.#text.length) {
        if (end !== undefined) this.#findings.fail(opened, 'this { is never closed.');
        return members;
      }
      if (end !== undefined && this.#take(/\}/y) !== undefined) return members;
      const { at } = { at: this.#at };
      const included = this.#take(/include\s+[^\n]*/y);
      if (included !== undefined) this.#findings.note(at, `${included.trim()} is left out: other files are not read.`);
      else this.#member(members);
    }
  }

  #member(members: MutableMembers): void {
    const { at } = { at: this.#at };
    const path = this.#path();
    this.#skip(/[^\S\n]/y);
    if (this.#take(/\+=/y) !== undefined) this.#findings.fail(at, '+= is not read here: write the whole list.');
    if (this.#take(/[=:]/y) === undefined && this.#text[this.#index] !== '{') this.#fail(`${path.join('.')} must have = or { behind it`);
    this.#skip(/\s/y);
    const value = this.#value();
    if (value !== undefined) put(members, path, { at, value });
  }

  #path(): string[] {
    const path: string[] = [];
    do {
      const name = this.#quoted() ?? this.#take(/[^\s"{}[\]=:,.+#`^?!@*&\\/]+/y);
      if (name === undefined) this.#fail('here must be a name');
      path.push(name);
    } while (this.#take(/\./y) !== undefined);
    return path;
  }

  /** `undefined` for what is nothing unless a variable of the environment says otherwise. */
  #value(): Located | undefined {
    const at = this.#at;
    if (this.#take(/\{/y) !== undefined) return { at, value: this.#members('}', at) };
    if (this.#take(/\[/y) !== undefined) return { at, value: this.#items(at) };
    let value = '';
    let isQuoted = false;
    for (;;) {
      const quoted = this.#quoted();
      if (quoted !== undefined) isQuoted = true;
      const optional = quoted ?? this.#take(/\$\{\?[^}]*\}/y);
      if (optional !== undefined && quoted === undefined) return undefined;
      const part = quoted ?? this.#take(/(?:(?!\/\/)[^\n,{}[\]#"$])+/y);
      if (part === undefined) break;
      value = quoted === undefined && isQuoted && part.trim() === '' ? value : value + part;
    }
    if (this.#text.startsWith('${', this.#index)) this.#fail('what ${…} stands for is not read here: write the value itself');
    return isQuoted ? { at, value } : { at, value: plain(value.trim()) };
  }

  #items(opened: Place): Located[] {
    const items: Located[] = [];
    for (;;) {
      this.#skip(/[\s,]/y);
      if (this.#index >= this.#text.length) return this.#findings.fail(opened, 'this [ is never closed.');
      if (this.#take(/\]/y) !== undefined) return items;
      const before = this.#index;
      const item = this.#value();
      if (this.#index === before) this.#fail('here must be a value or ]');
      if (item !== undefined) items.push(item);
    }
  }

  #quoted(): string | undefined {
    const long = this.#take(/"""[\s\S]*?"""/y);
    if (long !== undefined) return long.slice(3, -3);
    const short = this.#take(/"(?:[^"\\\n]|\\.)*"/y);
    return short === undefined ? undefined : (JSON.parse(short) as string);
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
    return { line: before.length, column: before.at(-1)!.length + 1 };
  }

  #fail(expected: string): never {
    const rest = this.#text.slice(this.#index).split('\n', 1)[0]!;
    return this.#findings.fail(
      this.#at,
      `this is not HOCON: ${expected}, but is ${rest === '' ? 'the end of the line' : JSON.stringify(rest)}.`,
    );
  }
}

/** Objects that are said twice are one, as HOCON has it. */
function put(members: MutableMembers, [name, ...path]: readonly string[], { at, value }: Member): void {
  const before = membersOf(members.get(name!)?.value) as MutableMembers | undefined;
  if (path.length > 0) {
    const inner: MutableMembers = before ?? new Map();
    put(inner, path, { at, value });
    members.set(name!, { at, value: { at, value: inner } });
    return;
  }
  const now = membersOf(value);
  members.set(name!, { at, value: now === undefined ? value : { ...value, value: new Map([...(before ?? []), ...now]) } });
}

function plain(text: string): string | number | boolean | null {
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}
