import { callVerdict, nearestCall } from './call-verdict';
import { callDifferences, type CallSubject, type SubjectCall } from './call-subject';
import { list } from './failure-message';
import type { MatcherContext, MatcherResult } from '../values/matcher';
import { printedDifferences } from '../values/printed';
import { requiredInput } from '../patterns/required-input';

interface NthCall {
  readonly name: string;
  readonly args: string;
  readonly subject: CallSubject;
  readonly command: unknown;
  readonly input: unknown;
  /** `2nd`, `last`. */
  readonly position: string;
  /** Whether only calls of the command are counted. */
  readonly specific?: boolean;
  /** Whether it is counted from the newest call. */
  readonly fromTheEnd?: boolean;
  pick(calls: readonly SubjectCall[]): SubjectCall | undefined;
}

/** Passes when a certain one of the calls is one of the command, with this input. */
export function nthCallMatcher(context: MatcherContext, options: NthCall): MatcherResult {
  const { name, args, subject, command, input, position, specific = false, fromTheEnd = false, pick } = options;
  const action = subject.actionOf(command);
  requiredInput(input, { name, action, subject });
  const which = `${position} ${specific ? action : 'call'}`;
  const ofCommand = subject.calls.filter((call) => call.action === action);
  const picked = pick(specific ? ofCommand : subject.calls);
  const differencesOf = (call: SubjectCall) => callDifferences(call, input, subject, context);
  const pass = picked?.action === action && differencesOf(picked).length === 0;
  const facts = (): string[][] => {
    if (pass) return [];
    if (picked === undefined) return [[`There is no ${which}.`], nearestCall(ofCommand, input, { subject, context })];
    if (picked.action !== action) return [[`The ${which} is ${picked.action}.`], nearestCall(ofCommand, input, { subject, context })];
    return [list(`The ${which}:`, printedDifferences(differencesOf(picked), context.utils))];
  };
  const expected = specific ? `have received a ${which}` : `have received ${action} as ${which}`;
  const hits = picked === undefined ? [] : [picked];
  // Counted from the oldest, every call has another number when older ones were dropped.
  const certain = fromTheEnd && picked !== undefined;
  return callVerdict(context, { pass, certain }, () => ({ name, args, subject, expected, input, hits, facts: facts() }));
}
