import { historyMatcher } from '../assertions/history-matcher';
import type { Matcher } from '../values/matcher';
import { eventKinds } from '../assertions/event-kinds';

/**
 * Passes when a message was handed to a consumer.
 *
 * @example
 * expect(orders).toHaveDelivered({ orderId: 42 });
 */
export const toHaveDelivered: Matcher = historyMatcher('toHaveDelivered', eventKinds.delivered);
