import type { Option, OptionTable } from '../options/option';
import { places } from '../options/places';
import { namesInstead, nearNames } from '../words/near-names';
import type { Findings } from './findings';
import { foundInWords, itemsOf, membersOf, plainOf, textOf, type Located, type Members } from './located';

/** A queue of a file as `createQueue` takes it. */
export type Definition = Record<string, unknown>;

const OPTIONS: OptionTable = places.definition.options;

/** The attributes that SQS has, without what is short for something. */
export const SQS_ATTRIBUTES: readonly string[] = Object.keys(OPTIONS).filter((name) => /^[A-Z]/.test(name));

/** All that our own files may say of a queue. */
export const DEFINITION_NAMES: readonly string[] = Object.keys(OPTIONS);

interface Check {
  readonly findings: Findings;
  /** The names that there are where this is written. */
  readonly known: readonly string[];
}

/** What a file says of a queue, checked against the table of options; takes down what is wrong. */
export function checkedDefinition(members: Members, { findings, known }: Check): Definition {
  const definition: Definition = {};
  for (const [name, { at, value }] of members) {
    if (!known.includes(name)) findings.wrong(at, unknownAttribute(name, known));
    else if (name === 'RedrivePolicy') Object.assign(definition, redrive(value, findings));
    else if (name === 'tags') definition['tags'] = tagsIn(value, findings);
    else definition[name] = checkedValue(name, value, findings);
  }
  return definition;
}

/** One attribute. Numbers and flags may be written as text. */
export function checkedValue(name: string, node: Located, findings: Findings): unknown {
  const { kind } = OPTIONS[name]!;
  const value = plainOf(jsonIn(node, OPTIONS[name]!));
  if ((kind.inFile ?? kind).accepts(value)) return kind.inFile?.form?.(value) ?? value;
  const near = typeof value === 'string' && kind.names !== undefined ? nearNames(value, kind.names, 1) : [];
  const hint = near.length === 0 ? '' : ` Did you mean ${near[0]}?`;
  findings.wrong(node.at, `${name} must be ${kind.expected}, but is ${foundInWords(node)}.${hint}`);
  return undefined;
}

/** Tags, as an object of texts by name: what is a number there is meant as it is written. */
export function tagsIn(node: Located, findings: Findings): Record<string, string> {
  const members = membersOf(node);
  if (members === undefined) findings.wrong(node.at, `tags must be texts by name, but is ${foundInWords(node)}.`);
  return Object.fromEntries(
    [...(members ?? [])].map(([name, { value }]) => {
      const text = value.value === null ? '' : textOf(value);
      if (text === undefined) findings.wrong(value.at, `tag ${name} must be text, but is ${foundInWords(value)}.`);
      return [name, text ?? ''];
    }),
  );
}

/** A redrive policy as its short forms: its dead-letter queue may stand further down in the file. */
function redrive(node: Located, findings: Findings): Definition {
  const policy = membersOf(fromJson(node));
  if (policy === undefined) {
    findings.wrong(
      node.at,
      `RedrivePolicy must be an object with deadLetterTargetArn and maxReceiveCount, or such JSON text, but is ${foundInWords(node)}.`,
    );
    return {};
  }
  const arn = textOf(policy.get('deadLetterTargetArn')?.value);
  const count = policy.get('maxReceiveCount')?.value;
  if (arn === undefined) findings.wrong(node.at, 'RedrivePolicy needs deadLetterTargetArn, the ARN of a queue.');
  if (count === undefined) findings.wrong(node.at, 'RedrivePolicy needs maxReceiveCount, 1 to 1,000.');
  if (arn !== undefined && !/^arn:[\w-]+:sqs:[\w-]+:\d{12}:\S+$/.test(arn))
    findings.wrong(
      policy.get('deadLetterTargetArn')!.value.at,
      `deadLetterTargetArn must be the ARN of a queue, such as arn:aws:sqs:us-east-1:000000000000:orders-dlq, but is ${JSON.stringify(arn)}.`,
    );
  return { deadLetterQueue: arn, maxReceiveCount: count && checkedValue('maxReceiveCount', count, findings) };
}

/** What attributes that are policies hold may be written as JSON text. */
function jsonIn(node: Located, { kind }: Option): Located {
  return kind.inFile?.json === true ? fromJson(node) : node;
}

/** What a text of JSON holds; all of it stands where the text stands. */
export function fromJson(node: Located): Located {
  if (typeof node.value !== 'string') return node;
  try {
    return locatedAt(JSON.parse(node.value) as unknown, node);
  } catch {
    return node;
  }
}

function locatedAt(value: unknown, { at }: Located): Located {
  if (Array.isArray(value)) return { at, value: value.map((item) => locatedAt(item, { at, value: null })) };
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([name, held]) => [name, { at, value: locatedAt(held, { at, value: null }) }] as const);
    return { at, value: new Map(members) };
  }
  return { at, value: value as string | number | boolean | null };
}

function unknownAttribute(name: string, known: readonly string[]): string {
  const synonym = SYNONYMS[name];
  const near = synonym !== undefined && known.includes(synonym) ? [synonym] : nearNames(name, known, 1);
  return `there is no attribute ${JSON.stringify(name)}. ${namesInstead(near, known)}`;
}

/** What attributes are called by whoever has other tools in mind. */
const SYNONYMS: Readonly<Record<string, string>> = {
  defaultVisibilityTimeout: 'VisibilityTimeout',
  delay: 'DelaySeconds',
  receiveMessageWait: 'ReceiveMessageWaitTimeSeconds',
  fifo: 'FifoQueue',
  dlq: 'deadLetterQueue',
  deadLettersQueue: 'deadLetterQueue',
  Tags: 'tags',
};

/** A list of texts by name as AWS writes them in templates: `[{ Key, Value }]`. */
export function keyedTexts(node: Located, findings: Findings): Record<string, string> {
  if (membersOf(node) !== undefined) return tagsIn(node, findings);
  const items = itemsOf(node);
  if (items === undefined) findings.wrong(node.at, `Tags must be a list of Key and Value, but is ${foundInWords(node)}.`);
  return Object.fromEntries(
    (items ?? []).map((item) => {
      const members = membersOf(item);
      const key = textOf(members?.get('Key')?.value);
      if (key === undefined) findings.wrong(item.at, `a tag must have Key and Value, but is ${foundInWords(item)}.`);
      return [key ?? '', textOf(members?.get('Value')?.value) ?? ''];
    }),
  );
}
