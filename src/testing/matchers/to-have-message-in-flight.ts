import type { Matcher } from '../matcher';
import { stateMatcher } from '../state-matcher';

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
