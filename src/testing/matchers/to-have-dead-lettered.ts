import { historyMatcher } from '../assertions/history-matcher';
import type { Matcher } from '../values/matcher';
import { eventKinds } from '../assertions/event-kinds';

/**
 * Passes when the queue moved a message to its dead-letter queue.
 *
 * @example
 * expect(orders).toHaveDeadLettered({ orderId: 42 });
 */
export const toHaveDeadLettered: Matcher = historyMatcher('toHaveDeadLettered', eventKinds.deadLettered);
