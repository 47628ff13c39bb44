import { aligned } from '../../words/aligned';
import { callDifferences, type CallSubject, type SubjectCall } from './call-subject';
import { certainly } from './certainly';
import { counted, failureMessage, list } from './failure-message';
import type { MatcherContext, MatcherResult } from '../values/matcher';
import type { Difference } from '../values/partial-match';
import { printedDifferences, printedExpected } from '../values/printed';
import { shortened } from '../../words/shortened';

const INPUT_LENGTH = 100;
const OUTCOME_LENGTH = 120;
/** Of more calls the first and the last half of so many are shown. */
const SHOWN_CALLS = 20;

/** What was expected of calls, and what there is to say beyond what was received. */
export interface CallExpectation {
  readonly name: string;
  readonly args: string;
  readonly subject: CallSubject;
  /** `have received SendMessage`. */
  readonly expected: string;
  /** The input, if one was expected. */
  readonly input?: unknown;
  /** Calls to be marked. */
  readonly hits?: readonly SubjectCall[] | undefined;
  readonly facts?: readonly (readonly string[])[];
}

/** The verdict on calls. @throws Error when it might be another one if all calls were still known */
export function callVerdict(
  context: MatcherContext,
  { pass, certain }: { readonly pass: boolean; readonly certain: boolean },
  expectation: () => CallExpectation,
): MatcherResult {
  const verdict = { pass, message: () => callFailure(context, expectation()) };
  if (certain) return verdict;
  const { name, args, subject } = expectation();
  return certainly(context, verdict, { name, args, subject: subject.word, certain, dropped: droppedCalls(subject) });
}

/** A failure that shows all calls with their inputs and outcomes. */
function callFailure(context: MatcherContext, expectation: CallExpectation): string {
  const { name, args, subject, expected, hits, facts = [] } = expectation;
  const headline = `Expected ${subject.label} ${context.isNot === true ? 'not to' : 'to'} ${expected}`;
  const paragraphs = [
    'input' in expectation ? [`${headline} with input:`, `  ${printedExpected(expectation.input, context.utils)}`] : [`${headline}.`],
    received(subject, hits),
    ...facts,
    droppedCalls(subject),
  ];
  return failureMessage(context, { name, args, subject: subject.word, world: subject.world, paragraphs });
}

/** The call that comes nearest to the expected input, and where it differs. */
export function nearestCall(
  candidates: readonly SubjectCall[],
  input: unknown,
  { subject, context }: { readonly subject: CallSubject; readonly context: MatcherContext },
): string[] {
  let nearest: { readonly call: SubjectCall; readonly differences: readonly Difference[] } | undefined;
  for (const call of candidates) {
    const differences = callDifferences(call, input, subject, context);
    if (differences.length < (nearest?.differences.length ?? Infinity)) nearest = { call, differences };
  }
  if (nearest === undefined) return [];
  const { call, differences } = nearest;
  return list(`Nearest: call ${subject.calls.indexOf(call) + 1}, ${call.action}`, printedDifferences(differences, context.utils));
}

function received({ calls }: CallSubject, hits: readonly SubjectCall[] | undefined): string[] {
  if (calls.length === 0) return ['It received no calls.'];
  const marked = new Set(hits);
  const shown = calls.length <= SHOWN_CALLS ? calls : [...calls.slice(0, SHOWN_CALLS / 2), ...calls.slice(-SHOWN_CALLS / 2)];
  const rows = shown.map((call) => {
    const number = `${calls.indexOf(call) + 1}.`;
    const [when, queue, outcome] = call.cells();
    const mark = marked.size === 0 ? '' : marked.has(call) ? '→ ' : '  ';
    return [mark + number, when, call.action, queue, printedInput(call.input), shortened(outcome, OUTCOME_LENGTH)];
  });
  const lines = aligned(withoutEmptyColumns(rows)).map((line) => `  ${line}`);
  if (calls.length > SHOWN_CALLS) lines.splice(SHOWN_CALLS / 2, 0, `  (${(calls.length - SHOWN_CALLS).toLocaleString('en')} more)`);
  return [`It received ${counted(calls.length, 'call')}:`, ...lines];
}

/** The queue has a column of its own. */
function printedInput(input: object): string {
  const { QueueUrl: _, QueueName: __, ...others } = input as Record<string, unknown>;
  return shortened(JSON.stringify(others), INPUT_LENGTH);
}

function withoutEmptyColumns(rows: readonly (readonly string[])[]): string[][] {
  return rows.map((row) => row.filter((_, column) => rows.some((other) => other[column] !== '')));
}

function droppedCalls({ dropped }: CallSubject): string[] {
  return dropped === 0
    ? []
    : [
        `Older calls are not kept: ${dropped.toLocaleString('en')} ${dropped === 1 ? 'was' : 'were'} dropped (options journalEvents, journalBytes).`,
      ];
}
