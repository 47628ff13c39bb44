import { callFailure, nearestCall } from './call-failure';
import type { CallSubject, SubjectCall } from './call-subject';
import { list } from './failure-message';
import { inputDifferences } from '../calls/input-differences';
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
  pick(calls: readonly SubjectCall[]): SubjectCall | undefined;
}

/** Passes when a certain one of the calls is one of the command, with this input. */
export function nthCallMatcher(context: MatcherContext, options: NthCall): MatcherResult {
  const { name, args, subject, command, input, position, specific = false, pick } = options;
  const action = subject.actionOf(command);
  requiredInput(input, name);
  const which = `${position} ${specific ? action : 'call'}`;
  const ofCommand = subject.calls.filter((call) => call.action === action);
  const picked = pick(specific ? ofCommand : subject.calls);
  const differencesOf = (call: SubjectCall) => inputDifferences(call.input, input, (a, b) => context.equals(a, b));
  const pass = picked?.action === action && differencesOf(picked).length === 0;
  const facts = (): string[][] => {
    if (pass) return [];
    if (picked === undefined) return [[`There is no ${which}.`], nearestCall(ofCommand, input, { subject, context })];
    if (picked.action !== action) return [[`The ${which} is ${picked.action}.`], nearestCall(ofCommand, input, { subject, context })];
    return [list(`The ${which}:`, printedDifferences(differencesOf(picked), context.utils))];
  };
  const expected = specific ? `have received a ${which}` : `have received ${action} as ${which}`;
  return {
    pass,
    message: () =>
      callFailure(context, { name, args, subject, expected, input, hits: picked === undefined ? [] : [picked], facts: facts() }),
  };
}
