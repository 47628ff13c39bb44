import { historyMatcher } from '../history-matcher';
import type { Matcher } from '../matcher';
import { stories } from '../stories';

/**
 * Passes when a message was handed to a consumer.
 *
 * @example
 * expect(orders).toHaveDelivered({ orderId: 42 });
 */
export const toHaveDelivered: Matcher = historyMatcher('toHaveDelivered', stories.delivered);
