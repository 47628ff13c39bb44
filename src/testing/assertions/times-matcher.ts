import { certainly } from './certainly';
import { counted, dropped, expectation, expectedOf, failureMessage, whyNot } from './failure-message';
import { happenings } from './happenings';
import type { Matcher, MatcherContext } from '../values/matcher';
import { optionalPattern } from '../patterns/required-pattern';
import { listEvents, type EventKind } from './event-kind';
import { valueInWords } from '../../words/value-in-words';
import { resolveSubject } from './subject';

/** Makes a matcher that passes when something happened exactly so often, to messages that match or to any. */
export function timesMatcher(name: string, story: EventKind): Matcher {
  return function (this: MatcherContext, received: unknown, ...[times, ...rest]: readonly unknown[]) {
    const subject = resolveSubject(received, name);
    const expected = wholeNumber(times, { name, atLeast: 0 });
    const pattern = optionalPattern(rest, { name, context: this, subject });
    const all = happenings(subject, story.select);
    const hits = pattern === undefined ? all : all.filter((happening) => pattern.differences(happening).length === 0);
    const args = pattern === undefined ? 'times' : 'times, pattern';
    const verdict = {
      pass: hits.length === expected,
      message: () =>
        failureMessage(this, {
          world: subject.world,
          name,
          args,
          paragraphs: [
            expectation(`${expectedOf(subject, this)} ${story.have} a message ${counted(expected, 'time')}`, pattern, this),
            listEvents(story, all, { hits: pattern === undefined ? undefined : hits, subject }),
            ...(pattern !== undefined && hits.length === 0
              ? whyNot(subject, pattern, { context: this, but: () => story.but })
              : [dropped(subject)]),
          ],
        }),
    };
    // There may have been more of them, but not fewer.
    return certainly(this, verdict, { name, args, certain: hits.length > expected, dropped: dropped(subject) });
  };
}

/** @throws TypeError when a count is none */
export function wholeNumber(
  value: unknown,
  {
    name,
    atLeast,
    example = `expect(queue).${name}(2, pattern)`,
  }: { readonly name: string; readonly atLeast: number; readonly example?: string },
): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= atLeast) return value;
  throw new TypeError(
    `${name}: the first argument must be a whole number of at least ${atLeast}, but is ${valueInWords(value)}. Write ${example}.`,
  );
}
