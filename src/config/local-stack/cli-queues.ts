import { queueArn, queueNameIn, queueUrl } from '../../core/queue-address';
import { namesInstead, nearNames } from '../../words/near-names';
import { checkedDefinition, SQS_ATTRIBUTES, tagsIn } from '../checked-definition';
import type { Place } from '../located';
import type { Source } from '../source';
import type { TemplateQueue } from '../template';
import { unknownOptions, withFullNames, type CliCall } from './cli-call';
import { cliMap } from './cli-map';
import type { ShellWord } from './shell-commands';
import type { KnownWord } from './shell-values';

/** Options of the commands that are done. */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  'sqs create-queue': ['queue-name', 'attributes', 'tags'],
  'sqs set-queue-attributes': ['queue-url', 'attributes'],
  'sqs tag-queue': ['queue-url', 'tags'],
  'sqs delete-queue': ['queue-url'],
  'sqs get-queue-url': ['queue-name', 'queue-owner-aws-account-id'],
  'sqs get-queue-attributes': ['queue-url', 'attribute-names'],
};

/** Commands that change what is in a queue, or who may use it. */
const LEFT_OUT = new Set(['sqs send-message', 'sqs send-message-batch', 'sqs add-permission', 'sqs untag-queue']);

interface Parts extends Source {
  /** The region of calls that name none. */
  readonly region: () => string | undefined;
  /** Files that the script has written, by path; without a text where that is not known. */
  readonly files: ReadonlyMap<string, string | undefined>;
}

/** The queues that calls of the AWS CLI make. */
export class CliQueues {
  readonly queues = new Map<string, TemplateQueue>();
  /** That of `aws configure set region`. */
  #region: string | undefined;
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** @returns what the call prints, as far as scripts use that; `undefined` where it is not known */
  call(given: CliCall): string | undefined {
    const { owner, findings } = this.#parts;
    const at = { line: given.tool.line };
    const known = OPTIONS[given.command];
    const call = withFullNames(given, known ?? []);
    if (known !== undefined) this.#check(call, known);
    const [name, url] = ['queue-name', 'queue-url'].map((option) => call.options.get(option)?.text);
    switch (call.command) {
      case 'configure set':
        if (call.others[0]?.text === 'region') this.#region = call.others[1]?.text ?? this.#region;
        return undefined;
      case 'sqs create-queue':
        return this.#create(call, at);
      case 'sqs get-queue-url':
        return name && queueUrl(this.#identity(call, name), 'http://localhost:4566', owner.region);
      case 'sqs get-queue-attributes':
        return url && queueArn(this.#identity(call, queueNameIn(url)));
      case 'sqs set-queue-attributes':
      case 'sqs tag-queue':
        return this.#change(call, at);
      case 'sqs delete-queue':
        return this.#delete(call, at);
      default:
        if (LEFT_OUT.has(call.command)) findings.omit(at, `"${shown(call)}" is left out: queues are empty to begin with.`);
        else findings.note(at, `"${shown(call)}" is passed over: it creates no queue.`);
        return undefined;
    }
  }

  #check(call: CliCall, known: readonly string[]): void {
    const { findings } = this.#parts;
    const name = call.command.split(' ')[1]!;
    for (const [option, { word }] of unknownOptions(call, known)) {
      const asFlags = (names: readonly string[]): string[] => names.map((one) => `--${one}`);
      const hint = namesInstead(asFlags(nearNames(option, known, 1)), asFlags(known));
      findings.wrong({ line: word.line }, `${name} has no option --${option} here. ${hint}`);
    }
    // Names of attributes are words of their own.
    for (const { word, text } of call.options.has('attribute-names') ? [] : call.others)
      findings.wrong(
        { line: word.line },
        `${JSON.stringify(text ?? written(word))} belongs to no option of ${name}: several attributes are one word, as in --attributes DelaySeconds=5,VisibilityTimeout=30.`,
      );
  }

  #identity({ options }: CliCall, name: string): { accountId: string; region: string; name: string } {
    const region = options.get('region')?.text ?? this.#parts.region() ?? this.#region ?? this.#parts.owner.region;
    return { accountId: this.#parts.owner.accountId, region, name };
  }

  /** What a queue is called in a template: its name, or its ARN in another region. */
  #keyOf(call: CliCall, name: string): string {
    const identity = this.#identity(call, name);
    return identity.region === this.#parts.owner.region ? name : queueArn(identity);
  }

