/** A piece of a word: text, a variable, the output of a command, or a list in parentheses. */
export type ShellPart = ShellText | ShellVariable | ShellOutput | { readonly list: readonly ShellWord[] };

interface ShellText {
  readonly text: string;
  /** Stands in no quotation marks. */
  readonly isBare?: boolean;
}

export interface ShellVariable {
  readonly variable: string;
  /** What stands behind its name in braces: `:-orders`, `%.fifo`, `[@]`. */
  readonly change: string;
  readonly isBare: boolean;
}

interface ShellOutput {
  readonly command: string;
  readonly line: number;
  readonly isBare: boolean;
}

export interface ShellWord {
  readonly line: number;
  readonly parts: readonly ShellPart[];
}

/** A simple command of a shell. */
export interface ShellCommand {
  /** Without redirections. */
  readonly words: readonly ShellWord[];
  /** What stands behind it: `|`, `()`, `;`, or nothing at the end of a line. */
  readonly end: string;
  /** What it reads: a text that stands in the script. */
  readonly input: readonly ShellPart[] | undefined;
  /** Where it writes to; `undefined` for the script's own output. */
  readonly output: ShellWord | undefined;
}

/** Takes a script of a shell apart into simple commands. @param line - the line on which it begins */
export function shellCommands(text: string, line = 1): ShellCommand[] {
  return new ShellReader(text, line).commands();
}

/** What a text comes to that stands in double quotation marks. */
export function quotedParts(text: string, line: number): readonly ShellPart[] {
  return new ShellReader(text, line).allQuoted(ESCAPED);
}

