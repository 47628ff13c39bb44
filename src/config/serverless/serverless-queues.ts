import { openStack, type Stack } from '../cloud-formation/stack';
import type { Findings } from '../findings';
import { eachOf, foundInWords, memberOf, membersOf, textOf, type Located, type Member, type Members, type Place } from '../located';
import { checkSettings, isQueueArn, mappingOf } from '../mapping-of';
import type { Found, StructuredSource } from '../source';
import type { MappingInFile } from '../template';
import { Variables } from './variables';

/** The time-out of functions that say none: another than that of Lambda. */
const TIMEOUT_SECONDS = 6;

interface Service {
  readonly stack: Stack;
  readonly provider: Located | undefined;
}

/** serverless.yml: queues are resources of CloudFormation there, and functions say which they get. */
export function serverlessQueues(source: StructuredSource): Found {
  const { root, findings } = source;
  const variables = new Variables(source);
  const valueOf = (name: string): Located | undefined => {
    const node = memberOf(root, name);
    return node && variables.in(node);
  };
  const resources = resourcesIn(valueOf('resources'), findings);
  const stack = openStack({ ...source, root: { at: root.at, value: resources } }, serviceName(valueOf('service')));
  const provider = valueOf('provider');
  noteOthers(source, provider);
  const mappings = functionsIn(valueOf('functions'), findings).flatMap(([name, { value }]) =>
    eventsOf(value).flatMap((event) => mapped(name, { value, event }, { stack, provider }) ?? []),
  );
  return { queues: stack.queues, mappings };
}

function serviceName(service: Located | undefined): string {
  return textOf(memberOf(service, 'name') ?? service) ?? 'service';
}

/** All parts of `resources`, which may be a list of them. */
function resourcesIn(resources: Located | undefined, findings: Findings): Members {
  const all = new Map<string, Member>();
  for (const part of eachOf(resources)) {
    const sections = known(part, 'resources', findings);
    for (const [name, { at, value }] of sections ?? []) {
      const before = membersOf(all.get(name)?.value) ?? [];
      const members = name === 'Resources' ? known(value, 'Resources', findings) : membersOf(value);
      if (name === 'Resources') for (const member of members?.values() ?? []) known(member.value, 'a resource', findings);
      all.set(name, { at, value: { at: value.at, value: new Map([...before, ...(members ?? [])]) } });
    }
  }
  return all;
}

function functionsIn(functions: Located | undefined, findings: Findings): [string, Member][] {
  return eachOf(functions).flatMap((part) => {
    const members = [...(known(part, 'functions', findings) ?? [])];
    for (const [name, { value }] of members) known(value, `function ${name}`, findings);
    return members;
  });
}

/** The members of a part of the service. What a program would say is left out; any other file that is not there is a mistake. */
function known(node: Located, what: string, findings: Findings): Members | undefined {
  if (node.unknown?.includes(' is a program') === true) findings.omit(node.at, `${what} is left out: ${node.unknown}`);
  else if (node.unknown !== undefined) findings.wrong(node.at, node.unknown);
  else if (node.value !== null && membersOf(node) === undefined)
    findings.wrong(node.at, `${what} must be an object, but is ${foundInWords(node)}.`);
  return membersOf(node);
}

/** What says something of queues, and is not read. */
function noteOthers({ root, findings, owner }: StructuredSource, provider: Located | undefined): void {
  const region = memberOf(provider, 'region');
  if (region?.unknown === undefined && region !== undefined && textOf(region) !== owner.region)
    findings.omit(
      region.at,
      `the region ${textOf(region)} of the provider is not that of the queues here, ${owner.region}: say --region ${textOf(region)}, or region: '${textOf(region)}' for createSqs.`,
    );
  for (const [name, { at, value }] of membersOf(memberOf(root, 'constructs')) ?? [])
    if (textOf(memberOf(value, 'type')) === 'queue')
      findings.omit(at, `the construct ${name} is left out: write its queue as an AWS::SQS::Queue under resources.`);
}

function eventsOf(value: Located): Located[] {
  return eachOf(memberOf(value, 'events')).flatMap((event) => memberOf(event, 'sqs') ?? []);
}

interface Mapped {
  /** The function. */
  readonly value: Located;
  readonly event: Located;
}

/** Settings of `sqs`. */
const SETTINGS = ['arn', 'batchSize', 'maximumBatchingWindow', 'enabled', 'functionResponseType', 'filterPatterns', 'maximumConcurrency'];

function mapped(functionName: string, { value, event }: Mapped, { stack, provider }: Service): MappingInFile | undefined {
  const { names, intrinsics } = stack;
  const { findings } = names;
  const leftOut = (at: Place, why: string): void => findings.omit(at, `the mapping of a queue to ${functionName} is left out: ${why}`);
  const members = memberOf(event, 'arn') === undefined ? new Map<string, Member>() : (membersOf(event) ?? new Map<string, Member>());
  const queue = textOf(intrinsics.valueOr(memberOf(event, 'arn') ?? event, leftOut));
  if (queue === undefined) return undefined;
  if (!isQueueArn(queue)) return void leftOut(event.at, `arn must be the ARN of a queue, but is ${JSON.stringify(queue)}.`);
  checkSettings(members, { known: SETTINGS, unused: ['metrics', 'queueName'], findings });
  const setting = (name: string, node: Located | undefined): Located | undefined =>
    intrinsics.valueOr(node, (at, why) => findings.omit(at, `${name} of the mapping to ${functionName} is left out: ${why}`));
  const timeout = memberOf(value, 'timeout') ?? memberOf(provider, 'timeout');
  return mappingOf(
    {
      at: event.at,
      functionName,
      queue,
      setting: (name) => settingOf(name, (own) => setting(own, memberOf(event, own))),
      timeout: setting('timeout', timeout) ?? { at: event.at, value: TIMEOUT_SECONDS },
      reservedConcurrency: setting('reservedConcurrency', memberOf(value, 'reservedConcurrency')),
    },
    names,
  );
}

/** What the Serverless Framework says for a setting of `CreateEventSourceMapping`. */
function settingOf(name: string, own: (name: string) => Located | undefined): Located | undefined {
  const within = (member: string, node: Located | undefined): Located | undefined =>
    node && { at: node.at, value: new Map([[member, { at: node.at, value: node }]]) };
  switch (name) {
    case 'BatchSize':
      return own('batchSize');
    case 'MaximumBatchingWindowInSeconds':
      return own('maximumBatchingWindow');
    case 'Enabled':
      return own('enabled');
    case 'FunctionResponseTypes': {
      const type = own('functionResponseType');
      return type && { at: type.at, value: [type] };
    }
    case 'ScalingConfig':
      return within('MaximumConcurrency', own('maximumConcurrency'));
    default: {
      const patterns = own('filterPatterns');
      const filters = patterns && { at: patterns.at, value: eachOf(patterns).map((pattern) => within('Pattern', pattern)!) };
      return within('Filters', filters);
    }
  }
}
