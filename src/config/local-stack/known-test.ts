import type { ShellCommand, ShellWord } from './shell-commands';
import { plainText } from './shell-keywords';

const ENDS: Readonly<Record<string, string | undefined>> = { '[': ']', '[[': ']]' };

/** Whether a command is a test: `[ … ]`, `[[ … ]]` or `test …`. */
export function isTest({ words: [first] }: ShellCommand): boolean {
  return ['[', '[[', 'test'].includes(plainText(first));
}

/** Whether a test holds, if that is known; else `undefined`. */
export function isKnownTest({ words: all }: ShellCommand, textOf: (word: ShellWord) => string | undefined): boolean | undefined {
  const end = ENDS[plainText(all[0])];
  if (end !== undefined && plainText(all.at(-1)) !== end) return undefined;
  const words = all.slice(1, end === undefined ? undefined : -1);
  const isNegated = plainText(words[0]) === '!';
  const texts = (isNegated ? words.slice(1) : words).map(textOf);
  if (texts.includes(undefined)) return undefined;
  const holds = resultOf(texts as string[]);
  return holds === undefined ? undefined : holds !== isNegated;
}

function resultOf([first = '', second, third, ...others]: readonly string[]): boolean | undefined {
  if (others.length > 0) return undefined;
  if (second === undefined) return first !== '';
  if (third === undefined) return first === '-z' ? second === '' : first === '-n' ? second !== '' : undefined;
  if (second.startsWith('-')) return compared(Number(first), second, Number(third));
  if (/[*?[]/.test(third)) return undefined;
  if (second === '=' || second === '==') return first === third;
  return second === '!=' ? first !== third : undefined;
}

function compared(left: number, operator: string, right: number): boolean | undefined {
  if (Number.isNaN(left) || Number.isNaN(right)) return undefined;
  return new Map([
    ['-eq', left === right],
    ['-ne', left !== right],
    ['-lt', left < right],
    ['-le', left <= right],
    ['-gt', left > right],
    ['-ge', left >= right],
  ]).get(operator);
}
