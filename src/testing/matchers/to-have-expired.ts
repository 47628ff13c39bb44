import { historyMatcher } from '../assertions/history-matcher';
import type { Matcher } from '../values/matcher';
import { eventKinds } from '../assertions/event-kinds';

/**
 * Passes when a message was dropped because its retention period had ended.
 *
 * @example
 * expect(orders).toHaveExpired({ orderId: 42 });
 */
export const toHaveExpired: Matcher = historyMatcher('toHaveExpired', eventKinds.expired);
