import { shellCommands, type ShellCommand, type ShellWord } from './shell-commands';

/** Words that begin or end something, with commands behind them. */
const KEYWORDS = new Set(['if', 'then', 'elif', 'else', 'while', 'until', 'do', '{', '!', 'time', 'exec']);

const OPENING: Readonly<Record<string, string>> = {
  if: 'fi',
  for: 'done',
  while: 'done',
  until: 'done',
  select: 'done',
  case: 'esac',
  '{': '}',
};
const CLOSING = new Set(Object.values(OPENING));

/** A word that is text alone. */
export function plainText(word: ShellWord | undefined): string {
  return word?.parts.map((part) => ('text' in part ? part.text : '$')).join('') ?? '';
}

/** What a command begins with, if that stands in no quotation marks. */
export function shellKeyword({ words: [first] }: ShellCommand): string {
  const [only, ...others] = first?.parts ?? [];
  return others.length === 0 && only !== undefined && 'text' in only && only.isBare === true ? only.text : '';
}

/** The commands of a script, in which keywords are such of their own. @param line - the line on which it begins */
export function scriptCommands(text: string, line?: number): ShellCommand[] {
  return partedAtKeywords(shellCommands(text, line));
}

function partedAtKeywords(commands: readonly ShellCommand[]): ShellCommand[] {
  return commands.flatMap((command): ShellCommand[] => {
    if (command.words.length < 2 || !KEYWORDS.has(shellKeyword(command))) return [command];
    const [first, ...words] = command.words;
    return [{ ...command, words: [first!], end: '' }, ...partedAtKeywords([{ ...command, words }])];
  });
}

/** The index of the command that ends what begins at `start`. */
export function endOfBlock(commands: readonly ShellCommand[], start: number): number {
  let depth = 0;
  for (let index = start; index < commands.length; index++) {
    const keyword = shellKeyword(commands[index]!);
    if (OPENING[keyword] !== undefined) depth++;
    if (CLOSING.has(keyword) && --depth === 0) return index;
  }
  return commands.length;
}

/** The index of the last of what begins at `start`: a block, or a command. */
export function endOfOne(commands: readonly ShellCommand[], start: number): number {
  return OPENING[shellKeyword(commands[start]!)] === undefined ? start : endOfBlock(commands, start);
}

/** A function that is defined somewhere. */
export interface ShellFunction {
  readonly name: string;
  readonly at: { readonly line: number };
  readonly body: readonly ShellCommand[];
  /** The index of the command that ends it. */
  readonly end: number;
}

/** The function that is defined at `start`, if one is. */
export function functionAt(commands: readonly ShellCommand[], start: number): ShellFunction | undefined {
  const command = commands[start]!;
  const { words, end: mark } = command;
  const isNamed = shellKeyword(command) === 'function';
  if (!isNamed && !(mark.startsWith('()') && words.length === 1)) return undefined;
  // `function name {` has the brace with it.
  const hasBrace = isNamed && plainText(words[2]) === '{';
  const opening = hasBrace ? [{ ...command, words: words.slice(2) }] : commands.slice(start + 1, start + 2);
  const rest = [...opening, ...commands.slice(start + (hasBrace ? 1 : 2))];
  const end = endOfBlock(rest, 0);
  const name = plainText(words[isNamed ? 1 : 0]);
  return { name, at: { line: words[0]!.line }, body: rest.slice(1, end), end: start + end + (hasBrace ? 0 : 1) };
}

/** `!`, which turns round how the next command ended. */
export function isNegation(command: ShellCommand): boolean {
  return command.words.length === 1 && shellKeyword(command) === '!';
}

/** A branch of `if`: its condition, which `else` has not, and what it does. */
export interface Branch {
  readonly condition: readonly ShellCommand[];
  readonly body: readonly ShellCommand[];
}

/** @param block - from `if` to `fi`, both without */
export function branchesOf(block: readonly ShellCommand[]): Branch[] {
  const branches: { condition: ShellCommand[]; body: ShellCommand[] }[] = [{ condition: [], body: [] }];
  let part: 'condition' | 'body' = 'condition';
  let end = 0;
  for (const [index, command] of block.entries()) {
    const keyword = index < end ? '' : shellKeyword(command);
    if (OPENING[keyword] !== undefined) end = endOfBlock(block, index) + 1;
    if (keyword === 'then') part = 'body';
    else if (keyword === 'elif' || keyword === 'else') {
      part = keyword === 'elif' ? 'condition' : 'body';
      branches.push({ condition: [], body: [] });
    } else branches.at(-1)![part].push(command);
  }
  return branches;
}

/** A case: its patterns, and what it does. */
export interface ShellCase {
  readonly patterns: readonly string[];
  readonly body: readonly ShellCommand[];
}

/** @param block - from `case` to `esac`, the latter without */
export function casesOf([head, ...block]: readonly ShellCommand[]): ShellCase[] {
  const cases: { patterns: string[]; body: ShellCommand[] }[] = [];
  let patterns: string[] | undefined = [];
  // The first pattern may stand behind `in`.
  for (const command of [{ ...head!, words: head!.words.slice(3) }, ...block]) {
    if (patterns === undefined) cases.at(-1)!.body.push(command);
    else {
      patterns.push(...command.words.map(plainText));
      if (command.end.startsWith(')')) cases.push({ patterns, body: [] });
      if (command.end.startsWith(')')) patterns = undefined;
    }
    if (command.end.startsWith(';;')) patterns = [];
  }
  return cases;
}

/** The variables that commands set, one for each time. */
export function assignedIn(commands: readonly ShellCommand[]): string[] {
  return commands.flatMap(({ words }) => words.flatMap((word) => /^(\w+)\+?=/.exec(plainText(word))?.[1] ?? []));
}
