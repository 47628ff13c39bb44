import { historyMatcher } from '../history-matcher';
import type { Matcher } from '../matcher';
import { stories } from '../stories';

/**
 * Passes when a message was dropped because its retention period had ended.
 *
 * @example
 * expect(orders).toHaveExpired({ orderId: 42 });
 */
export const toHaveExpired: Matcher = historyMatcher('toHaveExpired', stories.expired);
