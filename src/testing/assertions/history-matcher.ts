import { certainly } from './certainly';
import { dropped, expectation, expectedOf, failureMessage, whyNot } from './failure-message';
import { happenings } from './happenings';
import type { Matcher, MatcherContext } from '../values/matcher';
import { requiredPattern } from '../patterns/required-pattern';
import { listEvents, listTimelines, type EventKind } from './event-kind';
import { resolveSubject, type Subject } from './subject';

/**
 * Makes a matcher that passes when the journal tells that something happened to a message.
 *
 * @param requireSubject - throws for a subject to which it never happens
 */
export function historyMatcher(name: string, story: EventKind, requireSubject: (subject: Subject) => void = () => {}): Matcher {
  return function (this: MatcherContext, received: unknown, ...args: readonly unknown[]) {
    const subject = resolveSubject(received, name);
    const pattern = requiredPattern(args, { name, context: this, subject });
    requireSubject(subject);
    const all = happenings(subject, story.select);
    const hits = all.filter((happening) => pattern.differences(happening).length === 0);
    const pass = hits.length > 0;
    const verdict = {
      pass,
      message: () =>
        failureMessage(this, {
          world: subject.world,
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
    return certainly(this, verdict, { name, args: 'pattern', certain: pass, dropped: dropped(subject) });
  };
}
