import { plainText } from './shell-keywords';
import type { ShellCommand, ShellWord } from './shell-commands';

/** Whether a condition holds, if it is a single `[ … ]` whose operands are known; else `undefined`. */
export function isKnownTest(condition: readonly ShellCommand[], textOf: (word: ShellWord) => string | undefined): boolean | undefined {
  const [only, ...others] = condition;
  const bracket = plainText(only?.words[0]);
  if (only === undefined || others.length > 0 || !['[', '[[', 'test'].includes(bracket)) return undefined;
  const words = only.words.slice(1, bracket === 'test' ? undefined : -1);
  const isNegated = plainText(words[0]) === '!';
  const texts = (isNegated ? words.slice(1) : words).map(textOf);
  if (texts.includes(undefined)) return undefined;
  const holds = resultOf(texts as string[]);
  return holds === undefined ? undefined : holds !== isNegated;
}

function resultOf([first = '', second = '', third, ...others]: readonly string[]): boolean | undefined {
  if (others.length > 0) return undefined;
  if (third === undefined) return first === '-z' ? second === '' : first === '-n' ? second !== '' : undefined;
  if (/[*?]/.test(third)) return undefined;
  if (second === '=' || second === '==') return first === third;
  return second === '!=' ? first !== third : undefined;
}
