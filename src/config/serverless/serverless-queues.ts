import { openStack, type Stack } from '../cloud-formation/stack';
import { itemsOf, memberOf, membersOf, textOf, type Located, type Member, type Members } from '../located';
import { mappingOf, type MappingSource } from '../mapping-of';
import type { Found, StructuredSource } from '../source';
import { Variables } from './variables';

/** The time-out of functions that say none: another than that of Lambda. */
const TIMEOUT_SECONDS = 6;

interface Service extends Stack {
  readonly provider: Located | undefined;
  /** What a member comes to. */
  readonly valueOf: (node: Located | undefined) => Located | undefined;
}

/** serverless.yml: queues are resources of CloudFormation there, and functions say which they get. */
export function serverlessQueues(source: StructuredSource): Found {
  const { root } = source;
  const variables = new Variables(source);
  const template = variables.in({ at: root.at, value: resourcesIn(source) });
  const stack = openStack({ ...source, root: template }, textOf(memberOf(root, 'service')) ?? 'service');
  const service: Service = {
    ...stack,
    provider: memberOf(root, 'provider'),
    valueOf: (node) => node && stack.intrinsics.ifKnown(variables.in(node)),
  };
  const mappings = functionsIn(root).flatMap(([name, { value }]) =>
    eventsOf(value).map((event) => mapped(name, { value, event }, service)),
  );
  return { queues: stack.queues, mappings: mappings.flatMap((mapping) => mappingOf(mapping, stack.names) ?? []) };
}

/** All parts of `resources`, which may be a list of them; those of other files are texts. */
function resourcesIn({ root, findings }: StructuredSource): Members {
  const all = new Map<string, Member>();
  for (const part of listed(memberOf(root, 'resources'))) {
    const sections = membersOf(part);
    if (sections === undefined) findings.note(part.at, `resources of other files are left out: ${textOf(part) ?? ''}`);
    for (const [name, { at, value }] of sections ?? []) {
      const before = membersOf(all.get(name)?.value) ?? [];
      all.set(name, { at, value: { at: value.at, value: new Map([...before, ...(membersOf(value) ?? [])]) } });
    }
  }
  return all;
}

function functionsIn(root: Located): [string, Member][] {
  return listed(memberOf(root, 'functions')).flatMap((part) => [...(membersOf(part) ?? [])]);
}

function eventsOf(value: Located): Located[] {
  return listed(memberOf(value, 'events')).flatMap((event) => memberOf(event, 'sqs') ?? []);
}

interface Mapped {
  /** The function. */
  readonly value: Located;
  readonly event: Located;
}

function mapped(functionName: string, { value, event }: Mapped, { provider, valueOf }: Service): MappingSource {
  return {
    at: event.at,
    functionName,
    queue: valueOf(memberOf(event, 'arn') ?? event),
    setting: (name) => settingOf(name, (own) => valueOf(memberOf(event, own))),
    timeout: valueOf(memberOf(value, 'timeout') ?? memberOf(provider, 'timeout')) ?? { at: event.at, value: TIMEOUT_SECONDS },
    reservedConcurrency: valueOf(memberOf(value, 'reservedConcurrency')),
  };
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
      const filters = patterns && { at: patterns.at, value: listed(patterns).map((pattern) => within('Pattern', pattern)!) };
      return within('Filters', filters);
    }
  }
}

function listed(node: Located | undefined): readonly Located[] {
  return node === undefined ? [] : (itemsOf(node) ?? [node]);
}
