import type { Matcher } from '../values/matcher';
import { stateMatcher } from '../assertions/state-matcher';

/**
 * Passes when a message is with a consumer now: received, not deleted, its visibility timeout running.
 *
 * @example
 * expect(orders).toHaveMessageInFlight({ orderId: 42 });
 */
export const toHaveMessageInFlight: Matcher = stateMatcher({
  name: 'toHaveMessageInFlight',
  phrase: 'a message in flight',
  state: 'inFlight',
});
