import { timesMatcher } from '../assertions/times-matcher';
import type { Matcher } from '../values/matcher';
import { stories } from '../assertions/stories';

/**
 * Passes when messages were handed to consumers exactly so often; each redelivery counts.
 *
 * @example
 * expect(orders).toHaveDeliveredTimes(2, { orderId: 42 });
 */
export const toHaveDeliveredTimes: Matcher = timesMatcher('toHaveDeliveredTimes', stories.delivered);
