import { timesMatcher } from '../assertions/times-matcher';
import type { Matcher } from '../values/matcher';
import { eventKinds } from '../assertions/event-kinds';

/**
 * Passes when messages were handed to consumers exactly so often; each redelivery counts.
 *
 * @example
 * expect(orders).toHaveDeliveredTimes(2, { orderId: 42 });
 */
export const toHaveDeliveredTimes: Matcher = timesMatcher('toHaveDeliveredTimes', eventKinds.delivered);
