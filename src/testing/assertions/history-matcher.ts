import { expectation, expectedOf, failureMessage, whyNot } from './failure-message';
import { happenings } from './happenings';
import type { Matcher, MatcherContext } from '../values/matcher';
import { requiredPattern } from '../patterns/required-pattern';
import { listEvents, listTimelines, type EventKind } from './event-kind';
import { resolveSubject } from './subject';

/** Makes a matcher that passes when the journal tells that something happened to a message. */
export function historyMatcher(name: string, story: EventKind): Matcher {
  return function (this: MatcherContext, received: unknown, ...args: readonly unknown[]) {
    const subject = resolveSubject(received, name);
    const pattern = requiredPattern(args, { name, context: this });
    const all = happenings(subject, story.select);
    const hits = all.filter((happening) => pattern.differences(happening).length === 0);
    return {
      pass: hits.length > 0,
      message: () =>
        failureMessage(this, {
          name,
          args: 'pattern',
          paragraphs: [
            expectation(`${expectedOf(subject, this)} ${story.have} a message`, pattern, this),
            ...(hits.length > 0
              ? [listTimelines(hits, subject)]
              : [
                  listEvents(story, all, { hits: undefined, subject }),
                  ...whyNot(subject, pattern, { context: this, but: () => story.but }),
                ]),
          ],
        }),
    };
  };
}
