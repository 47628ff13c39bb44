import { queueNameIn } from '../../core/queue-address';
import { eachOf, foundInWords, membersOf, plainOf, textOf, type Place } from '../located';
import type { Intrinsics } from './intrinsics';
import type { Resource } from './stack-resources';
import type { StackNames } from './stack-names';

interface Scope {
  readonly names: StackNames;
  readonly intrinsics: Intrinsics;
}

/** A policy that a resource of its own gives to a queue. */
export interface QueuePolicy {
  readonly at: Place;
  /** The queue's name. */
  readonly queue: string;
  readonly document: Readonly<Record<string, unknown>>;
}

/** What `AWS::SQS::QueuePolicy` and `AWS::SQS::QueueInlinePolicy` say. What is not known of them is told, and keeps no queue from being. */
export function queuePolicies(resources: readonly Resource[], { names, intrinsics }: Scope): QueuePolicy[] {
  const { findings } = names;
  return resources
    .filter(({ type }) => /^AWS::SQS::Queue(?:Inline)?Policy$/.test(type))
    .flatMap((resource) => {
      const leftOut = (at: Place, why: string): void => findings.omit(at, `policy ${resource.id} is left out: ${why}`);
      const document = documentOf(resource, leftOut);
      return document === undefined ? [] : queuesOf(resource, leftOut).map((queue) => ({ at: resource.at, queue, document }));
    });

  function documentOf({ at, properties }: Resource, leftOut: (at: Place, why: string) => void): Record<string, unknown> | undefined {
    const given = properties.get('PolicyDocument')?.value;
    const document = intrinsics.valueOr(given, leftOut);
    if (given === undefined) findings.wrong(at, 'a policy of queues needs PolicyDocument.');
    else if (document !== undefined && membersOf(document) === undefined)
      findings.wrong(given.at, `PolicyDocument must be an object, but is ${foundInWords(document)}.`);
    // The version that AWS takes a policy for that says none.
    return document && { Version: '2008-10-17', ...(plainOf(document) as object) };
  }

  function queuesOf({ at, type, properties }: Resource, leftOut: (at: Place, why: string) => void): string[] {
    const property = type.endsWith('InlinePolicy') ? 'Queue' : 'Queues';
    const given = properties.get(property)?.value;
    if (given === undefined) findings.wrong(at, `a policy of queues needs ${property}.`);
    return eachOf(given).flatMap((node) => {
      const url = textOf(intrinsics.valueOr(node, leftOut));
      if (url === undefined) return [];
      const name = queueNameIn(url);
      if (names.isNameOfQueue(name)) return [name];
      leftOut(node.at, `it is for ${JSON.stringify(url)}, which is no queue of this file. A queue is named by Ref.`);
      return [];
    });
  }
}
