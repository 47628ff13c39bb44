import type { Matcher, MatcherContext } from '../values/matcher';
import { orderMatcher } from '../assertions/order-matcher';
import { eventKinds } from '../assertions/event-kinds';
import { resolveSubject } from '../assertions/subject';

const NAME = 'toHaveBeenSentInOrder';

/** {@link SqsMatchers.toHaveBeenSentInOrder} */
export const toHaveBeenSentInOrder: Matcher = function (this: MatcherContext, received: unknown, ...[patterns]: readonly unknown[]) {
  return orderMatcher(this, { name: NAME, args: 'patterns', story: eventKinds.sent, subject: resolveSubject(received, NAME), patterns });
};
