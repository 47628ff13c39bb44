import { checkedDefinition, keyedTexts, SQS_ATTRIBUTES } from '../checked-definition';
import { foundInWords, itemsOf, memberOf, membersOf, textOf, type Located, type Member, type Place } from '../located';
import type { StructuredSource } from '../source';
import type { TemplateQueue } from '../template';
import { Intrinsics } from './intrinsics';
import { withoutLoops } from './loops';
import { queuePolicies } from './queue-policies';
import { StackNames } from './stack-names';
import { resourcesIn, type Resource } from './stack-resources';

/** What `AWS::SQS::Queue` takes; policies are resources of their own. */
const PROPERTIES = ['QueueName', 'Tags', ...SQS_ATTRIBUTES.filter((name) => name !== 'Policy')];

/** Properties that change nothing of what calls come to. */
const NO_PART_IN_CALLS: ReadonlySet<string> = new Set(['KmsMasterKeyId', 'KmsDataKeyReusePeriodSeconds', 'SqsManagedSseEnabled', 'Policy']);

type Evaluation = Pick<Stack, 'names' | 'intrinsics'>;

/** A template, and what its names and functions come to. */
export interface Stack {
  /** With what loops make. */
  readonly root: Located;
  readonly resources: readonly Resource[];
  readonly names: StackNames;
  readonly intrinsics: Intrinsics;
  readonly queues: ReadonlyMap<string, TemplateQueue>;
}

/** Reads the queues of a template of CloudFormation. @param stack - what stands for the stack's name */
export function openStack({ root: written, findings, owner }: StructuredSource, stack: string): Stack {
  const asWritten = new StackNames({ root: written, findings, owner, stack });
  const root = withoutLoops(written, { names: asWritten, intrinsics: new Intrinsics(asWritten) });
  const names = new StackNames({ root, findings, owner, stack });
  const intrinsics = new Intrinsics(names);
  const resources = resourcesIn(root, { names, intrinsics });
  const queues = queuesOf(
    resources.filter(({ type }) => type === 'AWS::SQS::Queue'),
    { names, intrinsics },
  );
  for (const { at, queue, document } of queuePolicies(resources, { names, intrinsics })) {
    const { definition, ...rest } = queues.get(queue)!;
    if ('Policy' in definition) findings.note(at, `queue ${JSON.stringify(queue)} has a policy already: this one takes its place.`);
    queues.set(queue, { ...rest, definition: { ...definition, Policy: document } });
  }
  return { root, resources, names, intrinsics, queues };
}

function queuesOf(resources: readonly Resource[], { names, intrinsics }: Evaluation): Map<string, TemplateQueue> {
  const { findings } = names;
  // Names first: any queue may refer to any other.
  for (const resource of resources) names.nameQueue(resource.id, () => nameOf(resource, { names, intrinsics }));
  const queues = new Map<string, TemplateQueue>();
  for (const resource of resources) {
    const name = names.queueAttribute(resource.id, 'QueueName')!;
    const twin = queues.get(name);
    if (twin !== undefined) findings.wrong(resource.at, `there is a queue ${JSON.stringify(name)} already, at ${findings.place(twin.at)}.`);
    queues.set(name, { at: resource.at, definition: definitionOf(resource, { intrinsics, names }) });
    checkName(name, resource, names);
  }
  return queues;
}

/** Without one it is made after the logical id; CloudFormation adds letters by chance to that. */
function nameOf({ id, properties }: Resource, { names, intrinsics }: Evaluation): string {
  const given = intrinsics.known(properties.get('QueueName')?.value);
  const name = textOf(given);
  if (name !== undefined) return name;
  if (given !== undefined) names.findings.wrong(given.at, `QueueName must be text, but is ${foundInWords(given)}.`);
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
    if (name === 'QueueName' || name === 'Tags') continue;
    if (name === 'Policy') findings.wrong(at, 'the policy of a queue is a resource of its own, of type AWS::SQS::QueuePolicy.');
    const leftOut = (where: Place, why: string): void => findings.omit(where, `${name} is left out: ${why}`);
    const given = name === 'RedrivePolicy' ? withArn(value, names) : value;
    const evaluated = NO_PART_IN_CALLS.has(name) ? intrinsics.valueOr(given, leftOut) : intrinsics.known(given);
    if (evaluated !== undefined) known.set(name, { at, value: evaluated });
  }
  const definition = checkedDefinition(known, { findings, known: PROPERTIES });
  const tags = properties.get('Tags')?.value;
  return tags === undefined ? definition : { ...definition, tags: tagsOf(tags, { names, intrinsics }) };
}

/** A tag that is not known keeps no queue from being. */
function tagsOf(tags: Located, { names: { findings }, intrinsics }: Evaluation): Record<string, string> {
  const leftOut = (at: Place, why: string): void => findings.omit(at, `a tag is left out: ${why}`);
  const known = itemsOf(tags)?.flatMap((tag) => intrinsics.valueOr(tag, leftOut) ?? []);
  const value = known === undefined ? intrinsics.valueOr(tags, leftOut) : { at: tags.at, value: known };
  return value === undefined ? {} : keyedTexts(value, findings);
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
