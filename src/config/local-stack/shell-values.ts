import { quotedParts, type ShellPart, type ShellVariable, type ShellWord } from './shell-commands';

/** A word, and its text if that is known. */
export interface KnownWord {
  readonly word: ShellWord;
  readonly text: string | undefined;
}

/** A text, or a list of them; without a value where only a real shell knows. */
type Value = string | readonly string[] | undefined;

interface Parts {
  /** What a command prints, if that is known. */
  readonly printedBy: (command: string, line: number) => string | undefined;
  /** What a variable is that the script does not set. */
  readonly environment: (variable: string) => string | undefined;
  /** What a variable is that nobody has set. */
  readonly otherwise: (variable: string) => string | undefined;
}

/** `"$@"`, through which `for name` goes. */
export const GIVEN: ShellWord = { line: 0, parts: [{ variable: '@', change: '', isBare: false }] };

/** What a function was given, one by one. */
const NUMBERED = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** The variables of a script, and what words come to with them. */
export class ShellValues {
  readonly #parts: Parts;
  readonly #variables = new Map<string, Value>();
  /** What was there before, of variables that are a function's own. */
  readonly #scopes: Map<string, Value>[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get(name: string): string | undefined {
    const value = this.#variables.get(name);
    return typeof value === 'object' ? value[0] : value;
  }

  set(name: string, value: Value): void {
    this.#variables.set(name, value);
  }

  /** Runs a function's commands: what it is given, and its own variables, are gone afterwards. */
  within<T>(given: readonly (string | undefined)[], run: () => T): T {
    this.#scopes.push(new Map());
    for (const name of ['@', '#', ...NUMBERED]) this.own(name);
    this.#give(given);
    try {
      return run();
    } finally {
      for (const [name, value] of this.#scopes.pop()!) this.#variables.set(name, value);
    }
  }

  /** All variables as they are now. */
  snapshot(): ReadonlyMap<string, Value> {
    return new Map(this.#variables);
  }

  restore(snapshot: ReadonlyMap<string, Value>): void {
    this.#variables.clear();
    for (const [name, value] of snapshot) this.#variables.set(name, value);
  }

  /** What variables are after one of several branches, of which it is not known which: what they all say, or nothing. */
  merge(before: ReadonlyMap<string, unknown>, branches: readonly ReadonlyMap<string, Value>[]): void {
    for (const name of new Set(branches.flatMap((branch) => [...branch.keys()]))) {
      const changed = branches
        .filter((branch) => branch.has(name) && branch.get(name) !== before.get(name))
        .map((branch) => branch.get(name));
      if (changed.length > 0) this.#variables.set(name, changed.every((value) => value === changed[0]) ? changed[0] : undefined);
    }
  }

  /** `shift`: the first of what a function was given is gone. */
  shift(): void {
    const given = this.#variables.get('@');
    if (typeof given === 'object') this.#give(given.slice(1));
  }

  /** A variable is the function's own from here on. */
  own(name: string): void {
    const scope = this.#scopes.at(-1);
    if (scope !== undefined && !scope.has(name)) scope.set(name, this.#variables.get(name));
  }

  /** Takes `NAME=value`. @returns the variable's name, if it was such */
  assign({ line, parts }: ShellWord): string | undefined {
    const [first, ...rest] = parts;
    const written = first !== undefined && 'text' in first ? first.text : '';
    const [, name, plus, value] = /^(\w+(?:\[\w+\])?)(\+?)=([\s\S]*)$/.exec(written) ?? [];
    if (name === undefined) return undefined;
    const [only] = rest;
    if (only !== undefined && 'list' in only) this.#assignList(name, only.list, plus === '+');
    else {
      const text = this.textOf({ line, parts: [{ text: value! }, ...rest] });
      this.set(name, text === undefined ? undefined : `${plus === '+' ? (this.get(name) ?? '') : ''}${text}`);
    }
    return name;
  }

  /** `(a b)`, or `([key]=a [other]=b)`. */
  #assignList(name: string, words: readonly ShellWord[], isAdded: boolean): void {
    const pairs = words.map((word) => /^\[(\w+)\]=([\s\S]*)$/.exec(this.textOf(word) ?? ''));
    const hasKeys = pairs.length > 0 && !pairs.includes(null);
    const fields = hasKeys ? pairs.map((pair) => pair![2]!) : words.flatMap((word) => this.fieldsOf(word)).map(({ text }) => text);
    const known = fields.filter((text) => text !== undefined);
    const before = isAdded ? this.#variables.get(name) : undefined;
    const all = [...(typeof before === 'object' ? before : []), ...known];
    this.setList(name, known.length === fields.length ? all : undefined, hasKeys ? pairs.map((pair) => pair![1]!) : undefined);
  }

  /** What `read` makes of a text: a part for each variable, and the rest for the last; or a list. */
  setRead(names: readonly string[], text: string | undefined, { isList }: { readonly isList: boolean }): void {
    const separator = this.get('IFS') ?? ' ';
    const parts = text?.trimEnd().split(separator.trim() === '' ? /\s+/ : separator);
    if (isList) return this.setList(names[0] ?? '', parts);
    for (const [index, name] of names.entries()) {
      const isLast = index === names.length - 1;
      this.set(name, isLast ? parts?.slice(index).join(separator) : parts && (parts[index] ?? ''));
    }
  }

  /** @param keys - what its items are called; default: 0, 1, … */
  setList(
    name: string,
    items: readonly string[] | undefined,
    keys: readonly string[] = (items ?? []).map((_, index) => String(index)),
  ): void {
    this.set(name, items);
    this.set(`!${name}`, items && keys);
    for (const [index, key] of keys.entries()) this.set(`${name}[${key}]`, items?.[index]);
  }

  /** A word as it stands in quotation marks. */
  textOf({ line, parts }: ShellWord): string | undefined {
    const texts = parts.map((part) => this.#partText(part, line));
    return texts.includes(undefined) ? undefined : texts.join('');
  }

  /** The words that a word comes to: more or fewer than one, where it holds variables or braces. */
  fieldsOf(word: ShellWord): KnownWord[] {
    const [only, ...others] = word.parts.filter((part) => !('text' in part) || part.text !== '');
    if (only !== undefined && others.length === 0) {
      const list = 'variable' in only ? this.#listOf(only) : undefined;
      if (list !== undefined) return list.map((text) => ({ word, text }));
      if ('text' in only && only.isBare === true) return inBraces(only.text).map((text) => ({ word, text }));
    }
    const pieces = word.parts.map((part) => ({
      text: this.#partText(part, word.line),
      isSplit: 'isBare' in part && !('text' in part) && part.isBare,
    }));
    if (pieces.some(({ text }) => text === undefined)) return [{ word, text: undefined }];
    // A mark that no text has parts what is parted at white space.
    const joined = pieces.map(({ text, isSplit }) => (isSplit ? text!.replace(/\s+/g, '\0') : text!)).join('');
    const isQuoted = word.parts.some((part) => !('isBare' in part) || part.isBare !== true);
    const fields = joined.split('\0').filter((text, _, all) => text !== '' || (isQuoted && all.length === 1));
    return fields.map((text) => ({ word, text }));
  }

  #give(given: readonly (string | undefined)[]): void {
    const known = given.filter((text) => text !== undefined);
    this.set('@', known.length === given.length ? known : undefined);
    this.set('#', String(given.length));
    for (const name of NUMBERED) this.set(name, Number(name) > given.length ? '' : given[Number(name) - 1]);
  }

  #listOf({ variable, change }: ShellVariable): readonly string[] | undefined {
    const value = this.#variables.get(variable === '*' ? '@' : variable);
    const isAll = ['@', '*'].includes(variable) || ['[@]', '[*]'].includes(change);
    return isAll && typeof value === 'object' ? value : undefined;
  }

  #partText(part: ShellPart, line: number): string | undefined {
    if ('text' in part) return part.text;
    if ('command' in part) return this.#parts.printedBy(part.command, part.line);
    return 'list' in part ? undefined : this.#changed(part, line);
  }

  /** Of a text, or of a list. */
  #lengthOf(name: string, change: string): string | undefined {
    const value = change === '' ? this.get(name) : this.#variables.get(name);
    return value === undefined ? undefined : String(value.length);
  }

  #changed({ variable, change }: ShellVariable, line: number): string | undefined {
    if (/^#\w/.test(variable)) return this.#lengthOf(variable.slice(1), change);
    const list = this.#listOf({ variable, change, isBare: true });
    if (list !== undefined) return list.join(' ');
    const [, index, rest] = /^\[([^\]]*)\](.*)$/s.exec(change) ?? [];
    if (index !== undefined) {
      const key = this.textOf({ line, parts: quotedParts(index, line) });
      return key === undefined ? undefined : this.#changed({ variable: `${variable}[${key}]`, change: rest!, isBare: true }, line);
    }
    const isOwn = this.#variables.has(variable);
    const set = isOwn ? this.get(variable) : this.#parts.environment(variable);
    const isSet = set !== undefined && set !== '';
    const value = isOwn ? set : (set ?? this.#parts.otherwise(variable));
    const [, operator = '', operand = ''] = /^(:?[-=+?]|##?|%%?|\/\/?|\^\^?|,,?|:)?([\s\S]*)$/.exec(change)!;
    const given = (): string | undefined => this.textOf({ line, parts: quotedParts(operand.replace(/^(["'])(.*)\1$/s, '$2'), line) });
    switch (operator.replace(/^:(?=[-=+?])/, '')) {
      case '-':
      case '=':
      case '?':
        if (isSet || (isOwn && set === undefined)) return set;
        return operator.endsWith('?') ? this.#parts.otherwise(variable) : given();
      case '+':
        return isSet ? given() : '';
      default:
        return value === undefined || (operator === '' && operand !== '') ? undefined : changedText(value, operator, given);
    }
  }
}

function changedText(value: string, operator: string, given: () => string | undefined): string | undefined {
  const operand = operator === '' ? '' : given();
  if (operand === undefined) return undefined;
  const [from = '', to = ''] = operand.split(/\/(.*)/s, 2);
  switch (operator) {
    case '':
      return value;
    case '#':
    case '##':
      return value.replace(new RegExp(`^${patternOf(operand, operator.length === 2)}`), '');
    case '%':
    case '%%':
      return withoutEnd(value, operand, operator.length === 2);
    case '/':
      return value.replace(new RegExp(patternOf(from, true)), () => to);
    case '//':
      return value.replaceAll(new RegExp(patternOf(from, true), 'g'), () => to);
    case '^':
      return value.charAt(0).toUpperCase() + value.slice(1);
    case '^^':
      return value.toUpperCase();
    case ',':
      return value.charAt(0).toLowerCase() + value.slice(1);
    case ',,':
      return value.toLowerCase();
    default: {
      const [start = 0, length] = operand.split(':').map(Number);
      return value.slice(start).slice(0, length);
    }
  }
}

/** The shortest or the longest end that is like the pattern goes. */
function withoutEnd(value: string, pattern: string, isLongest: boolean): string {
  const starts = Array.from({ length: value.length + 1 }, (_, index) => (isLongest ? index : value.length - index));
  const start = starts.find((index) => isLike(value.slice(index), pattern));
  return start === undefined ? value : value.slice(0, start);
}

/** Whether a text is like a pattern of a shell. */
export function isLike(text: string, pattern: string): boolean {
  return new RegExp(`^${patternOf(pattern, true)}$`, 's').test(text);
}

/** A pattern of a shell as one of JavaScript. */
function patternOf(pattern: string, isGreedy: boolean): string {
  const wild: Readonly<Record<string, string>> = { '*': isGreedy ? '.*' : '.*?', '?': '.' };
  return pattern.replace(/[.+^${}()|\\*?]/g, (character) => wild[character] ?? `\\${character}`);
}

/** `{a,b}` and `{1..3}`, of which there may be more in a word. */
function inBraces(text: string): string[] {
  const found = /\{([^{}]*,[^{}]*|-?\d+\.\.-?\d+)\}/.exec(text);
  if (found === null) return [text];
  const [first, last] = found[1]!.split('..').map(Number);
  const items = found[1]!.includes(',')
    ? found[1]!.split(',')
    : Array.from({ length: Math.min(Math.abs(last! - first!) + 1, 10_000) }, (_, index) =>
        String(first! + (last! < first! ? -index : index)),
      );
  const after = text.slice(found.index + found[0].length);
  return items.flatMap((item) => inBraces(after).map((rest) => `${text.slice(0, found.index)}${item}${rest}`));
}
