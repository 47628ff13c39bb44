import { historyMatcher } from '../history-matcher';
import type { Matcher } from '../matcher';
import { stories } from '../stories';

/**
 * Passes when a consumer deleted a message; purging and expiry do not count.
 *
 * @example
 * expect(orders).toHaveDeleted({ orderId: 42 });
 */
export const toHaveDeleted: Matcher = historyMatcher('toHaveDeleted', stories.deleted);
