import { ordinal } from '../words/event-in-words';
import type { Matcher, MatcherContext } from '../values/matcher';
import { nthMatcher } from '../assertions/nth-matcher';
import { eventKinds } from '../assertions/event-kinds';
import { resolveSubject } from '../assertions/subject';
import { wholeNumber } from '../assertions/times-matcher';

const NAME = 'toHaveBeenNthSent';

/** {@link SqsMatchers.toHaveBeenNthSent} */
export const toHaveBeenNthSent: Matcher = function (this: MatcherContext, received: unknown, ...[n, ...patternArgs]: readonly unknown[]) {
  const subject = resolveSubject(received, NAME);
  const position = wholeNumber(n, { name: NAME, atLeast: 1 });
  const pick = <T>(all: readonly T[]): T | undefined => all[position - 1];
  return nthMatcher(this, { name: NAME, args: 'n, pattern', story: eventKinds.sent, subject, patternArgs, which: ordinal(position), pick });
};
