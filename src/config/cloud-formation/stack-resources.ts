import { nearNames } from '../../words/near-names';
import { foundInWords, memberOf, membersOf, textOf, type Located, type Members, type Place } from '../located';
import type { Intrinsics } from './intrinsics';
import type { StackNames } from './stack-names';

/** A resource of a template that is made. */
export interface Resource {
  readonly id: string;
  readonly at: Place;
  readonly type: string;
  readonly properties: Members;
}

/** The types that there are of SQS. */
const TYPES_OF_SQS = ['AWS::SQS::Queue', 'AWS::SQS::QueuePolicy', 'AWS::SQS::QueueInlinePolicy'];

/** What stands beside `Type`. */
const BESIDE_TYPE = [
  'Type',
  'Properties',
  'Condition',
  'DependsOn',
  'DeletionPolicy',
  'UpdateReplacePolicy',
  'Metadata',
  'CreationPolicy',
  'UpdatePolicy',
  'Connectors',
  'Description',
];

/** Resources that may hold queues of their own, by where it says which. */
const HOLDERS: Readonly<Record<string, string>> = {
  'AWS::CloudFormation::Stack': 'TemplateURL',
  'AWS::CloudFormation::StackSet': 'TemplateURL',
  'AWS::Serverless::Application': 'Location',
};

/** The resources whose conditions hold. Notes those that may hold queues which are not read. */
export function resourcesIn(
  root: Located,
  { names, intrinsics }: { readonly names: StackNames; readonly intrinsics: Intrinsics },
): Resource[] {
  const { findings } = names;
  return [...(membersOf(memberOf(root, 'Resources')) ?? [])].flatMap(([id, { at, value }]) => {
    const type = textOf(memberOf(value, 'Type')) ?? '';
    if (id === 'Fn::Transform')
      findings.omit(at, 'Fn::Transform is left out: what a transform brings in is not read. Write the resources here.');
    const condition = memberOf(value, 'Condition');
    if (condition !== undefined && isOfInterest(type) && !intrinsics.holds(textOf(condition) ?? '', condition.at)) return [];
    if (type.startsWith('AWS::SQS::')) checkShape(value, type);
    const holder = HOLDERS[type];
    if (holder !== undefined) noteHolder(memberOf(memberOf(value, 'Properties'), holder), { id, at });
    const properties = membersOf(memberOf(value, 'Properties')) ?? new Map();
    return [{ id, at, type, properties }];
  });

  function checkShape(resource: Located, type: string): void {
    const properties = memberOf(resource, 'Properties');
    if (properties !== undefined && membersOf(properties) === undefined)
      findings.wrong(properties.at, `Properties must be an object, but is ${foundInWords(properties)}.`);
    if (!TYPES_OF_SQS.includes(type))
      findings.wrong(
        memberOf(resource, 'Type')!.at,
        `there is no type ${type}. Did you mean ${nearNames(type, TYPES_OF_SQS, 1)[0] ?? TYPES_OF_SQS[0]}?`,
      );
    for (const [name, { at }] of membersOf(resource) ?? [])
      if (!BESIDE_TYPE.includes(name)) findings.wrong(at, `${name} has no meaning beside Type: write it under Properties.`);
  }

  function noteHolder(location: Located | undefined, { id, at }: Pick<Resource, 'id' | 'at'>): void {
    const where = textOf(location);
    findings.omit(at, `the stack ${id}${where === undefined ? '' : `, ${where},`} is not read: its queues, if it has any, are left out.`);
  }
}

/** Whether a resource has to do with queues, so that its condition must be known. */
function isOfInterest(type: string): boolean {
  return /^AWS::(?:SQS|Lambda|Serverless)::|^AWS::CloudFormation::Stack(?:Set)?$/.test(type);
}
