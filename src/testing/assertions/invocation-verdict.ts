import { printedExpected } from '../values/printed';
import type { MatcherContext, MatcherResult } from '../values/matcher';
import { certainly } from './certainly';
import { dropped, expectedOf, failureMessage } from './failure-message';
import { listInvocations, type BatchPattern, type InvocationSubject } from './invocations';

interface InvocationAssertion {
  readonly name: string;
  readonly args: string;
  readonly subject: InvocationSubject;
  readonly pass: boolean;
  /** Whether older invocations could not change it. */
  readonly certain: boolean;
  /** `have invoked a function`. */
  readonly expected: string;
  readonly pattern?: BatchPattern | undefined;
}

/** The verdict on invocations; it lists them all. @throws Error when older ones that are no longer known might change it */
export function invocationVerdict(context: MatcherContext, assertion: InvocationAssertion): MatcherResult {
  const { name, args, subject, pass, certain, expected, pattern } = assertion;
  const verdict: MatcherResult = {
    pass,
    message: () => {
      const headline = `${expectedOf(subject, context)} ${expected}`;
      const patterns = (pattern?.patterns ?? []).map(({ label, value }) => `  ${label}: ${printedExpected(value, context.utils)}`);
      const told = pattern === undefined ? [`${headline}.`] : [`${headline}${pattern.isWhole ? ' with exactly' : ' with'}:`, ...patterns];
      return failureMessage(context, { name, args, world: subject.world, paragraphs: [told, listInvocations(subject), dropped(subject)] });
    },
  };
  return certainly(context, verdict, { name, args, certain, dropped: dropped(subject) });
}
