import { plainText } from './shell-keywords';
import type { ShellWord } from './shell-commands';
import type { KnownWord } from './shell-values';

/** A call of the AWS CLI. */
export interface CliCall {
  /** The word `awslocal`. */
  readonly tool: ShellWord;
  /** `sqs create-queue`. */
  readonly command: string;
  /** What belongs to no option. */
  readonly others: readonly KnownWord[];
  readonly options: ReadonlyMap<string, KnownWord>;
}

/** Options that take no value. */
const FLAG = /^(?:no-\w[\w-]*|debug|cli-auto-prompt)$/;

/** Options of every command. */
const OF_ALL = [
  'endpoint-url',
  'region',
  'profile',
  'output',
  'query',
  'color',
  'ca-bundle',
  'cli-read-timeout',
  'cli-connect-timeout',
  'cli-binary-format',
];

/** Whether a command is `aws`, `awslocal`, or the image that is the AWS CLI. */
export function isCli(command: string | undefined): boolean {
  return command !== undefined && /(?:^|\/)(?:awslocal|aws|aws-cli(?::[\w.-]+)?)$/.test(command);
}

/** Takes a call of the AWS CLI apart: options may stand before its command, or behind. */
export function cliCall(tool: ShellWord, words: readonly KnownWord[]): CliCall {
  const plain: KnownWord[] = [];
  const options = new Map<string, KnownWord>();
  for (let index = 0; index < words.length; index++) {
    const { word, text } = words[index]!;
    const [, name, given] = /^--([\w-]+)(?:=([\s\S]*))?$/.exec(text ?? plainText(word)) ?? [];
    if (name === undefined) plain.push(words[index]!);
    else if (given !== undefined) options.set(name, { word, text: text === undefined ? undefined : given });
    else if (!FLAG.test(name)) options.set(name, words[++index] ?? { word, text: '' });
  }
  const command = plain.slice(0, 2).map(({ text }) => text ?? '');
  return { tool, command: command.join(' '), others: plain.slice(2), options };
}

/** A call with the full names of its options, which may be written as far as they are like no other. */
export function withFullNames(call: CliCall, known: readonly string[]): CliCall {
  const all = [...known, ...OF_ALL];
  const fullNameOf = (name: string): string => {
    const meant = all.includes(name) ? [name] : all.filter((one) => one.startsWith(name));
    return meant.length === 1 ? meant[0]! : name;
  };
  return { ...call, options: new Map([...call.options].map(([name, word]) => [fullNameOf(name), word])) };
}

/** The options that a command does not have. */
export function unknownOptions({ options }: CliCall, known: readonly string[]): [string, KnownWord][] {
  return [...options].filter(([name]) => !known.includes(name) && !OF_ALL.includes(name));
}
