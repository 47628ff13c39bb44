import { ACTION_NAMES } from '../../src/api/shapes';
import type { QueueRegistry } from '../../src/core/queue-registry';
import type { Actions, ResponderOptions } from '../../src/transport/respond';

export const REQUEST_ID = '11111111-2222-4333-8444-555555555555';

/** What a responder needs, with actions that answer nothing except those given. */
export function fakeWorld(actions: Partial<Actions> = {}): ResponderOptions {
  const silent = Object.fromEntries(ACTION_NAMES.map((name) => [name, () => ({})]));
  return {
    actions: { ...silent, ...actions } as Actions,
    queues: {} as QueueRegistry,
    clock: { now: () => 1_000, schedule: () => () => {} },
    digest: { md5: () => '', sha256: () => '' },
    random: { uuid: () => REQUEST_ID, unit: () => 0 },
    region: 'us-east-1',
    accountId: '000000000000',
  };
}
