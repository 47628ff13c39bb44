import { queueArn, queueNameIn, queueUrl } from '../../core/queue-address';
import { checkedDefinition, SQS_ATTRIBUTES, tagsIn } from '../checked-definition';
import type { Place } from '../located';
import type { Found, Source } from '../source';
import type { TemplateQueue } from '../template';
import { cliCall, type CliCall, type KnownWord } from './cli-call';
import { cliMap } from './cli-map';
import { shellCommands, type ShellCommand, type ShellPart, type ShellWord } from './shell-commands';

/** Commands that make no queues, whatever they do. */
const SILENT = new Set(
  'jq set shopt echo printf exit return sleep wait cd pwd true : date done fi esac for while until if elif case in unset source .'.split(
    ' ',
  ),
);
/** What prints what the AWS CLI says, as it is. */
const PRINTING = new Set(['awslocal', 'aws', 'jq']);

/** Words before a command. */
const BEFORE = new Set(['do', 'then', 'else', '{', '}', '!', 'time', 'exec', 'if', 'elif', 'while', 'until']);
const DECLARING = new Set(['export', 'local', 'declare', 'readonly']);

/** The queues of a script that fills LocalStack: those that plain lines of the AWS CLI create. */
export function scriptQueues(text: string, source: Source): Found {
  const script = new Script(source);
  script.run(shellCommands(text));
  return { queues: script.queues };
}

class Script {
  readonly queues = new Map<string, TemplateQueue>();
  readonly #source: Source;
  /** What variables are; without a value where only a real shell knows. */
  readonly #variables = new Map<string, string | undefined>();

  constructor(source: Source) {
    this.#source = source;
  }

  /** @returns what the last command prints, where that is known */
  run(commands: readonly ShellCommand[]): string | undefined {
    let printed: string | undefined;
    for (let index = 0; index < commands.length; index++) {
      const [first, variable, , ...values] = commands[index]!;
      if (plainText(first) !== 'for' || variable === undefined) printed = this.#command(commands[index]!) ?? printed;
      else {
        const end = endOfLoop(commands, index);
        for (const value of values.flatMap((word) => this.#text(word)?.split(/\s+/) ?? [undefined])) {
          this.#variables.set(plainText(variable), value);
          this.run(commands.slice(index + 1, end));
        }
        index = end;
      }
    }
    return printed;
  }

  #command(given: ShellCommand): string | undefined {
    const start = given.findIndex((word) => !BEFORE.has(plainText(word)));
    const words = start < 0 ? [] : given.slice(start);
    const rest = DECLARING.has(plainText(words[0])) ? words.slice(1) : words;
    const assigned = rest.findIndex((word) => !this.#assign(word));
    const [tool, ...others] = assigned < 0 ? [] : rest.slice(assigned);
    if (tool === undefined || rest !== words) return undefined;
    const name = this.#text(tool)?.split('/').at(-1) ?? '';
    const known = others.map((word): KnownWord => ({ word, text: this.#text(word) }));
    if (name === 'awslocal' || name === 'aws') return this.#call(cliCall(known), tool);
    if (!SILENT.has(name) && !/^\W*$/.test(name)) this.#passOver([{ word: tool, text: name }, ...known]);
    return undefined;
  }

  #assign({ parts }: ShellWord): boolean {
    const [first, ...rest] = parts;
    const [, name, value] = first !== undefined && 'text' in first ? (/^(\w+)=([\s\S]*)$/.exec(first.text) ?? []) : [];
    if (name === undefined) return false;
    this.#variables.set(name, this.#textOf([{ text: value! }, ...rest]));
    return true;
  }

  #call(call: CliCall, tool: ShellWord): string | undefined {
    const { owner } = this.#source;
    const region = call.options.get('region')?.text ?? owner.region;
    const identityOf = (name: string) => ({ accountId: owner.accountId, region, name });
    const [name, url] = ['queue-name', 'queue-url'].map((option) => call.options.get(option)?.text);
    switch (call.command.join(' ')) {
      case 'sqs create-queue':
        return this.#create(call, { at: { line: tool.line }, region });
      case 'sqs get-queue-url':
        return name && queueUrl(identityOf(name), 'http://localhost:4566', owner.region);
      case 'sqs get-queue-attributes':
        return url && queueArn(identityOf(queueNameIn(url)));
      case 'sqs set-queue-attributes':
        return void this.#change(call, { at: { line: tool.line }, region });
      default:
        return this.#passOver([{ word: tool, text: 'awslocal' }, ...call.command.map((text) => ({ word: tool, text }))]);
    }
  }

  #create(call: CliCall, { at, region }: CallPlace): string | undefined {
    const { findings, owner } = this.#source;
    const name = this.#value(call, 'queue-name', at);
    if (name === undefined) {
      if (!call.options.has('queue-name')) findings.wrong(at, 'create-queue needs --queue-name.');
      return undefined;
    }
    const identity = { accountId: owner.accountId, region, name };
    const definition = this.#definition(call, at);
    if (name.endsWith('.fifo') && definition['FifoQueue'] === undefined)
      findings.wrong(at, `${JSON.stringify(name)} is a name for FIFO queues: add --attributes FifoQueue=true.`);
    this.queues.set(region === owner.region ? name : queueArn(identity), { at, definition });
    return queueUrl(identity, 'http://localhost:4566', owner.region);
  }

  #change(call: CliCall, { at, region }: CallPlace): void {
    const url = this.#value(call, 'queue-url', at);
    if (url === undefined) return;
    const { findings, owner } = this.#source;
    const name = queueNameIn(url);
    const key = region === owner.region ? name : queueArn({ accountId: owner.accountId, region, name });
    const queue = this.queues.get(key);
    if (queue === undefined) findings.wrong(at, `there is no queue ${JSON.stringify(name)} yet, whose attributes could be set.`);
    else this.queues.set(key, { at: queue.at, definition: { ...queue.definition, ...this.#definition(call, at) } });
  }

  #definition(call: CliCall, at: Place): Record<string, unknown> {
    const { findings, folder } = this.#source;
    const mapOf = (option: string) => {
      const line = call.options.get(option)?.word.line ?? at.line;
      return cliMap(this.#value(call, option, at) ?? '', { at: { line }, findings, folder, option: `--${option}` });
    };
    const definition = checkedDefinition(mapOf('attributes'), { findings, known: SQS_ATTRIBUTES });
    return call.options.has('tags') ? { ...definition, tags: tagsIn({ at, value: mapOf('tags') }, findings) } : definition;
  }

  /** The value of an option; one that only a shell knows is a mistake. */
  #value({ options }: CliCall, name: string, at: Place): string | undefined {
    const given = options.get(name);
    if (given === undefined || given.text !== undefined) return given?.text;
    this.#source.findings.wrong(
      { line: given.word.line ?? at.line },
      `--${name} says ${written(given.word)}, whose value only a shell knows: only plain lines are read here, so write the value itself.`,
    );
    return undefined;
  }

  #passOver(words: readonly KnownWord[]): undefined {
    const text = words.map(({ word, text: known }) => known ?? written(word)).join(' ');
    const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
    this.#source.findings.note({ line: words[0]!.word.line }, `"${shown}" is passed over: it creates no queue.`);
  }

