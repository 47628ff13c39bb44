import { historyMatcher } from '../assertions/history-matcher';
import type { Matcher } from '../values/matcher';
import { eventKinds } from '../assertions/event-kinds';

/**
 * Passes when a message was sent to the queue, whatever became of it.
 *
 * @example
 * expect(orders).toHaveBeenSent({ orderId: 42 });
 */
export const toHaveBeenSent: Matcher = historyMatcher('toHaveBeenSent', eventKinds.sent);
