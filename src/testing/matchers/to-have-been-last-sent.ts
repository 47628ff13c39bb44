import type { Matcher, MatcherContext } from '../matcher';
import { nthMatcher } from '../nth-matcher';
import { stories } from '../stories';
import { resolveSubject } from '../subject';

const NAME = 'toHaveBeenLastSent';

/**
 * Passes when the last message that was sent matches.
 *
 * @example
 * expect(orders).toHaveBeenLastSent({ orderId: 42 });
 */
export const toHaveBeenLastSent: Matcher = function (this: MatcherContext, received: unknown, ...patternArgs: readonly unknown[]) {
  const subject = resolveSubject(received, NAME);
  return nthMatcher(this, {
    name: NAME,
    args: 'pattern',
    story: stories.sent,
    subject,
    patternArgs,
    which: 'last',
    pick: (all) => all.at(-1),
  });
};