  #text({ parts }: ShellWord): string | undefined {
    return this.#textOf(parts);
  }

  #textOf(parts: readonly ShellPart[]): string | undefined {
    const texts = parts.map((part) => this.#partText(part));
    return texts.includes(undefined) ? undefined : texts.join('');
  }

  #partText(part: ShellPart): string | undefined {
    if ('text' in part) return part.text;
    if ('command' in part) {
      const commands = shellCommands(part.command);
      return commands.every(([tool]) => PRINTING.has(plainText(tool))) ? this.run(commands) : undefined;
    }
    return this.#variables.get(part.variable) ?? part.otherwise ?? this.#ofRegion(part.variable);
  }

  #ofRegion(variable: string): string | undefined {
    const { region, accountId } = this.#source.owner;
    return { AWS_REGION: region, AWS_DEFAULT_REGION: region, AWS_ACCOUNT_ID: accountId }[variable];
  }
}

interface CallPlace {
  readonly at: Place;
  readonly region: string;
}

/** The index of the `done` that ends a loop. */
function endOfLoop(commands: readonly ShellCommand[], start: number): number {
  let depth = 0;
  for (let index = start; index < commands.length; index++) {
    const words = commands[index]!.slice(0, 2).map(plainText);
    if (words.some((word) => word === 'for' || word === 'while' || word === 'until')) depth++;
    if (words[0] === 'done' && --depth === 0) return index;
  }
  return commands.length;
}

/** A word that is text alone. */
function plainText(word: ShellWord | undefined): string {
  return word?.parts.map((part) => ('text' in part ? part.text : '$')).join('') ?? '';
}

function written({ parts }: ShellWord): string {
  return parts.map((part) => ('text' in part ? part.text : 'command' in part ? '$(…)' : `$${part.variable}`)).join('');
}
