import type { Matcher, MatcherContext } from '../values/matcher';
import { orderMatcher } from '../assertions/order-matcher';
import { eventKinds } from '../assertions/event-kinds';
import { resolveSubject } from '../assertions/subject';
import { valueInWords } from '../../words/value-in-words';

const NAME = 'toHaveDeliveredInOrder';

/** {@link SqsMatchers.toHaveDeliveredInOrder} */
export const toHaveDeliveredInOrder: Matcher = function (
  this: MatcherContext,
  received: unknown,
  ...[groupId, patterns]: readonly unknown[]
) {
  const subject = resolveSubject(received, NAME);
  if (typeof groupId !== 'string') {
    throw new TypeError(
      `${NAME}: the first argument must be a message group id, but is ${valueInWords(groupId)}. Write expect(queue).${NAME}('group', ['first', 'second']).`,
    );
  }
  return orderMatcher(this, {
    name: NAME,
    args: "'group', patterns",
    story: eventKinds.delivered,
    subject,
    patterns,
    only: (event) => 'message' in event && event.message.groupId === groupId,
    of: ` of group "${groupId}"`,
  });
};
