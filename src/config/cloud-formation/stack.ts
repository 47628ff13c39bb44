import { checkedDefinition, keyedTexts, SQS_ATTRIBUTES } from '../checked-definition';
import { foundInWords, memberOf, membersOf, textOf, type Located, type Member, type Place } from '../located';
import type { StructuredSource } from '../source';
import type { TemplateQueue } from '../template';
import { Intrinsics } from './intrinsics';
import { StackNames } from './stack-names';

/** What `AWS::SQS::Queue` takes; policies are resources of their own. */
const PROPERTIES = ['QueueName', 'Tags', ...SQS_ATTRIBUTES.filter((name) => name !== 'Policy')];

interface Resource {
  readonly id: string;
  readonly at: Place;
  readonly properties: ReadonlyMap<string, Member>;
}

type Evaluation = Pick<Stack, 'names' | 'intrinsics'>;

/** A template, and what its names and functions come to. */
export interface Stack {
  readonly names: StackNames;
  readonly intrinsics: Intrinsics;
  readonly queues: ReadonlyMap<string, TemplateQueue>;
}

/** Reads the queues of a template of CloudFormation. @param stack - what stands for the stack's name */
export function openStack({ root, findings, owner }: StructuredSource, stack: string): Stack {
  const names = new StackNames({ root, findings, owner, stack });
  const intrinsics = new Intrinsics(names);
  const resources = queuesIn(root, { names, intrinsics });
  // Names first: any queue may refer to any other.
  for (const resource of resources) names.nameQueue(resource.id, nameOf(resource, intrinsics));
  const queues = new Map<string, TemplateQueue>();
  for (const resource of resources) {
    const name = names.queueAttribute(resource.id, 'QueueName')!;
    const twin = queues.get(name);
    if (twin !== undefined) findings.wrong(resource.at, `there is a queue ${JSON.stringify(name)} already, at ${findings.place(twin.at)}.`);
    queues.set(name, { at: resource.at, definition: definitionOf(resource, { intrinsics, names }) });
    checkName(name, resource, names);
  }
  return { names, intrinsics, queues };
}

function queuesIn(template: Located, { names: { findings }, intrinsics }: Evaluation): Resource[] {
  return [...(membersOf(memberOf(template, 'Resources')) ?? [])].flatMap(([id, { at, value }]) => {
    if (textOf(memberOf(value, 'Type')) !== 'AWS::SQS::Queue') return [];
    const condition = memberOf(value, 'Condition');
    if (condition !== undefined && !intrinsics.holds(textOf(condition) ?? '', condition.at)) return [];
    const properties = memberOf(value, 'Properties');
    if (properties !== undefined && membersOf(properties) === undefined)
      findings.wrong(properties.at, `Properties must be an object, but is ${foundInWords(properties)}.`);
    return [{ id, at, properties: membersOf(properties) ?? new Map() }];
  });
}

/** Without one it is made after the logical id; CloudFormation adds letters by chance to that. */
function nameOf({ id, properties }: Resource, intrinsics: Intrinsics): string {
  const given = textOf(intrinsics.known(properties.get('QueueName')?.value));
  if (given !== undefined) return given;
  return isFifo(properties, intrinsics) ? `${id}.fifo` : id;
}

function isFifo(properties: Resource['properties'], intrinsics: Intrinsics): boolean {
  return textOf(intrinsics.known(properties.get('FifoQueue')?.value))?.toLowerCase() === 'true';
}

function checkName(name: string, { at, properties }: Resource, { findings }: StackNames): void {
  if (name.endsWith('.fifo') && !properties.has('FifoQueue'))
    findings.wrong(properties.get('QueueName')?.value.at ?? at, `${JSON.stringify(name)} is a name for FIFO queues: add FifoQueue: true.`);
}

function definitionOf({ properties }: Resource, { names, intrinsics }: Evaluation): Record<string, unknown> {
  const { findings } = names;
  const known = new Map<string, Member>();
  for (const [name, { at, value }] of properties) {
    const evaluated = intrinsics.known(name === 'RedrivePolicy' ? withArn(value, names) : value);
    if (name !== 'QueueName' && name !== 'Tags' && evaluated !== undefined) known.set(name, { at, value: evaluated });
  }
  const tags = intrinsics.known(properties.get('Tags')?.value);
  const definition = checkedDefinition(known, { findings, known: PROPERTIES });
  return tags === undefined ? definition : { ...definition, tags: keyedTexts(tags, findings) };
}

/** A redrive policy whose target is the queue itself (`Ref`), as if it were its ARN. */
function withArn(policy: Located, names: StackNames): Located {
  const members = membersOf(policy);
  const target = members?.get('deadLetterTargetArn');
  const id = textOf(memberOf(target?.value, 'Ref'));
  if (members === undefined || target === undefined || id === undefined || !names.isQueue(id)) return policy;
  names.findings.note(
    target.at,
    `Ref of a queue is its URL, which CloudFormation refuses as deadLetterTargetArn: write !GetAtt ${id}.Arn.`,
  );
  const arn = { at: target.value.at, value: names.queueAttribute(id, 'Arn')! };
  return { at: policy.at, value: new Map([...members, ['deadLetterTargetArn', { at: target.at, value: arn }]]) };
}
