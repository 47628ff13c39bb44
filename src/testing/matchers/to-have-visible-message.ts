import type { Matcher } from '../values/matcher';
import { stateMatcher } from '../assertions/state-matcher';

/**
 * Passes when a message is in the queue that a consumer could receive now.
 *
 * @example
 * expect(orders).toHaveVisibleMessage({ orderId: 42 });
 */
export const toHaveVisibleMessage: Matcher = stateMatcher({ name: 'toHaveVisibleMessage', phrase: 'a visible message', state: 'visible' });
