import { otherFile } from '../other-file';
import type { Found, Source } from '../source';
import { cliCall, isCli } from './cli-call';
import { CliQueues, inBrief, wordsIn, written } from './cli-queues';
import {
  assignedIn,
  branchesOf,
  casesOf,
  endOfBlock,
  endOfOne,
  functionAt,
  isNegation,
  scriptCommands,
  shellKeyword,
  plainText,
  type ShellFunction,
} from './shell-keywords';
import type { ShellCommand } from './shell-commands';
import { isHarmless, outputOf, UNKNOWN, type Printed } from './printed';
import { isKnownTest, isTest } from './known-test';
import { LEAVES, ShellFlow, type Jump } from './shell-flow';
import { GIVEN, isLike, ShellValues, type KnownWord } from './shell-values';

const DECLARING = new Set(['export', 'local', 'declare', 'readonly', 'typeset']);

/** Commands that run what stands behind them. */
const RUNNING = new Set(['docker', 'docker-compose', 'podman', 'nerdctl', 'sudo', 'env', 'command', 'nohup', 'timeout', 'eval', 'retry']);
const SHELLS = new Set(['sh', 'bash']);

/** The queues of a script that fills LocalStack: those that calls of the AWS CLI create, as far as they can be followed. */
export function scriptQueues(text: string, source: Source): Found {
  const script = new Script(source);
  script.run(scriptCommands(text));
  script.noteUncalled();
  return { queues: script.calls.queues };
}

interface KnownFunction extends Omit<ShellFunction, 'end'> {
  isCalled: boolean;
}

interface Performance {
  readonly command: ShellCommand;
  readonly piped: Printed;
  /** Whether no function of this name is meant. */
  readonly isOriginal?: boolean;
}

class Script {
  readonly calls: CliQueues;
  readonly #source: Source;
  readonly #values: ShellValues;
  readonly #flow = new ShellFlow();
  readonly #functions = new Map<string, KnownFunction>();
  /** Functions and files that are being run. */
  readonly #active = new Set<string>();
  /** What the script has written into files, by path. */
  readonly #files = new Map<string, string | undefined>();

