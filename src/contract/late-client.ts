import type { SQSClient } from '@aws-sdk/client-sqs';

/**
 * Stands for a client that is there only when its backend is up: code under test may be given it before.
 *
 * @param current - the client now. @throws Error that says why there is none
 */
export function lateClient(current: () => SQSClient): SQSClient {
  return new Proxy({} as SQSClient, {
    get(_, key) {
      // Asked by whoever prints or awaits a value.
      if (typeof key === 'symbol' || key === 'then' || key === 'toJSON') return undefined;
      const client = current();
      const value: unknown = Reflect.get(client, key, client);
      return typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(client) : value;
    },
    set: (_, key, value) => Reflect.set(current(), key, value),
    has: (_, key) => Reflect.has(current(), key),
    getPrototypeOf: () => Reflect.getPrototypeOf(current()),
  });
}
