import type { Matcher, MatcherContext } from '../values/matcher';
import { orderMatcher } from '../assertions/order-matcher';
import { eventKinds } from '../assertions/event-kinds';
import { resolveSubject } from '../assertions/subject';

const NAME = 'toHaveBeenSentInOrder';

/**
 * Passes when messages were sent in this order; others may have been sent in between.
 *
 * @example
 * expect(orders).toHaveBeenSentInOrder([{ orderId: 1 }, { orderId: 2 }]);
 */
export const toHaveBeenSentInOrder: Matcher = function (this: MatcherContext, received: unknown, ...[patterns]: readonly unknown[]) {
  return orderMatcher(this, { name: NAME, args: 'patterns', story: eventKinds.sent, subject: resolveSubject(received, NAME), patterns });
};
