import { historyMatcher } from '../assertions/history-matcher';
import type { Matcher } from '../values/matcher';
import { stories } from '../assertions/stories';

/**
 * Passes when a message was dropped because its retention period had ended.
 *
 * @example
 * expect(orders).toHaveExpired({ orderId: 42 });
 */
export const toHaveExpired: Matcher = historyMatcher('toHaveExpired', stories.expired);
