import type { MessagePattern } from '../../patterns/message-pattern';

/**
 * Matchers for the invocations that event source mappings make: the subject is a queue, a world, or a mapping.
 *
 * A pattern is one for messages; a list of them is a whole batch, in its order.
 */
export interface InvocationMatchers<R> {
  /**
   * Passes when a function was invoked with messages of the queue; a throttled batch does not count.
   *
   * @example
   * expect(orders).toHaveInvoked();
   */
  toHaveInvoked(): R;

  /**
   * Passes when functions were invoked exactly so often; each retry counts.
   *
   * @example
   * expect(orders).toHaveInvokedTimes(2);
   */
  toHaveInvokedTimes(times: number): R;

  /**
   * Passes when a function was invoked with a message that matches, or with exactly these messages in this order.
   *
   * @example
   * expect(orders).toHaveInvokedWith([{ orderId: 1 }, { orderId: 2 }]);
   */
  toHaveInvokedWith(pattern: MessagePattern | readonly MessagePattern[]): R;

  /**
   * Passes when a function reported failures (`batchItemFailures`): any, one that matches, or exactly these.
   *
   * @example
   * expect(orders).toHaveReportedBatchItemFailures([{ orderId: 2 }]);
   */
  toHaveReportedBatchItemFailures(pattern?: MessagePattern | readonly MessagePattern[]): R;
}
