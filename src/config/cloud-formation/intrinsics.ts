import { nearNames } from '../../words/near-names';
import { foundInWords, itemsOf, memberOf, membersOf, plainOf, textOf, type Located, type Member, type Place } from '../located';
import type { StackNames } from './stack-names';

/** Takes down why a value cannot be known. */
type Tell = (at: Place, why: string) => void;

/** Thrown to give up a value that cannot be known. */
class Unknown extends Error {
  readonly at: Place;

  constructor(at: Place, why: string) {
    super(why);
    this.at = at;
  }
}

/** What `AWS::NoValue` stands for. */
const NO_VALUE: Located = { at: { line: 0 }, value: null };

type Evaluate = (argument: Located) => Located;

/** CloudFormation's functions and references, as far as a template itself says what they come to. */
export class Intrinsics {
  readonly #names: StackNames;
  readonly #functions: ReadonlyMap<string, Evaluate> = new Map<string, Evaluate>([
    ['Ref', (argument) => this.#referenced(argument)],
    ['Fn::GetAtt', (argument) => this.#attribute(argument)],
    ['Fn::Sub', (argument) => this.#substituted(argument)],
    ['Fn::Join', (argument) => this.#joined(argument)],
    ['Fn::Select', (argument) => this.#selected(argument)],
    ['Fn::Split', (argument) => this.#split(argument)],
    ['Fn::FindInMap', (argument) => this.#foundInMap(argument)],
    ['Fn::If', (argument) => this.#chosen(argument)],
    ['Fn::Length', (argument) => ({ at: argument.at, value: this.#list(this.#evaluated(argument)).length })],
    ['Fn::ToJsonString', (argument) => ({ at: argument.at, value: JSON.stringify(plainOf(this.#evaluated(argument))) })],
    ['Fn::Base64', (argument) => ({ at: argument.at, value: Buffer.from(this.#text(this.#evaluated(argument))).toString('base64') })],
  ]);

  constructor(names: StackNames) {
    this.#names = names;
  }

  /** A value with all in it that it refers to; `undefined` where that cannot be known, which is a mistake, or there is none. */
  known(node: Located | undefined): Located | undefined {
    return this.valueOr(node, (at, why) => this.#names.findings.wrong(at, why));
  }

  /** As `known`, of what is nothing to complain about. */
  ifKnown(node: Located | undefined): Located | undefined {
    return this.valueOr(node, () => undefined);
  }

  /** As `known`, of what is no mistake of the file. */
  valueOr(node: Located | undefined, tell: Tell): Located | undefined {
    if (node === undefined) return undefined;
    const value = attempt(() => this.#evaluated(node), tell);
    return value === NO_VALUE ? undefined : value;
  }

  /** Whether a condition of the template holds; one that cannot be known is a mistake. */
  holds(name: string, at: Place): boolean {
    return (
      attempt(
        () => this.#holds(name, at),
        (where, why) => this.#names.findings.wrong(where, why),
      ) ?? true
    );
  }

  #holds(name: string, at: Place): boolean {
    return this.#condition(this.#names.section('Conditions', name) ?? this.#unknown(at, `there is no condition ${name}.`));
  }

  #evaluated(node: Located): Located {
    const items = itemsOf(node);
    if (items !== undefined) return { at: node.at, value: items.map((item) => this.#evaluated(item)).filter((item) => item !== NO_VALUE) };
    const members = membersOf(node);
    if (members === undefined) return this.#plain(node);
    const [[name, member] = ['', undefined]] = members;
    if (members.size === 1 && member !== undefined && /^(?:Ref|Fn::\w+)$/.test(name)) return this.#call(name, member);
    const evaluated = [...members].map(([key, { at, value }]): [string, Member] => [key, { at, value: this.#evaluated(value) }]);
    return { at: node.at, value: new Map(evaluated.filter(([, { value }]) => value !== NO_VALUE)) };
  }

  #plain(node: Located): Located {
    if (node.unknown !== undefined) return this.#unknown(node.at, node.unknown);
    const [dynamic] = /\{\{resolve:[^}]*\}\}/.exec(textOf(node) ?? '') ?? [];
    if (dynamic === undefined) return node;
    return this.#unknown(node.at, `what ${dynamic} comes to, only AWS knows: write the value itself, or a parameter with a Default.`);
  }

  #call(name: string, { at, value }: Member): Located {
    const evaluate = this.#functions.get(name);
    if (evaluate !== undefined) return evaluate({ ...value, at });
    return this.#unknown(at, `what ${name} comes to is not in this file: write the value itself, or a parameter with a Default.`);
  }

  #referenced({ at, ...rest }: Located): Located {
    const name = this.#text({ at, ...rest });
    if (name === 'AWS::NoValue') return NO_VALUE;
    return { at, value: this.#reference(name, at) };
  }

  #reference(name: string, at: Place): Located['value'] {
    const value = this.#names.pseudo(name, at);
    if (value !== undefined) return value;
    if (name.startsWith('AWS::')) return this.#unknown(at, `${name} is not known here.`);
    const parameter = this.#names.section('Parameters', name);
    if (parameter !== undefined) return this.#parameter(name, { at, value: parameter });
    const queue = this.#names.queueUrl(name);
    if (queue !== undefined) return queue;
    if (this.#names.section('Resources', name) !== undefined) return name;
    return this.#unknown(at, `there is no parameter or resource ${name}.${this.#near(name)}`);
  }

  #parameter(name: string, { at, value }: Member): Located['value'] {
    const type = textOf(memberOf(value, 'Type')) ?? 'String';
    const given = memberOf(value, 'Default');
    const text = given?.unknown === undefined ? textOf(given) : undefined;
    if (text === undefined) return this.#unknown(at, `parameter ${name} has no Default, so that its value is not known here.`);
    if (type.startsWith('AWS::SSM::'))
      return this.#unknown(
        at,
        `the value of parameter ${name} stands in AWS' parameter store: write it as the Default of a parameter of type String.`,
      );
    if (!/^(?:CommaDelimitedList|List<)/.test(type)) return text;
    return text.split(',').map((item) => ({ at: given!.at, value: item.trim() }));
  }

  #attribute(argument: Located): Located {
    const parts = itemsOf(argument)?.map((item) => this.#text(this.#evaluated(item))) ?? this.#text(argument).split(/\.(.*)/s, 2);
    return { at: argument.at, value: this.#attributeOf(parts.join('.'), argument.at) };
  }

  #attributeOf(path: string, at: Place): string {
    const [name = '', attribute = ''] = path.split(/\.(.*)/s, 2);
    const found = this.#names.queueAttribute(name, attribute);
    if (found !== undefined) return found;
    if (this.#names.isQueue(name))
      return this.#unknown(at, `a queue has no attribute ${JSON.stringify(attribute)}. There are: Arn, QueueName, QueueUrl.`);
    if (this.#names.section('Resources', name) === undefined) this.#unknown(at, `there is no resource ${name}.${this.#near(name)}`);
    // What other resources come to has no part in what queues do.
    return path;
  }

  #substituted(argument: Located): Located {
    const [pattern, values] = itemsOf(argument) ?? [argument];
    const given = membersOf(values);
    const text = this.#text(pattern ?? argument).replace(/\$\{(!?)([^}]*)\}/g, (_, literal: string, written: string) => {
      if (literal !== '') return `\${${written}}`;
      const name = written.trim();
      const own = given?.get(name);
      if (own !== undefined) return this.#text(this.#evaluated(own.value));
      if (name.includes('.')) return this.#attributeOf(name, argument.at);
      return this.#text({ at: argument.at, value: this.#reference(name, argument.at) });
    });
    return { at: argument.at, value: text };
  }

  #joined(argument: Located): Located {
    const [delimiter, list] = this.#arguments(argument, 2);
    return {
      at: argument.at,
      value: this.#list(list!)
        .map((item) => this.#text(item))
        .join(this.#text(delimiter!)),
    };
  }

  #selected(argument: Located): Located {
    const [index, list] = this.#arguments(argument, 2);
    const item = this.#list(list!)[Number(this.#text(index!))];
    return item ?? this.#unknown(argument.at, 'Fn::Select names an item that its list does not have.');
  }

  #split(argument: Located): Located {
    const [delimiter, text] = this.#arguments(argument, 2);
    const parts = this.#text(text!).split(this.#text(delimiter!));
    return { at: argument.at, value: parts.map((value) => ({ at: argument.at, value })) };
  }

  /** A fourth argument holds what is taken where there is none. */
  #foundInMap(argument: Located): Located {
    const [otherwise, ...more] = itemsOf(argument)?.slice(3) ?? [];
    const path = { at: argument.at, value: more.length > 0 ? argument.value : (itemsOf(argument)?.slice(0, 3) ?? argument.value) };
    const [map, first, second] = this.#arguments(path, 3).map((item) => this.#text(item));
    const found = memberOf(memberOf(this.#names.section('Mappings', map!), first!), second!) ?? memberOf(otherwise, 'DefaultValue');
    if (found === undefined) return this.#unknown(argument.at, `there is no ${[map, first, second].join('.')} under Mappings.`);
    return this.#evaluated(found);
  }

  #chosen(argument: Located): Located {
    const [condition, yes, no] = itemsOf(argument) ?? [];
    if (condition === undefined || yes === undefined || no === undefined)
      return this.#unknown(argument.at, 'Fn::If takes a condition and two values.');
    return this.#evaluated(this.#holds(this.#text(condition), argument.at) ? yes : no);
  }

  #condition(node: Located): boolean {
    const [[name, member] = ['', undefined]] = membersOf(node) ?? [];
    const items = (): readonly Located[] => itemsOf(member?.value) ?? [];
    switch (name) {
      case 'Condition':
        return this.#holds(this.#text(member!.value), node.at);
      case 'Fn::Not':
        return !items().every((item) => this.#condition(item));
      case 'Fn::And':
        return items().every((item) => this.#condition(item));
      case 'Fn::Or':
        return items().some((item) => this.#condition(item));
      case 'Fn::Equals': {
        const [left, right] = this.#arguments(member!.value, 2).map((value) => JSON.stringify(textOf(value) ?? plainOf(value)));
        return left === right;
      }
      default:
        return this.#unknown(
          node.at,
          `a condition must be Fn::Equals, Fn::And, Fn::Or, Fn::Not or Condition, but is ${foundInWords(node)}.`,
        );
    }
  }

  #arguments(node: Located, count: number): readonly Located[] {
    const items = itemsOf(node);
    if (items?.length === count) return items.map((item) => this.#evaluated(item));
    return this.#unknown(node.at, `this function takes a list of ${count}, but has ${foundInWords(node)}.`);
  }

  #list(node: Located): readonly Located[] {
    return itemsOf(node) ?? this.#unknown(node.at, `here must be a list, but is ${foundInWords(node)}.`);
  }

  #text(node: Located): string {
    return textOf(node) ?? this.#unknown(node.at, `here must be text, but is ${foundInWords(node)}.`);
  }

  #near(name: string): string {
    const near = nearNames(name, this.#names.all, 1);
    return near.length === 0 ? '' : ` Did you mean ${near[0]}?`;
  }

  #unknown(at: Place, why: string): never {
    throw new Unknown(at, why);
  }
}

/** What comes of it; `undefined` where it is given up. */
function attempt<T>(make: () => T, tell: Tell): T | undefined {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof Unknown)) throw error;
    return void tell(error.at, error.message);
  }
}
