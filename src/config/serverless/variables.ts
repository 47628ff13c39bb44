import { itemsOf, memberOf, membersOf, textOf, type Located, type Place } from '../located';
import type { StructuredSource } from '../source';
import { ServiceFiles } from './service-files';

/** What stands for the stage where serverless.yml names none. */
const STAGE = 'dev';

/** Sources of which only AWS, or another service, knows what they hold. */
const REMOTE = new Set(['ssm', 's3', 'cf', 'terraform', 'vault', 'doppler', 'output', 'git', 'secrets']);

/** A variable as it is written, and why it cannot be known. */
interface Unknown {
  readonly why: string;
}

/**
 * The variables of the Serverless Framework, as far as the service's files and the environment say what they are. What cannot be known is
 * no mistake until it is used: it is marked as unknown.
 */
export class Variables {
  readonly #source: StructuredSource;
  readonly #files: ServiceFiles;
  /** What is being looked up: what leads back to itself has no end. */
  readonly #active: string[] = [];

  constructor(source: StructuredSource) {
    this.#source = source;
    this.#files = new ServiceFiles(source);
  }

  /** A value with what its variables are. CloudFormation's own `${AWS::Region}` stays. */
  in(node: Located): Located {
    const items = itemsOf(node);
    if (items !== undefined) return { at: node.at, value: items.map((item) => this.in(item)) };
    const members = membersOf(node);
    if (members === undefined) return typeof node.value === 'string' ? this.#inText(node.value, node) : node;
    const replaced = [...members].map(([name, { at, value }]) => [name, { at, value: this.in(value) }] as const);
    return { at: node.at, value: new Map(replaced) };
  }

  #inText(text: string, node: Located): Located {
    const found = innermost(text);
    if (found === undefined) return { ...node, value: text };
    const { written, before, after } = found;
    const value = this.#variable(written, node.at);
    if ('why' in value) return { at: node.at, value: text, unknown: value.why };
    const known = before === '' && after === '' && typeof value.value === 'object' ? value : { ...value, at: node.at };
    if (before === '' && after === '') return known;
    const inner = textOf(value);
    if (inner === undefined && value.value !== null)
      return { at: node.at, value: text, unknown: `\${${written}} is ${itemsOf(value) === undefined ? 'an object' : 'a list'}, not text.` };
    return this.#inText(`${before}${inner ?? ''}${after}`, node);
  }

  /** The first of its alternatives that there is. */
  #variable(written: string, at: Place): Located | Unknown {
    const reasons: string[] = [];
    for (const alternative of alternatives(written)) {
      const value = this.#once(alternative, at);
      if (value !== undefined && !('why' in value)) return value;
      if (value !== undefined) reasons.push(value.why);
    }
    return {
      why: reasons[0] ?? `what \${${written}} is, is not in this file: give it a default, as in \${${written}, 'text'}.`,
    };
  }

  #once(source: string, at: Place): Located | Unknown | undefined {
    if (this.#active.includes(source)) return { why: `\${${source}} leads back to itself: ${[...this.#active, source].join(' → ')}.` };
    this.#active.push(source);
    try {
      return this.#valueOf(source, at);
    } finally {
      this.#active.pop();
    }
  }

  #valueOf(text: string, at: Place): Located | Unknown | undefined {
    const quoted = /^(['"])(.*)\1$/s.exec(text);
    if (quoted !== null) return { at, value: quoted[2]! };
    const [, file, key = ''] = /^file\(([^)]*)\)(?::(.*))?$/s.exec(text) ?? [];
    if (file !== undefined) return this.#inFile(file.trim(), key);
    const [kind = '', name = ''] = text.split(/:(.*)/s, 2);
    if (kind === 'self') return this.#at(this.#source.root, name);
    if (kind === 'env') return textNode(this.#files.environment(this.#isDotenv)[name], at);
    if (kind === 'param') return this.#parameter(name);
    if (REMOTE.has(kind.split(/[.(]/)[0]!))
      return { why: `what \${${text}} is, only AWS knows: give it a default, as in \${${text}, 'text'}.` };
    return this.#ofCommand(text, at) ?? plainDefault(text, at);
  }

  #inFile(path: string, key: string): Located | Unknown | undefined {
    const found = this.#files.read(path);
    return 'why' in found ? found : this.#at(found, key);
  }

  #parameter(name: string): Located | Unknown | undefined {
    const params = memberOf(this.#source.root, 'params');
    for (const stage of [this.#stage, 'default']) {
      const value = this.#at(params ?? { at: { line: 1 }, value: null }, `${stage}.${name}`);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** What the command line says, which is nothing here, and what follows from it. */
  #ofCommand(text: string, at: Place): Located | undefined {
    const { region, accountId } = this.#source.owner;
    if (text === 'opt:stage' || text === 'sls:stage') return this.#active.includes(STAGE_LOOKUP) ? undefined : { at, value: this.#stage };
    if (text === 'opt:region' || text === 'aws:region') return { at, value: region };
    if (text === 'sls:instanceId') return { at, value: 'local' };
    return text === 'aws:accountId' ? { at, value: accountId } : undefined;
  }

  /** What stands at a path, on which there may be variables. */
  #at(node: Located, path: string): Located | Unknown | undefined {
    let current = node;
    for (const name of path === '' ? [] : path.split('.')) {
      const value = typeof current.value === 'string' ? this.#inText(current.value, current) : current;
      if (value.unknown !== undefined) return { why: value.unknown };
      const inner = memberOf(value, name) ?? itemsOf(value)?.[Number(name)];
      if (inner === undefined) return undefined;
      current = inner;
    }
    if (current.value === null) return undefined;
    const value = this.in(current);
    return value.unknown === undefined ? value : { why: value.unknown };
  }

  /** That of the provider; what the command line would say of it is nothing. */
  get #stage(): string {
    if (this.#active.includes(STAGE_LOOKUP)) return STAGE;
    this.#active.push(STAGE_LOOKUP);
    const value = this.#at(this.#source.root, 'provider.stage');
    this.#active.pop();
    return (value === undefined || 'why' in value ? undefined : textOf(value)) ?? STAGE;
  }

  get #isDotenv(): boolean {
    return textOf(memberOf(this.#source.root, 'useDotenv')) === 'true';
  }
}

const STAGE_LOOKUP = 'stage';

/** The first variable that holds none itself; what is CloudFormation's stays. */
function innermost(text: string): { readonly before: string; readonly written: string; readonly after: string } | undefined {
  const others = text.replaceAll(/\$\{(?:AWS::\w+|!?\w+|\w+\.\w+(?:\.\w+)*)\}/g, (own) => ' '.repeat(own.length));
  const found = /\$\{([^${}]*)\}/.exec(others);
  if (found === null) return undefined;
  return { written: found[1]!.trim(), before: text.slice(0, found.index), after: text.slice(found.index + found[0].length) };
}

/** Parted by commas that stand in no quotation marks or parentheses. */
function alternatives(written: string): string[] {
  return (written.match(/(?:'[^']*'|"[^"]*"|\([^)]*\)|[^,'"(])+/g) ?? []).map((part) => part.trim());
}

function textNode(value: string | undefined, at: Place): Located | undefined {
  return value === undefined ? undefined : { at, value };
}

/** A default that is a number or a flag. */
function plainDefault(text: string, at: Place): Located | undefined {
  if (/^\d+$/.test(text)) return { at, value: Number(text) };
  return text === 'true' || text === 'false' ? { at, value: text === 'true' } : undefined;
}
