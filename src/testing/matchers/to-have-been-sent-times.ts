import { timesMatcher } from '../times-matcher';
import type { Matcher } from '../matcher';
import { stories } from '../stories';

/**
 * Passes when exactly so many messages were sent; a suppressed duplicate does not count.
 *
 * @example
 * expect(orders).toHaveBeenSentTimes(1, { orderId: 42 });
 */
export const toHaveBeenSentTimes: Matcher = timesMatcher('toHaveBeenSentTimes', stories.sent);
