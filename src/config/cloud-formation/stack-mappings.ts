import type { Findings } from '../findings';
import { itemsOf, memberOf, membersOf, textOf, type Located, type Member, type Members, type Place } from '../located';
import { checkSettings, isQueueArn, mappingOf, type MappingSource } from '../mapping-of';
import type { MappingInFile } from '../template';
import { functionIn } from './function-in';
import type { Stack } from './stack';
import type { Resource } from './stack-resources';

/** Settings of a mapping that say something about how a queue is worked on. */
const SETTINGS = [
  'BatchSize',
  'MaximumBatchingWindowInSeconds',
  'FunctionResponseTypes',
  'ScalingConfig',
  'FilterCriteria',
  'Enabled',
  'EventSourceArn',
  'FunctionName',
  'Queue',
];

/** Settings that need what is not in a test: metrics, keys, tags; or that are of other sources. */
const UNUSED = ['ProvisionedPollerConfig', 'MetricsConfig', 'KmsKeyArn', 'Tags', 'LoggingConfig', 'DestinationConfig', 'StartingPosition'];

/** The mappings of queues to functions: `AWS::Lambda::EventSourceMapping`, and the events of SAM's functions. */
export function stackMappings(stack: Stack): MappingInFile[] {
  return new StackMappings(stack).all();
}

interface Made extends Pick<MappingSource, 'at' | 'functionName' | 'queue'> {
  /** The properties of the function. */
  readonly made: Members | undefined;
}

class StackMappings {
  readonly #stack: Stack;
  readonly #findings: Findings;

  constructor(stack: Stack) {
    this.#stack = stack;
    this.#findings = stack.names.findings;
  }

  all(): MappingInFile[] {
    return this.#stack.resources.flatMap((resource) => {
      if (resource.type.startsWith('AWS::Serverless::')) noteHiddenQueues(resource, this.#findings);
      if (resource.type === 'AWS::Lambda::EventSourceMapping') return this.#own(resource);
      return resource.type === 'AWS::Serverless::Function' ? this.#ofEvents(resource) : [];
    });
  }

  #own({ at, properties }: Resource): MappingInFile[] {
    const { names } = this.#stack;
    const functionName = functionIn(properties.get('FunctionName')?.value, this.#stack);
    const made = membersOf(memberOf(names.section('Resources', functionName), 'Properties'));
    const queue = this.#queueOf(properties.get('EventSourceArn')?.value, { at, functionName });
    return queue === undefined ? [] : [this.#mapped(properties, { at, queue, functionName, made })];
  }

  #ofEvents({ id, properties: made }: Resource): MappingInFile[] {
    return eventsIn(made).flatMap(({ at, value: event }) => {
      if (textOf(memberOf(event, 'Type')) !== 'SQS') return [];
      const properties: Members = membersOf(memberOf(event, 'Properties')) ?? new Map();
      if (!properties.has('Queue')) this.#findings.wrong(at, 'an event of type SQS needs Queue, the ARN of a queue.');
      const queue = this.#queueOf(properties.get('Queue')?.value, { at, functionName: id });
      return queue === undefined ? [] : [this.#mapped(properties, { at, queue, functionName: id, made })];
    });
  }

  /** The ARN of the queue. What only AWS knows may be one, and is told; a stream of this file is none. */
  #queueOf(node: Located | undefined, { at, functionName }: Pick<MappingSource, 'at' | 'functionName'>): string | undefined {
    const { names, intrinsics } = this.#stack;
    const leftOut = (where: Place, why: string): void =>
      this.#findings.omit(where, `the mapping of a queue to ${functionName} is left out: ${why}`);
    const text = textOf(intrinsics.valueOr(node, leftOut));
    if (text === undefined || isQueueArn(text)) return text;
    const id = textOf(memberOf(node, 'Ref'));
    if (id === undefined || !names.isQueue(id)) {
      if (!/^arn:|\.(?:Stream)?Arn$/.test(text)) leftOut(at, `its source must be the ARN of a queue, but is ${JSON.stringify(text)}.`);
      return undefined;
    }
    this.#findings.note(node!.at, `Ref of a queue is its URL, which AWS refuses as the source of a mapping: write !GetAtt ${id}.Arn.`);
    return names.queueAttribute(id, 'Arn');
  }

  #mapped(properties: Members, { made, ...source }: Made): MappingInFile {
    const { root, names, intrinsics } = this.#stack;
    checkSettings(properties, { known: SETTINGS, unused: UNUSED, findings: this.#findings });
    const known = (name: string, node: Located | undefined): Located | undefined =>
      intrinsics.valueOr(node, (at, why) =>
        this.#findings.omit(at, `${name} of the mapping to ${source.functionName} is left out: ${why}`),
      );
    const globals = memberOf(memberOf(root, 'Globals'), 'Function');
    const ofFunction = (name: string): Located | undefined => known(name, made?.get(name)?.value ?? memberOf(globals, name));
    return mappingOf(
      {
        ...source,
        setting: (name) => known(name, properties.get(name)?.value),
        timeout: ofFunction('Timeout'),
        reservedConcurrency: ofFunction('ReservedConcurrentExecutions'),
      },
      names,
    );
  }
}

/** Queues that SAM makes beside what a template says. */
function noteHiddenQueues({ id, properties }: Resource, findings: Findings): void {
  for (const { at, value } of eventsIn(properties)) {
    const event = memberOf(value, 'Properties');
    const subscription = memberOf(event, 'SqsSubscription');
    const target = memberOf(event, 'DeadLetterConfig');
    if (textOf(subscription) === 'true')
      findings.omit(at, `the queue of SqsSubscription, which SAM makes for ${id}, is left out: write it as an AWS::SQS::Queue.`);
    if (membersOf(subscription) !== undefined)
      findings.omit(at, `the mapping by SqsSubscription to ${id} is left out: in a test, call mapEventSource with its queue.`);
    if (textOf(memberOf(target, 'Type')) === 'SQS' && memberOf(target, 'Arn') === undefined)
      findings.omit(at, `the dead-letter queue that SAM makes for an event of ${id} is left out: write it as an AWS::SQS::Queue.`);
  }
}

function eventsIn(properties: Members): Member[] {
  const events = properties.get('Events')?.value;
  return events === undefined || itemsOf(events) !== undefined ? [] : [...(membersOf(events)?.values() ?? [])];
}
