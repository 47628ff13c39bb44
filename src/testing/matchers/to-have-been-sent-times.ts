import { timesMatcher } from '../assertions/times-matcher';
import type { Matcher } from '../values/matcher';
import { eventKinds } from '../assertions/event-kinds';

/**
 * Passes when exactly so many messages were sent; a suppressed duplicate does not count.
 *
 * @example
 * expect(orders).toHaveBeenSentTimes(1, { orderId: 42 });
 */
export const toHaveBeenSentTimes: Matcher = timesMatcher('toHaveBeenSentTimes', eventKinds.sent);
