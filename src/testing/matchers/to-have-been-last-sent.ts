import type { Matcher, MatcherContext } from '../values/matcher';
import { nthMatcher } from '../assertions/nth-matcher';
import { eventKinds } from '../assertions/event-kinds';
import { resolveSubject } from '../assertions/subject';

const NAME = 'toHaveBeenLastSent';

/** {@link SqsMatchers.toHaveBeenLastSent} */
export const toHaveBeenLastSent: Matcher = function (this: MatcherContext, received: unknown, ...patternArgs: readonly unknown[]) {
  const subject = resolveSubject(received, NAME);
  return nthMatcher(this, {
    name: NAME,
    args: 'pattern',
    story: eventKinds.sent,
    subject,
    patternArgs,
    which: 'last',
    fromTheEnd: true,
    pick: (all) => all.at(-1),
  });
};
