import { historyMatcher } from '../history-matcher';
import type { Matcher } from '../matcher';
import { stories } from '../stories';

/**
 * Passes when a message was sent to the queue, whatever became of it.
 *
 * @example
 * expect(orders).toHaveBeenSent({ orderId: 42 });
 */
export const toHaveBeenSent: Matcher = historyMatcher('toHaveBeenSent', stories.sent);
