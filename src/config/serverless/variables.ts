import type { Findings } from '../findings';
import { itemsOf, memberOf, membersOf, textOf, type Located, type Place } from '../located';
import type { TemplateOwner } from '../template';

interface Parts {
  readonly root: Located;
  readonly findings: Findings;
  readonly owner: TemplateOwner;
}

/** How deep variables may lead to variables: those that lead back to themselves have no end. */
const MAX_DEPTH = 20;

/** What stands for the stage where serverless.yml names none. */
const STAGE = 'dev';

/** The variables of the Serverless Framework, as far as the file itself says what they are. */
export class Variables {
  readonly #root: Located;
  readonly #findings: Findings;
  readonly #owner: TemplateOwner;

  constructor({ root, findings, owner }: Parts) {
    this.#root = root;
    this.#findings = findings;
    this.#owner = owner;
  }

  /** A value with what its variables are. CloudFormation's own `${AWS::Region}` stays. */
  in(node: Located, depth = 0): Located {
    const items = itemsOf(node);
    if (items !== undefined) return { at: node.at, value: items.map((item) => this.in(item, depth)) };
    const members = membersOf(node);
    if (members !== undefined) {
      const replaced = [...members].map(([name, { at, value }]) => [name, { at, value: this.in(value, depth) }] as const);
      return { at: node.at, value: new Map(replaced) };
    }
    return typeof node.value === 'string' ? this.#inText(node.value, node, depth) : node;
  }

  #inText(text: string, node: Located, depth: number): Located {
    if (depth > MAX_DEPTH) return this.#findings.fail(node.at, `${text} leads back to itself.`);
    // Innermost first: defaults may hold variables.
    const found = /\$\{([^${}]*)\}/.exec(text.replaceAll(/\$\{(?:AWS::\w+|\w+|\w+\.\w+)\}/g, (own) => ' '.repeat(own.length)));
    if (found === null) return { at: node.at, value: text };
    const value = this.#variable(found[1]!, node.at);
    const isAll = found[0].length === text.length;
    if (isAll && value !== undefined) return this.in({ ...value, at: node.at }, depth + 1);
    const before = text.slice(0, found.index);
    const after = text.slice(found.index + found[0].length);
    return this.#inText(`${before}${textOf(value) ?? ''}${after}`, node, depth + 1);
  }

  #variable(written: string, at: Place): Located | undefined {
    const alternatives = written.split(',').map((part) => part.trim());
    for (const alternative of alternatives) {
      const value = this.#source(alternative, at);
      if (value !== undefined) return value;
    }
    this.#findings.wrong(at, `what \${${written}} is, is not in this file: give it a default, as in \${${written}, 'text'}.`);
    return undefined;
  }

  #source(text: string, at: Place): Located | undefined {
    const quoted = /^(['"])(.*)\1$/s.exec(text);
    if (quoted !== null) return { at, value: quoted[2]! };
    const [kind, path = ''] = text.split(/:(.*)/s, 2);
    if (kind === 'self') return path.split('.').reduce<Located | undefined>((node, name) => memberOf(node, name), this.#root);
    const own = new Map([
      ['opt:stage', this.#stage],
      ['sls:stage', this.#stage],
      ['opt:region', this.#owner.region],
      ['aws:region', this.#owner.region],
      ['aws:accountId', this.#owner.accountId],
    ]).get(text);
    return own === undefined ? plainDefault(text, at) : { at, value: own };
  }

  get #stage(): string {
    const stage = textOf(memberOf(memberOf(this.#root, 'provider'), 'stage'));
    return stage === undefined || stage.includes('${') ? (/,\s*'?"?([\w-]+)'?"?\s*\}$/.exec(stage ?? '')?.[1] ?? STAGE) : stage;
  }
}

/** A default that is a number or a flag. */
function plainDefault(text: string, at: Place): Located | undefined {
  if (/^\d+$/.test(text)) return { at, value: Number(text) };
  return text === 'true' || text === 'false' ? { at, value: text === 'true' } : undefined;
}