/** What a backslash takes its meaning from: in quotation marks, and in a here-document. */
const ESCAPED = /\\["\\$`]/y;
const ESCAPED_HERE = /\\[\\$`]/y;

interface HereDocument {
  readonly end: string;
  readonly isLiteral: boolean;
  readonly of: MutableCommand;
}

type MutableCommand = { -readonly [Name in keyof ShellCommand]: ShellCommand[Name] } & { words: ShellWord[] };

const emptyCommand = (): MutableCommand => ({ words: [], end: '', input: undefined, output: undefined });

class ShellReader {
  readonly #text: string;
  readonly #commands: ShellCommand[] = [];
  #command = emptyCommand();
  #parts: ShellPart[] | undefined;
  #wordLine: number;
  #line: number;
  #index = 0;
  /** Texts that begin on the next line. */
  readonly #hereDocuments: HereDocument[] = [];
  /** What becomes of the next word, if it belongs to a redirection. */
  #redirection: ((word: ShellWord) => void) | undefined;

  constructor(text: string, line: number) {
    this.#text = text;
    this.#line = line;
    this.#wordLine = line;
  }

  commands(): ShellCommand[] {
    while (this.#index < this.#text.length) this.#step();
    this.#endCommand('');
    return this.#commands;
  }

  allQuoted(escapes: RegExp): readonly ShellPart[] {
    while (this.#index < this.#text.length) this.#quotedPiece(escapes);
    return this.#parts ?? [];
  }

  #step(): void {
    if (this.#parts === undefined) this.#wordLine = this.#line;
    if (this.#take(/\\\r?\n/y) !== undefined) return;
    if (this.#parts === undefined && this.#take(/#[^\n]*/y) !== undefined) return;
    if (this.#take(/[^\S\n]+/y) !== undefined) return this.#endWord();
    if (this.#take(/\n/y) !== undefined) return this.#endLine();
    if (this.#text[this.#index] === '(' && this.#isAssignment()) return this.#add({ list: this.#list() });
    const end = this.#take(/[;&|()]+/y);
    if (end !== undefined && !this.#text.slice(this.#index).startsWith('>')) return this.#endCommand(end);
    if (end !== undefined && end !== '&') this.#endCommand(end.replace(/&$/, ''));
    if (this.#redirected()) return;
    const single = this.#take(/\$?'[^']*'/y);
    if (single?.startsWith('$') === true) return this.#add({ text: single.slice(2, -1).replaceAll('\\n', '\n').replaceAll('\\t', '\t') });
    if (single !== undefined) return this.#add({ text: single.slice(1, -1) });
    if (this.#take(/"/y) !== undefined) return this.#doubleQuoted();
    const escaped = this.#take(/\\[\s\S]/y);
    if (escaped !== undefined) return this.#add({ text: escaped.slice(1) });
    this.#add(this.#expansion(true) ?? { text: this.#take(/[^\s'"\\$`;&|()<>]+/y) ?? this.#take(/[\s\S]/y)!, isBare: true });
  }

  #doubleQuoted(): void {
    this.#add({ text: '' });
    while (this.#index < this.#text.length && this.#take(/"/y) === undefined) this.#quotedPiece(ESCAPED);
  }

  #quotedPiece(escapes: RegExp): void {
    if (this.#take(/\\\r?\n/y) !== undefined) return;
    const escaped = this.#take(escapes);
    const plain = escaped?.slice(1) ?? this.#take(/[^"\\$`]+/y);
    this.#add(plain === undefined ? (this.#expansion(false) ?? { text: this.#take(/[\s\S]/y)! }) : { text: plain });
  }

  #expansion(isBare: boolean): ShellPart | undefined {
    const line = this.#line;
    const ticks = this.#take(/`[^`]*`/y);
    if (ticks !== undefined) return { command: ticks.slice(1, -1), line, isBare };
    if (this.#text.startsWith('$((', this.#index)) return { variable: `((${this.#between('(', ')')}))`, change: '', isBare };
    if (this.#text.startsWith('$(', this.#index)) return { command: this.#between('(', ')'), line, isBare };
    if (this.#text.startsWith('${', this.#index)) {
      const [, variable = '', change = ''] = /^([!#]?\w+|[@*#?])?([\s\S]*)$/.exec(this.#between('{', '}'))!;
      return { variable, change, isBare };
    }
    const variable = this.#take(/\$(?:\d|\w+|[@*#?$!-])/y);
    return variable === undefined ? undefined : { variable: variable.slice(1), change: '', isBare };
  }

  /** What stands between the next of such and its end. */
  #between(open: string, close: string): string {
    this.#index = this.#text.indexOf(open, this.#index) + 1;
    const start = this.#index;
    for (let depth = 1; depth > 0 && this.#index < this.#text.length;) {
      const piece = this.#take(/'[^']*'|"(?:[^"\\]|\\[\s\S])*"|\\[\s\S]|[^'"\\(){}]+|[\s\S]/y);
      depth += piece === open ? 1 : piece === close ? -1 : 0;
    }
    return this.#text.slice(start, this.#index - 1);
  }

  #isAssignment(): boolean {
    const [first, ...others] = this.#parts ?? [];
    return others.length === 0 && first !== undefined && 'text' in first && /^\w+\+?=$/.test(first.text);
  }

  #list(): ShellWord[] {
    const line = this.#line;
    return shellCommands(this.#between('(', ')'), line).flatMap(({ words }) => words);
  }

  #redirected(): boolean {
    const operator = this.#take(/\d*(?:<<<|<<-?|<|>>|>\||>)(?:&(?:\d|-))?/y);
    if (operator === undefined) return false;
    const command = this.#command;
    const isOutput = /^1?>/.test(operator);
    this.#endWord();
    if (/^<<-?$/.test(operator)) this.#beginHereDocument(command);
    else if (operator === '<<<') this.#redirection = ({ parts }) => (command.input = parts);
    else if (/&.$/.test(operator)) command.output = isOutput ? { line: this.#line, parts: [] } : command.output;
    else this.#redirection = (word) => (command.output = isOutput ? word : command.output);
    return true;
  }

  #beginHereDocument(of: MutableCommand): void {
    const [, quote, end = ''] = /^[^\S\n]*(['"\\]?)(\w+)/.exec(this.#text.slice(this.#index)) ?? [];
    this.#take(/[^\S\n]*['"\\]?\w+['"]?/y);
    this.#hereDocuments.push({ end, isLiteral: quote !== '', of });
  }

  #endLine(): void {
    this.#endCommand('');
    for (const { end, isLiteral, of } of this.#hereDocuments.splice(0)) {
      const line = this.#line;
      const text = this.#take(new RegExp(`[\\s\\S]*?^\\s*${end}[^\\S\\n]*$`, 'my')) ?? '';
      const content = text.replace(/[^\n]*$/, '');
      of.input = isLiteral ? [{ text: content }] : new ShellReader(content, line).allQuoted(ESCAPED_HERE);
    }
  }

  #endWord(): void {
    if (this.#parts === undefined) return;
    const word = { line: this.#wordLine, parts: this.#parts };
    if (this.#redirection === undefined) this.#command.words.push(word);
    else this.#redirection(word);
    this.#redirection = undefined;
    this.#parts = undefined;
  }

  #endCommand(end: string): void {
    this.#endWord();
    this.#redirection = undefined;
    this.#command.end = end;
    const last = this.#commands.at(-1);
    if (this.#command.words.length > 0) this.#commands.push(this.#command);
    // `;;` ends a case, though it may stand on a line of its own.
    else if (last !== undefined && end.startsWith(';;')) this.#commands[this.#commands.length - 1] = { ...last, end };
    this.#command = emptyCommand();
  }

  #add(part: ShellPart): void {
    this.#parts = [...(this.#parts ?? []), part];
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#index;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined) return undefined;
    this.#index += found.length;
    this.#line += found.split('\n').length - 1;
    return found;
  }
}