  constructor(source: Source) {
    this.#source = source;
    const { region, accountId } = source.owner;
    const ofAws = new Map([
      ['AWS_REGION', region],
      ['AWS_DEFAULT_REGION', region],
      ['AWS_ACCOUNT_ID', accountId],
    ]);
    this.#values = new ShellValues({
      printedBy: (command, line) => {
        const printed = this.#left(LEAVES.shell, scriptCommands(command, line));
        return typeof printed === 'symbol' ? undefined : (printed ?? '').replace(/\n+$/, '');
      },
      environment: (name) => (ofAws.has(name) ? undefined : globalThis.process?.env[name]),
      otherwise: (name) => ofAws.get(name),
    });
    const set = (name: string): string | undefined => this.#values.get(name);
    const ofScript = (): string | undefined => set('AWS_REGION') ?? set('AWS_DEFAULT_REGION') ?? set('DEFAULT_REGION');
    this.calls = new CliQueues({ ...source, files: this.#files, region: ofScript });
  }

  /** @returns what the commands print */
  run(commands: readonly ShellCommand[]): Printed {
    const printed: Printed[] = [];
    let before = '';
    let isNegated = false;
    for (let index = 0; index < commands.length && !this.#flow.hasLeft; index++) {
      if (isNegation(commands[index]!)) isNegated = true;
      else {
        const step = (): number => this.#step(commands, index, printed);
        const isPerhaps = /^(?:&&|\|\|)$/.test(before) && this.#flow.status === undefined;
        if (this.#flow.isPassedOver(before)) index = endOfOne(commands, index);
        else index = isPerhaps ? this.#flow.perhaps(step) : step();
        if (isNegated && this.#flow.status !== undefined) this.#flow.status = !this.#flow.status;
        before = commands[index]?.end ?? '';
        isNegated = false;
      }
    }
    return printed.includes(UNKNOWN) ? UNKNOWN : printed.filter((text) => text !== undefined).join('\n') || undefined;
  }

  /** @returns the index of the last command that is done then */
  #step(commands: readonly ShellCommand[], index: number, printed: Printed[]): number {
    const end = this.#block(commands, index, printed);
    if (end !== undefined) return end;
    const isPiped = commands[index - 1]?.end === '|';
    printed.push(this.#command(commands[index]!, isPiped ? printed.pop() : undefined));
    return index;
  }

  noteUncalled(): void {
    for (const [name, { at, body, isCalled }] of this.#functions)
      if (!isCalled && body.some(({ words }) => words.some((word) => plainText(word) === 'create-queue')))
        this.#source.findings.omit(at, `the queues of the function ${name} are left out: nothing here calls it.`);
  }

  /** Runs what begins here and has an end. @returns the index of that; `undefined` where nothing begins */
  #block(commands: readonly ShellCommand[], start: number, printed: Printed[]): number | undefined {
    const command = commands[start]!;
    const keyword = shellKeyword(command);
    const made = functionAt(commands, start);
    if (made !== undefined) {
      this.#functions.set(made.name, { ...made, isCalled: false });
      return made.end;
    }
    const end = endOfBlock(commands, start);
    const block = commands.slice(start + 1, end);
    if (keyword === 'for') this.#loop(command, block, printed);
    else if (keyword === 'while' || keyword === 'until') {
      // How often is not known, so that what changes in it is not, either.
      for (const name of assignedIn(block)) this.#values.set(name, undefined);
      printed.push(this.#flow.perhaps(() => this.run(block)));
    } else if (keyword === 'if') this.#choose(block, printed);
    else if (keyword === 'case') this.#cases(commands.slice(start, end), printed);
    else return undefined;
    return end;
  }

  #loop({ words, end }: ShellCommand, body: readonly ShellCommand[], printed: Printed[]): void {
    const variable = plainText(words[1]);
    if (end.startsWith('((')) {
      const [name] = assignedIn(body);
      const start = body.findIndex((command) => shellKeyword(command) === 'do');
      if (name !== undefined) this.#values.set(name, undefined);
      printed.push(this.#flow.perhaps(() => this.run(body.slice(start))));
      return;
    }
    const fields = (words.length > 2 ? words.slice(3) : [GIVEN]).flatMap((word) => this.#values.fieldsOf(word));
    this.#flow.inside(LEAVES.loop, () => {
      for (const { text } of fields) {
        this.#values.set(variable, text);
        this.#flow.inside(LEAVES.round, () => printed.push(this.run(body)));
        if (this.#flow.hasLeft) return;
      }
    });
  }

  /** Where a condition is not known, its branch is done, and so are the others. */
  #choose(block: readonly ShellCommand[], printed: Printed[]): void {
    const before = this.#values.snapshot();
    const after: (typeof before)[] = [];
    let isSure = true;
    for (const { condition, body } of branchesOf(block)) {
      if (after.length > 0) this.#values.restore(before);
      const holds = this.#flow.endOf(() => this.run(condition));
      if (holds === false) continue;
      isSure &&= holds === true;
      printed.push(isSure ? this.run(body) : this.#flow.perhaps(() => this.run(body)));
      after.push(this.#values.snapshot());
      if (holds) break;
    }
    this.#values.merge(before, after);
  }

  /** Where it is not known which, all cases are done. */
  #cases(block: readonly ShellCommand[], printed: Printed[]): void {
    const [subject] = block[0]!.words.slice(1).map((word) => this.#values.textOf(word));
    const cases = casesOf(block);
    if (subject !== undefined) {
      const chosen = cases.find(({ patterns }) => patterns.some((pattern) => isLike(subject, pattern)));
      if (chosen !== undefined) printed.push(this.run(chosen.body));
      return;
    }
    const before = this.#values.snapshot();
    const after = cases.map(({ body }) => {
      this.#values.restore(before);
      printed.push(this.#flow.perhaps(() => this.run(body)));
      return this.#values.snapshot();
    });
    this.#values.merge(before, after);
  }

  #command(command: ShellCommand, piped: Printed): Printed {
    const [first, ...rest] = command.words;
    if (DECLARING.has(plainText(first))) {
      for (const word of rest) {
        if (['local', 'declare', 'typeset'].includes(plainText(first))) this.#values.own(plainText(word).split(/\+?=/)[0]!);
        this.#values.assign(word);
      }
      this.#flow.status = true;
      return undefined;
    }
    const values = this.#values.snapshot();
    const index = command.words.findIndex((word) => this.#values.assign(word) === undefined);
    this.#flow.status = index < 0 ? true : undefined;
    if (index < 0) return undefined;
    if (isTest(command)) this.#flow.status = isKnownTest(command, (word) => this.#values.textOf(word));
    if (isTest(command)) return undefined;
    const fields = command.words.slice(index).flatMap((word) => this.#values.fieldsOf(word));
    const own = index > 0 ? assignedIn([{ ...command, words: command.words.slice(0, index) }]) : [];
    const printed = this.#perform(fields, { command, piped });
    // What stands before a command is for that alone.
    for (const name of own) this.#values.set(name, values.get(name));
    return this.#redirected(command, printed);
  }

  #redirected({ output }: ShellCommand, printed: Printed): Printed {
    if (output === undefined) return printed;
    const path = output.parts.length === 0 ? undefined : this.#values.textOf(output);
    if (path !== undefined) this.#files.set(path, typeof printed === 'symbol' ? undefined : (printed ?? ''));
    return undefined;
  }

  #perform(fields: readonly KnownWord[], given: Performance): Printed {
    const [tool, ...others] = fields;
    if (tool === undefined) return undefined;
    const name = tool.text?.split('/').at(-1) ?? '';
    if (name === 'command' && !others[0]?.text?.startsWith('-')) return this.#perform(others, { ...given, isOriginal: true });
    const made = given.isOriginal === true ? undefined : this.#functions.get(name);
    if (made !== undefined) return this.#callOf(name, made, others);
    this.#flow.status = undefined;
    if (isCli(tool.text)) return this.calls.call(cliCall(tool.word, others)) ?? UNKNOWN;
    if (name === 'shift') return void this.#values.shift();
    if (name === 'read' || name === 'mapfile' || name === 'readarray') return this.#read(name, others, given.command);
    if (name === 'source' || name === '.') return this.#runFile(others[0], tool);
    if (SHELLS.has(name) && others[0]?.text?.endsWith('c') === true) return this.#runText(others[1]);
    const inner = RUNNING.has(name) ? others.findIndex(({ text }) => isCli(text) || SHELLS.has(text ?? '')) : -1;
    if (inner >= 0) return this.#perform(others.slice(inner), given);
    this.#flow.status = isHarmless(name) ? name !== 'false' : undefined;
    this.#flow.leave(name);
    if (!isHarmless(name)) this.#passOver(fields);
    return outputOf(name, others, { ...given, values: this.#values, files: this.#files });
  }

  /** What is read from a text that stands there is known. */
  #read(name: string, words: readonly KnownWord[], { input, words: [first] }: ShellCommand): undefined {
    const names = words.flatMap(({ text }) => (text === undefined || text.startsWith('-') ? [] : [text]));
    const text = input === undefined || name !== 'read' ? undefined : this.#values.textOf({ line: first!.line, parts: input });
    this.#values.setRead(names, text, { isList: words.some((word) => /^-\w*a/.test(word.text ?? '')) });
  }

  /** Runs what can be left by words of its own. */
  #left(own: readonly Jump[], commands: readonly ShellCommand[]): Printed {
    let printed: Printed;
    this.#flow.inside(own, () => (printed = this.run(commands)));
    return printed;
  }

  #callOf(name: string, made: KnownFunction, given: readonly KnownWord[]): Printed {
    made.isCalled = true;
    const texts = given.map(({ text }) => text);
    return this.#once(`${name}()`, () => this.#values.within(texts, () => this.#left(LEAVES.function, made.body)));
  }

  #runText(given: KnownWord | undefined): Printed {
    if (given?.text === undefined) return UNKNOWN;
    return this.#left(LEAVES.shell, scriptCommands(given.text, given.word.line));
  }

  #runFile(given: KnownWord | undefined, { word }: KnownWord): Printed {
    const file = given?.text === undefined ? 'its name is what only a shell knows' : otherFile(given.text, this.#source.folder);
    if (typeof file === 'string') {
      this.#source.findings.omit({ line: word.line }, `"${given === undefined ? 'source' : written(given.word)}" is left out: ${file}.`);
      return UNKNOWN;
    }
    return this.#once(file.path, () => this.#left(LEAVES.function, scriptCommands(file.text)));
  }

  /** What leads back to itself is not run again. */
  #once(name: string, run: () => Printed): Printed {
    if (this.#active.has(name)) return UNKNOWN;
    this.#active.add(name);
    try {
      return run();
    } finally {
      this.#active.delete(name);
    }
  }

  #passOver(words: readonly KnownWord[]): void {
    const { findings } = this.#source;
    const text = wordsIn(words);
    const at = { line: words[0]!.word.line };
    const shown = inBrief(text);
    if (!/\bcreate-queue\b/.test(text)) findings.note(at, `"${shown}" is passed over: it creates no queue.`);
    else findings.omit(at, `"${shown}" is left out: only plain calls of create-queue are read. Write a line for each queue.`);
  }
}
