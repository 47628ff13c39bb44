import type { Matcher } from '../values/matcher';
import { stateMatcher } from '../assertions/state-matcher';

/**
 * Passes when a message still waits for its delay to end.
 *
 * @example
 * expect(orders).toHaveDelayedMessage('order 42');
 */
export const toHaveDelayedMessage: Matcher = stateMatcher({ name: 'toHaveDelayedMessage', phrase: 'a delayed message', state: 'delayed' });
