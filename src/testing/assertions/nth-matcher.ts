import { certainly } from './certainly';
import { dropped, expectation, expectedOf, failureMessage, list } from './failure-message';
import { happenings, type MatchedEvent } from './happenings';
import type { MatcherContext, MatcherResult } from '../values/matcher';
import { messageTimeline } from './message-timeline';
import { printedBody, printedDifferences } from '../values/printed';
import { requiredPattern } from '../patterns/required-pattern';
import { listEvents, type EventKind } from './event-kind';
import type { Subject } from './subject';

interface NthExpectation {
  readonly name: string;
  readonly args: string;
  readonly story: EventKind;
  readonly subject: Subject;
  readonly patternArgs: readonly unknown[];
  /** `2nd`, `last`. */
  readonly which: string;
  /** Whether it is counted from the newest. */
  readonly fromTheEnd?: boolean;
  readonly pick: (all: readonly MatchedEvent[]) => MatchedEvent | undefined;
}

/** Passes when a certain one of the things that happened was done to a message that matches. */
export function nthMatcher(
  context: MatcherContext,
  { name, args, story, subject, patternArgs, which, fromTheEnd = false, pick }: NthExpectation,
): MatcherResult {
  const pattern = requiredPattern(patternArgs, { name, context, subject });
  const all = happenings(subject, story.select);
  const picked = pick(all);
  const differences = picked === undefined ? [] : pattern.differences(picked);
  const pass = picked !== undefined && differences.length === 0;
  const facts = (): string[] => {
    if (picked === undefined) return [`There is no ${which} one.`];
    const life = messageTimeline(picked.message, subject.world);
    return list(`The ${which} one: ${printedBody(picked.message.body)}`, [...printedDifferences(differences, context.utils), life]);
  };
  const verdict = {
    pass,
    message: () =>
      failureMessage(context, {
        world: subject.world,
        name,
        args,
        paragraphs: [
          expectation(`${expectedOf(subject, context)} ${story.have}, as ${which}, a message`, pattern, context),
          facts(),
          listEvents(story, all, { hits: all.filter((happening) => pattern.differences(happening).length === 0), subject }),
          dropped(subject),
          pattern.hint === undefined || pass ? [] : [pattern.hint],
        ],
      }),
  };
  // Counted from the oldest, each has another number when older ones were dropped.
  return certainly(context, verdict, { name, args, certain: fromTheEnd && picked !== undefined, dropped: dropped(subject) });
}
