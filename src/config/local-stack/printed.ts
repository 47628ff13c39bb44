import type { ShellCommand } from './shell-commands';
import type { KnownWord, ShellValues } from './shell-values';

/** Stands for an output that only a real shell knows. */
export const UNKNOWN = Symbol('unknown');

/** What a command prints; `undefined` where that is nothing. */
export type Printed = string | undefined | typeof UNKNOWN;

interface Given {
  readonly command: ShellCommand;
  /** What comes through a pipe. */
  readonly piped: Printed;
  readonly values: ShellValues;
  /** What the script has written into files, by path. */
  readonly files: ReadonlyMap<string, string | undefined>;
}

/** What leaves a queue's URL or ARN as it is, which is all that is taken out of answers. */
const PASSING = new Set(['jq', 'tr', 'head', 'tail', 'tee', 'sort', 'uniq']);

/** What prints nothing that matters, and makes no queues. */
const QUIET = new Set(
  'set shopt exit return sleep wait cd true false : unset trap break continue test let done fi esac then do else in } mkdir rm chmod touch'.split(
    ' ',
  ),
);

/** What prints, and makes no queues. */
const PRINTING = new Set(['echo', 'printf', 'cat', 'seq', 'jq', 'date', 'pwd', 'mktemp', 'tr', 'head', 'tail', 'tee', 'sort', 'uniq']);

/** Whether a command is one that need not be named for making no queues. */
export function isHarmless(name: string): boolean {
  return QUIET.has(name) || PRINTING.has(name) || /^\W+$/.test(name);
}

/** What a command prints that is none of the AWS CLI. */
export function outputOf(name: string, words: readonly KnownWord[], { command, piped, values, files }: Given): Printed {
  const texts = words.map(({ text }) => text);
  switch (name) {
    case 'echo':
      return texts.includes(undefined) ? UNKNOWN : texts.filter((text, index) => index > 0 || !/^-[neE]+$/.test(text!)).join(' ');
    case 'printf':
      return formatted(texts);
    case 'cat':
      return content();
    case 'seq':
      return counted(texts);
    case 'mktemp':
      return `/tmp/${command.words[0]!.line}-${files.size}`;
    default:
      break;
  }
  if (PASSING.has(name) && piped !== undefined && !texts.includes('-n')) return piped;
  return PRINTING.has(name) || !isHarmless(name) ? UNKNOWN : undefined;

  function content(): Printed {
    const [path] = texts.filter((text) => text !== '-');
    if (command.input !== undefined && path === undefined)
      return values.textOf({ line: command.words[0]!.line, parts: command.input }) ?? UNKNOWN;
    return path === undefined ? (piped ?? UNKNOWN) : (files.get(path) ?? UNKNOWN);
  }
}

function formatted([format, ...values]: readonly (string | undefined)[]): Printed {
  if (format === undefined || values.includes(undefined)) return UNKNOWN;
  const rest = [...values];
  const text = format.replaceAll('%s', () => rest.shift() ?? '').replaceAll('\\n', '\n');
  return /%[^s]/.test(format) || rest.length > 0 ? UNKNOWN : text;
}

function counted(texts: readonly (string | undefined)[]): Printed {
  const numbers = texts.map(Number);
  const [first, last] = numbers.length === 1 ? [1, numbers[0]!] : numbers;
  if (numbers.length > 2 || !Number.isInteger(first) || !Number.isInteger(last)) return UNKNOWN;
  return Array.from({ length: Math.max(0, Math.min(last! - first! + 1, 10_000)) }, (_, index) => String(first! + index)).join('\n');
}
