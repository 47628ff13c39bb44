import { historyMatcher } from '../assertions/history-matcher';
import type { Matcher } from '../values/matcher';
import { stories } from '../assertions/stories';

/**
 * Passes when a message was sent to the queue, whatever became of it.
 *
 * @example
 * expect(orders).toHaveBeenSent({ orderId: 42 });
 */
export const toHaveBeenSent: Matcher = historyMatcher('toHaveBeenSent', stories.sent);
