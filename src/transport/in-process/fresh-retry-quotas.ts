import { patch } from './patch';
import { sdkClasses } from './sdk-handlers';

/** What a client of the SDK counts its retries by: each takes away from a quota, which calls that go well fill again. */
interface RetryStrategy {
  readonly constructor: new (attempts: number) => RetryStrategy;
  capacity: number;
  acquireInitialRetryToken(this: object, ...args: unknown[]): unknown;
}

/** Where the SDK has it now, and where it had it. */
const MODULES = ['@smithy/core/retry', '@smithy/util-retry'];

/**
 * Lets clients of the AWS SDK that outlive a run begin each with the quota of retries that a new client has: what failed in one run would
 * otherwise be tried less often in the next.
 *
 * @param run - the number of the run
 * @returns a function that ends it
 */
export function freshRetryQuotas(run: () => number): () => void {
  const begunIn = new WeakMap<object, number>();
  const prototypes = MODULES.flatMap((module) => sdkClasses<RetryStrategy>(module, 'StandardRetryStrategy'));
  const patches = prototypes.filter(isRetryStrategy).map((prototype) => {
    const { capacity } = new prototype.constructor(1);
    return patch(
      prototype,
      'acquireInitialRetryToken',
      (original) =>
        function acquireInitialRetryToken(this: RetryStrategy, ...args) {
          if (begunIn.get(this) !== run()) this.capacity = capacity;
          begunIn.set(this, run());
          return original.call(this, ...args);
        },
    );
  });
  return () => patches.forEach(({ remove }) => remove());
}

function isRetryStrategy(prototype: Partial<RetryStrategy>): prototype is RetryStrategy {
  return typeof prototype.acquireInitialRetryToken === 'function';
}
