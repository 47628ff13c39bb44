import { jsonObject } from '../core/json-object';
import { statementsOf } from '../core/policy';
import type { Queue } from '../core/queue';

/** A statement of a queue's policy; only its label matters here. */
export interface Permission {
  readonly Sid?: unknown;
}

/** The statements of a queue's `Policy`; none when it has no policy. */
export function permissionsOf(queue: Queue): readonly Permission[] {
  const policy = policyOf(queue);
  return policy === undefined ? [] : (statementsOf(policy.get('Statement')) ?? []);
}

/** The queue's attributes, with these statements in its `Policy`; the policy goes with its last statement. */
export function policyWith(queue: Queue, statements: readonly Permission[]): ReadonlyMap<string, string> {
  const attributes = new Map(queue.attributes);
  if (statements.length === 0) {
    attributes.delete('Policy');
    return attributes;
  }
  const frame = policyOf(queue) ?? [
    ['Version', '2008-10-17'],
    ['Id', `${queue.arn}/SQSDefaultPolicy`],
  ];
  return attributes.set('Policy', JSON.stringify({ ...Object.fromEntries(frame), Statement: statements }));
}

function policyOf(queue: Queue): ReadonlyMap<string, unknown> | undefined {
  return jsonObject(queue.attributes.get('Policy') ?? '');
}
