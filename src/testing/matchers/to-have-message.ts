import type { Matcher } from '../values/matcher';
import { stateMatcher } from '../assertions/state-matcher';

/**
 * Passes when a message is in the queue now, in whatever state.
 *
 * @example
 * expect(orders).toHaveMessage({ orderId: 42 });
 */
export const toHaveMessage: Matcher = stateMatcher({ name: 'toHaveMessage', phrase: 'a message' });