  #create(call: CliCall, at: Place): string | undefined {
    const { findings, owner } = this.#parts;
    this.#value(call, 'region', at);
    const name = this.#value(call, 'queue-name', at);
    if (name === undefined) {
      if (!call.options.has('queue-name')) findings.wrong(at, 'create-queue needs --queue-name.');
      return undefined;
    }
    const definition = this.#definition(call, at);
    if (name.endsWith('.fifo') && definition['FifoQueue'] === undefined)
      findings.wrong(at, `${JSON.stringify(name)} is a name for FIFO queues: add --attributes FifoQueue=true.`);
    this.queues.set(this.#keyOf(call, name), { at, definition });
    return queueUrl(this.#identity(call, name), 'http://localhost:4566', owner.region);
  }

  #change(call: CliCall, at: Place): undefined {
    const found = this.#found(call, at, 'whose attributes or tags could be set');
    if (found === undefined) return;
    const [key, queue] = found;
    const definition = this.#definition(call, at);
    const tags = { ...(queue.definition['tags'] as object | undefined), ...(definition['tags'] as object | undefined) };
    const all = { ...queue.definition, ...definition };
    this.queues.set(key, { at: queue.at, definition: Object.keys(tags).length === 0 ? all : { ...all, tags } });
  }

  #delete(call: CliCall, at: Place): undefined {
    const found = this.#found(call, at, 'which could be deleted');
    if (found !== undefined) this.queues.delete(found[0]);
  }

  #found(call: CliCall, at: Place, what: string): [string, TemplateQueue] | undefined {
    const url = this.#value(call, 'queue-url', at);
    if (url === undefined) return undefined;
    const key = this.#keyOf(call, queueNameIn(url));
    const queue = this.queues.get(key);
    if (queue !== undefined) return [key, queue];
    this.#parts.findings.wrong(at, `there is no queue ${JSON.stringify(queueNameIn(url))} yet, ${what}.`);
    return undefined;
  }

  #definition(call: CliCall, at: Place): Record<string, unknown> {
    const { findings, folder, files } = this.#parts;
    const mapOf = (option: string) => {
      const line = call.options.get(option)?.word.line ?? at.line;
      return cliMap(this.#value(call, option, at) ?? '', { at: { line }, findings, folder, files, option: `--${option}` });
    };
    const definition = checkedDefinition(mapOf('attributes'), { findings, known: SQS_ATTRIBUTES });
    return call.options.has('tags') ? { ...definition, tags: tagsIn({ at, value: mapOf('tags') }, findings) } : definition;
  }

  /** The value of an option; one that only a shell knows is a mistake. */
  #value({ options }: CliCall, name: string, at: Place): string | undefined {
    const given = options.get(name);
    if (given === undefined || given.text !== undefined) return given?.text;
    this.#parts.findings.wrong(
      { line: given.word.line ?? at.line },
      `--${name} says ${written(given.word)}, whose value only a shell knows: write the value itself, or give the variable in the environment.`,
    );
    return undefined;
  }
}

/** A word as the script has it, as far as that is short. */
export function written({ parts }: ShellWord): string {
  return parts
    .map((part) => {
      if ('text' in part) return part.text;
      if ('command' in part) return '$(…)';
      return 'list' in part ? '(…)' : part.change === '' ? `$${part.variable}` : `\${${part.variable}${part.change}}`;
    })
    .join('');
}

/** Words as the script has them, or as they are known. */
export function wordsIn(words: readonly KnownWord[]): string {
  return words.map(({ word, text }) => text ?? written(word)).join(' ');
}

const BRIEF_LENGTH = 60;

/** So much of a command as is told. */
export function inBrief(command: string): string {
  return command.length > BRIEF_LENGTH ? `${command.slice(0, BRIEF_LENGTH)}…` : command;
}

function shown({ command, others }: CliCall): string {
  return inBrief(['awslocal', command, ...(others.length > 0 ? [wordsIn(others)] : [])].join(' '));
}
