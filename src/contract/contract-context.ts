import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Duration } from '../system/time/duration';
import type { Capability } from '../backends/capability';
import type { ContractQueue, ContractQueueDefinition } from './contract-queue';

/** What the tests of a contract are given, on each backend. */
export interface ContractContext {
  /** A client of the AWS SDK that talks to the backend. It may be handed on at once, and used when tests run. */
  readonly client: SQSClient;
  readonly backend: ContractBackend;
  /**
   * Creates a queue under a name of its own: it is deleted after the test, or, made in `beforeAll`, after the last one.
   *
   * @param name - what its name ends in; with `.fifo` it is a FIFO queue
   * @throws Error with what the backend refuses it for
   *
   * @example
   * const orders = await createQueue('orders', { VisibilityTimeout: 2, deadLetterQueue: 'orders-dlq', maxReceiveCount: 3 });
   */
  createQueue(name: string, definition?: ContractQueueDefinition): Promise<ContractQueue>;
  /** Lets time pass: the mock's clock is moved, elsewhere it is waited for, `timeScale` shorter. */
  pass(duration: Duration): Promise<void>;
  /**
   * Tries an assertion until it holds, and lets time pass in between.
   *
   * @param options - `within`: for how long; default 10 seconds
   * @throws what the assertion threw last
   *
   * @example
   * await eventually(() => expect(shipped).toEqual([42]));
   */
  eventually<Result>(assertion: () => Result | Promise<Result>, options?: { readonly within?: Duration }): Promise<Result>;
  /**
   * Defines tests that rely on something not every backend has; where it is missing, one skipped test says so.
   *
   * @example
   * needs('virtualTime', () => {
   *   test('keeps messages for four days', async () => {
   *     const orders = await createQueue('orders');
   *     await orders.send({ orderId: 42 });
   *     await pass('3d');
   *     expect(await orders.receiveAll()).toHaveLength(1);
   *   });
   * });
   */
  needs(capability: Capability, define: () => void): void;
}

/** The backend that a contract's tests run on. */
export interface ContractBackend {
  /** `mock`, `localstack`, `elasticmq`, `aws`, or the URL of an endpoint. */
  readonly name: string;
  readonly capabilities: readonly Capability[];
  /** Where it answers; `undefined` on the mock and AWS. Known when it is up. */
  readonly endpoint: string | undefined;
  /** Known when it is up. */
  readonly region: string;
}
