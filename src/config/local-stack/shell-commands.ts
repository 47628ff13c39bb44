/** A piece of a word: text, a variable, or the output of a command. */
export type ShellPart =
  { readonly text: string } | { readonly variable: string; readonly otherwise?: string | undefined } | { readonly command: string };

export interface ShellWord {
  readonly line: number;
  readonly parts: readonly ShellPart[];
}

/** A simple command of a shell: its words, without redirections. */
export type ShellCommand = readonly ShellWord[];

/** Takes a script of a shell apart into simple commands. @param line - the line on which it begins */
export function shellCommands(text: string, line = 1): ShellCommand[] {
  return new ShellReader(text, line).commands();
}

class ShellReader {
  readonly #text: string;
  readonly #commands: ShellCommand[] = [];
  #words: ShellWord[] = [];
  #parts: ShellPart[] | undefined;
  #wordLine: number;
  #line: number;
  #index = 0;
  /** Ends of texts that begin on the next line. */
  readonly #hereDocuments: string[] = [];
  #isRedirection = false;

  constructor(text: string, line: number) {
    this.#text = text;
    this.#line = line;
    this.#wordLine = line;
  }

  commands(): ShellCommand[] {
    while (this.#index < this.#text.length) this.#step();
    this.#endCommand();
    return this.#commands;
  }

  #step(): void {
    if (this.#parts === undefined) this.#wordLine = this.#line;
    if (this.#take(/\\\r?\n/y) !== undefined) return;
    if (this.#parts === undefined && this.#take(/#[^\n]*/y) !== undefined) return;
    if (this.#take(/[^\S\n]+/y) !== undefined) return this.#endWord();
    if (this.#take(/\n/y) !== undefined) return this.#endLine();
    if (this.#take(/[;&|()]+/y) !== undefined) return this.#endCommand();
    if (this.#take(/\d*[<>]+&?(?:\d|-)?/y)) return this.#redirect();
    const single = this.#take(/'[^']*'/y);
    if (single !== undefined) return this.#add({ text: single.slice(1, -1) });
    if (this.#take(/"/y) !== undefined) return this.#doubleQuoted();
    const escaped = this.#take(/\\[\s\S]/y);
    if (escaped !== undefined) return this.#add({ text: escaped.slice(1) });
    this.#add(this.#expansion() ?? { text: this.#take(/[^\s'"\\$`;&|()<>]+/y) ?? this.#take(/[\s\S]/y)! });
  }

  #doubleQuoted(): void {
    this.#add({ text: '' });
    while (this.#index < this.#text.length && this.#take(/"/y) === undefined) {
      if (this.#take(/\\\r?\n/y) !== undefined) continue;
      const escaped = this.#take(/\\["\\$`]/y);
      const plain = escaped?.slice(1) ?? this.#take(/[^"\\$`]+/y);
      this.#add(plain === undefined ? (this.#expansion() ?? { text: this.#take(/[\s\S]/y)! }) : { text: plain });
    }
  }

  #expansion(): ShellPart | undefined {
    const ticks = this.#take(/`[^`]*`/y);
    if (ticks !== undefined) return { command: ticks.slice(1, -1) };
    if (this.#text.startsWith('$(', this.#index)) return { command: this.#substitution() };
    const [, name, otherwise] = /^\$\{(\w+)(?::?-([^}]*))?\}$/.exec(this.#take(/\$\{[^}]*\}/y) ?? '') ?? [];
    if (name !== undefined) return { variable: name, otherwise };
    const variable = this.#take(/\$(?:\w+|[@*#?$!-])/y);
    return variable === undefined ? undefined : { variable: variable.slice(1) };
  }

  /** What stands between `$(` and its `)`. */
  #substitution(): string {
    this.#index += 2;
    const start = this.#index;
    for (let depth = 1; depth > 0 && this.#index < this.#text.length;) {
      const piece = this.#take(/'[^']*'|"(?:[^"\\]|\\[\s\S])*"|\\[\s\S]|[^'"\\()]+|[\s\S]/y);
      depth += piece === '(' ? 1 : piece === ')' ? -1 : 0;
    }
    return this.#text.slice(start, this.#index - 1);
  }

  #redirect(): void {
    const heredoc = /<<-?$/.test(this.#text.slice(0, this.#index)) ? this.#take(/[^\S\n]*['"]?(\w+)['"]?/y) : undefined;
    if (heredoc !== undefined) this.#hereDocuments.push(heredoc.replace(/\W/g, ''));
    this.#endWord();
    // `2>&1` names no file.
    this.#isRedirection = heredoc === undefined && !/[&\d-]$/.test(this.#text.slice(0, this.#index));
  }

  #endLine(): void {
    this.#endCommand();
    for (const end of this.#hereDocuments.splice(0)) this.#take(new RegExp(`[\\s\\S]*?^\\s*${end}[^\\S\\n]*$`, 'my'));
  }

  #endWord(): void {
    if (this.#parts === undefined) return;
    if (!this.#isRedirection) this.#words.push({ line: this.#wordLine, parts: this.#parts });
    this.#isRedirection = false;
    this.#parts = undefined;
  }

  #endCommand(): void {
    this.#endWord();
    this.#isRedirection = false;
    if (this.#words.length > 0) this.#commands.push(this.#words);
    this.#words = [];
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
