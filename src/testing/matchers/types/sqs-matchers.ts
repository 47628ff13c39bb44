import type { AwaitedMatchers } from './awaited-matchers';
import type { CommandMatchers } from './command-matchers';
import type { InvocationMatchers } from './invocation-matchers';
import type { AsymmetricMatcher, MessagePatternOf } from '../../patterns/message-pattern';

/**
 * Matchers for queues: the subject is a queue, its name, URL or ARN, or a whole world.
 *
 * `R` is what an assertion returns, in the runner's own terms; `T` is the subject's type.
 */
export interface SqsMatchers<R, T = unknown> extends CommandMatchers<R>, InvocationMatchers<R>, AwaitedMatchers<T> {
  /**
   * Passes when a message was sent to the queue, whatever became of it.
   *
   * @example
   * expect(orders).toHaveBeenSent({ orderId: 42 });
   */
  toHaveBeenSent(pattern: MessagePatternOf<T>): R;

  /**
   * Passes when exactly so many messages were sent; a suppressed duplicate does not count.
   *
   * @example
   * expect(orders).toHaveBeenSentTimes(1, { orderId: 42 });
   */
  toHaveBeenSentTimes(times: number, pattern?: MessagePatternOf<T>): R;

  /**
   * Passes when messages were sent in this order; others may have been sent in between.
   *
   * @example
   * expect(orders).toHaveBeenSentInOrder([{ orderId: 1 }, { orderId: 2 }]);
   */
  toHaveBeenSentInOrder(patterns: readonly MessagePatternOf<T>[]): R;

  /**
   * Passes when the last message that was sent matches.
   *
   * @example
   * expect(orders).toHaveBeenLastSent({ orderId: 42 });
   */
  toHaveBeenLastSent(pattern: MessagePatternOf<T>): R;

  /**
   * Passes when the n-th message that was sent matches; the first is 1.
   *
   * @example
   * expect(orders).toHaveBeenNthSent(2, { orderId: 42 });
   */
  toHaveBeenNthSent(n: number, pattern: MessagePatternOf<T>): R;

  /**
   * Passes when a message is in the queue now, in whatever state.
   *
   * @example
   * expect(orders).toHaveMessage({ orderId: 42 });
   */
  toHaveMessage(pattern: MessagePatternOf<T>): R;

  /**
   * Passes when a message is in the queue that a consumer could receive now.
   *
   * @example
   * expect(orders).toHaveVisibleMessage({ orderId: 42 });
   */
  toHaveVisibleMessage(pattern: MessagePatternOf<T>): R;

  /**
   * Passes when a message is with a consumer now: received, not deleted, its visibility timeout running.
   *
   * @example
   * expect(orders).toHaveMessageInFlight({ orderId: 42 });
   */
  toHaveMessageInFlight(pattern: MessagePatternOf<T>): R;

  /**
   * Passes when a message still waits for its delay to end.
   *
   * @example
   * expect(orders).toHaveDelayedMessage('order 42');
   */
  toHaveDelayedMessage(pattern: MessagePatternOf<T>): R;

  /**
   * Passes when so many messages are in the queue now, whatever their state.
   *
   * @example
   * expect(orders).toHaveMessageCount(2);
   */
  toHaveMessageCount(count: number | AsymmetricMatcher): R;

  /**
   * Passes when no message is in the queue: none visible, none in flight, none delayed.
   *
   * For what is no queue it means what `toBeEmpty` of jest-extended means: an array, Map, Set, iterable or plain object
   * without content, or the empty text. Any other text is a queue's name, URL or ARN; beside jest-extended, where it is like one.
   *
   * @example
   * expect(orders).toBeEmpty();
   */
  toBeEmpty(): R;

  /**
   * Passes when the queue's work is done: no message is visible, none waits for its delay, and no consumer has one in hand.
   *
   * @example
   * expect(orders).toBeDrained();
   */
  toBeDrained(): R;

  /**
   * Passes when no message got lost: each one sent is deleted, dead-lettered, purged or still there, and each entry of a
   * batch that SQS answered with `Failed` was sent again.
   *
   * Lost is what expired, and what was in a queue that was deleted.
   *
   * @example
   * expect(sqs).toConserveMessages();
   */
  toConserveMessages(): R;

  /**
   * Passes when a message was handed to a consumer.
   *
   * @example
   * expect(orders).toHaveDelivered({ orderId: 42 });
   */
  toHaveDelivered(pattern: MessagePatternOf<T>): R;

  /**
   * Passes when messages were handed to consumers exactly so often; each redelivery counts.
   *
   * @example
   * expect(orders).toHaveDeliveredTimes(2, { orderId: 42 });
   */
  toHaveDeliveredTimes(times: number, pattern?: MessagePatternOf<T>): R;

  /**
   * Passes when a consumer deleted a message; purging and expiry do not count.
   *
   * @example
   * expect(orders).toHaveDeleted({ orderId: 42 });
   */
  toHaveDeleted(pattern: MessagePatternOf<T>): R;

  /**
   * Passes when the queue moved a message to its dead-letter queue.
   *
   * @example
   * expect(orders).toHaveDeadLettered({ orderId: 42 });
   */
  toHaveDeadLettered(pattern: MessagePatternOf<T>): R;

  /**
   * Passes when a consumer made the visibility timeout of a message end later than it would have ended.
   *
   * @example
   * expect(orders).toHaveExtendedVisibility({ orderId: 42 });
   */
  toHaveExtendedVisibility(pattern: MessagePatternOf<T>): R;

  /**
   * Passes when a message was dropped because its retention period had ended.
   *
   * @example
   * expect(orders).toHaveExpired({ orderId: 42 });
   */
  toHaveExpired(pattern: MessagePatternOf<T>): R;

  /**
   * Passes when messages of one message group were delivered in this order; others may have come in between,
   * and a redelivery counts like a delivery.
   *
   * @example
   * expect(sqs.queue('orders.fifo')).toHaveDeliveredInOrder('customer-7', [{ orderId: 1 }, { orderId: 2 }]);
   */
  toHaveDeliveredInOrder(groupId: string, patterns: readonly MessagePatternOf<T>[]): R;

  /**
   * Passes when a message was sent again within the deduplication interval and so not stored twice; FIFO queues only.
   *
   * @example
   * expect(sqs.queue('orders.fifo')).toHaveDeduplicated({ orderId: 42 });
   */
  toHaveDeduplicated(pattern: MessagePatternOf<T>): R;
}
