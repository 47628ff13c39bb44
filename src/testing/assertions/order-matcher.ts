import type { JournalEvent } from '../../core/journal';
import { certainly } from './certainly';
import { dropped, expectedOf, failureMessage, list, whyNot } from './failure-message';
import { happeningCells, happenings, type MatchedEvent } from './happenings';
import type { MatcherContext, MatcherResult } from '../values/matcher';
import type { ParsedPattern } from '../patterns/message-pattern';
import { requiredPattern } from '../patterns/required-pattern';
import { printedExpected } from '../values/printed';
import { valueInWords } from '../../words/value-in-words';
import { listEvents, type EventKind } from './event-kind';
import type { Subject } from './subject';

interface OrderedExpectation {
  readonly name: string;
  readonly args: string;
  readonly story: EventKind;
  readonly subject: Subject;
  readonly patterns: unknown;
  /** Which of the happenings count. */
  readonly only?: (event: JournalEvent) => boolean;
  /** Goes after "messages": ` of group "g1"`. */
  readonly of?: string;
}

/** Passes when messages that match came in this order; others may have come in between. */
export function orderMatcher(
  context: MatcherContext,
  { name, args, story, subject, patterns, only = () => true, of = '' }: OrderedExpectation,
): MatcherResult {
  if (!Array.isArray(patterns) || patterns.length === 0) {
    throw new TypeError(
      `${name}: the messages must be an array of at least one pattern, but are ${valueInWords(patterns)}. Write expect(queue).${name}(${args.replace('patterns', "['first', 'second']")}).`,
    );
  }
  const parsed = patterns.map((pattern: unknown) => requiredPattern([pattern], { name, context, subject }));
  const all = happenings(subject, story.select).filter(({ event }) => only(event));
  const found = inOrder(all, parsed);
  const failed = parsed[found.length];
  const pass = failed === undefined;
  const verdict = {
    pass,
    message: () =>
      failureMessage(context, {
        world: subject.world,
        name,
        args,
        paragraphs: [
          list(
            `${expectedOf(subject, context)} ${story.have} messages${of} in this order:`,
            parsed.map((pattern, index) => `${index + 1}. ${printedPattern(pattern, context)}`),
          ),
          listEvents(story, all, { hits: found, subject }),
          ...(failed === undefined ? [] : wrongOrder(failed, { all, found, subject, story, context })),
        ],
      }),
  };
  return certainly(context, verdict, { name, args, certain: pass, dropped: dropped(subject) });
}

/** The earliest happenings that match one pattern after the other, as far as that goes. */
function inOrder(all: readonly MatchedEvent[], patterns: readonly ParsedPattern[]): MatchedEvent[] {
  const found: MatchedEvent[] = [];
  for (const happening of all) {
    const pattern = patterns[found.length];
    if (pattern === undefined) break;
    if (pattern.differences(happening).length === 0) found.push(happening);
  }
  return found;
}

interface Breach {
  readonly all: readonly MatchedEvent[];
  readonly found: readonly MatchedEvent[];
  readonly subject: Subject;
  readonly story: EventKind;
  readonly context: MatcherContext;
}

function wrongOrder(failed: ParsedPattern, { all, found, subject, story, context }: Breach): string[][] {
  const position = found.length + 1;
  const after = position === 1 ? '' : ` after number ${position - 1}`;
  const early = all.find((happening) => !found.includes(happening) && failed.differences(happening).length === 0);
  const headline = `Number ${position}, ${printedPattern(failed, context)}, is missing${after}.`;
  if (early !== undefined) return [[headline, `It came before: ${happeningCells(early, subject).join('  ')}`]];
  const used = found.some((happening) => failed.differences(happening).length === 0);
  if (used) return [[headline, 'It came once, and counts for an earlier number.']];
  return [[headline], ...whyNot(subject, failed, { context, but: () => story.but })];
}

function printedPattern({ label, value }: ParsedPattern, { utils }: MatcherContext): string {
  return label === 'fields' ? `message(${printedExpected(value, utils)})` : printedExpected(value, utils);
}
