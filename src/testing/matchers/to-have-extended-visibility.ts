import { historyMatcher } from '../assertions/history-matcher';
import type { Matcher } from '../values/matcher';
import { eventKinds } from '../assertions/event-kinds';

/**
 * Passes when a consumer made the visibility timeout of a message end later than it would have ended.
 *
 * @example
 * expect(orders).toHaveExtendedVisibility({ orderId: 42 });
 */
export const toHaveExtendedVisibility: Matcher = historyMatcher('toHaveExtendedVisibility', eventKinds.visibilityExtended);
