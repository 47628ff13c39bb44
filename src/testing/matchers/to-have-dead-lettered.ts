import { historyMatcher } from '../history-matcher';
import type { Matcher } from '../matcher';
import { stories } from '../stories';

/**
 * Passes when the queue moved a message to its dead-letter queue.
 *
 * @example
 * expect(orders).toHaveDeadLettered({ orderId: 42 });
 */
export const toHaveDeadLettered: Matcher = historyMatcher('toHaveDeadLettered', stories.deadLettered);
