import type { ShellWord } from './shell-commands';

/** A word, and its text if that is known. */
export interface KnownWord {
  readonly word: ShellWord;
  readonly text: string | undefined;
}

/** A call of the AWS CLI. */
export interface CliCall {
  /** `sqs`, `create-queue`. */
  readonly command: readonly string[];
  readonly options: ReadonlyMap<string, KnownWord>;
}

/** Options that take no value. */
const FLAG = /^--(?:no-\w[\w-]*|debug|cli-auto-prompt)$/;

/** Takes a call of the AWS CLI apart: options may stand before its command, or behind. */
export function cliCall(words: readonly KnownWord[]): CliCall {
  const command: string[] = [];
  const options = new Map<string, KnownWord>();
  for (let index = 0; index < words.length; index++) {
    const { word, text } = words[index]!;
    const [, name, given] = /^--([\w-]+)(?:=([\s\S]*))?$/.exec(text ?? '') ?? [];
    if (name === undefined) command.push(text ?? '');
    else if (given !== undefined) options.set(name, { word, text: given });
    else if (!FLAG.test(text!)) options.set(name, words[++index] ?? { word, text: '' });
  }
  return { command, options };
}
