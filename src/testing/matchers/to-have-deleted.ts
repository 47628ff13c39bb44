import { historyMatcher } from '../assertions/history-matcher';
import type { Matcher } from '../values/matcher';
import { eventKinds } from '../assertions/event-kinds';

/**
 * Passes when a consumer deleted a message; purging and expiry do not count.
 *
 * @example
 * expect(orders).toHaveDeleted({ orderId: 42 });
 */
export const toHaveDeleted: Matcher = historyMatcher('toHaveDeleted', eventKinds.deleted);
