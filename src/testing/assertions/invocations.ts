import type { EventOf, InvokedMessage, JournalEvent } from '../../core/journal';
import type { Candidate } from '../patterns/candidate';
import type { ParsedPattern } from '../patterns/message-pattern';
import { requiredPattern } from '../patterns/required-pattern';
import { printedBody } from '../values/printed';
import type { MatcherContext } from '../values/matcher';
import { worldBehind } from '../world/test-world';
import { aligned } from '../../words/aligned';
import { momentInWords } from '../words/event-in-words';
import { invocationInWords } from '../words/invocation-in-words';
import { list } from './failure-message';
import { resolveSubject, type Subject } from './subject';

type Started = EventOf<'invocationStarted'>;

/** An invocation of a function, and what came of it. */
export interface Invocation {
  readonly started: Started;
  /** `undefined` while it is under way. */
  readonly ended: EventOf<'invocationEnded'> | undefined;
}

/** What an assertion on invocations is about: those for a queue, a world, or one event source mapping. */
export interface InvocationSubject extends Subject {
  readonly invocations: readonly Invocation[];
}

/** @throws TypeError for what is no queue, no world and no mapping */
export function invocationSubject(received: unknown, matcherName: string): InvocationSubject {
  const mappingId = mappingIdOf(received);
  const subject = resolveSubject(received, matcherName);
  const arns = new Set(subject.queues.map(({ arn }) => arn));
  const isMeant = ({ queueArn, mappingId: id }: Started): boolean =>
    mappingId === undefined ? subject.isWorld || arns.has(queueArn) : id === mappingId;
  const label = mappingId === undefined ? subject.label : 'the mapping';
  return { ...subject, label, invocations: invocationsIn(subject.world.journal.events).filter(({ started }) => isMeant(started)) };
}

function mappingIdOf(received: unknown): string | undefined {
  const { uuid } = (typeof received === 'object' && received !== null ? received : {}) as { readonly uuid?: unknown };
  return typeof uuid === 'string' && worldBehind(received) !== undefined ? uuid : undefined;
}

function invocationsIn(events: readonly JournalEvent[]): Invocation[] {
  const ended = new Map(events.flatMap((event) => (event.kind === 'invocationEnded' ? [[event.requestId, event] as const] : [])));
  return events.flatMap((event) => (event.kind === 'invocationStarted' ? [{ started: event, ended: ended.get(event.requestId) }] : []));
}

/** What messages are compared with: each of a list with one message of a batch, or one with any of it. */
export interface BatchPattern {
  readonly patterns: readonly ParsedPattern[];
  /** Whether they are all of the batch, in its order. */
  readonly isWhole: boolean;
}

/** @throws TypeError for what is no pattern */
export function batchPattern(
  args: readonly unknown[],
  options: { readonly name: string; readonly context: MatcherContext; readonly subject: Subject },
): BatchPattern {
  const [pattern] = args;
  const isWhole = Array.isArray(pattern);
  return { isWhole, patterns: (isWhole ? pattern : [pattern]).map((one) => requiredPattern([one], options)) };
}

/** Whether messages of a batch are as expected. */
export function matchesBatch({ patterns, isWhole }: BatchPattern, messages: readonly InvokedMessage[], { jsonOf }: Subject): boolean {
  const matches = (pattern: ParsedPattern, { message, receiveCount }: InvokedMessage): boolean => {
    const candidate: Candidate = { message, receiveCount, jsonOf };
    return pattern.differences(candidate).length === 0;
  };
  if (isWhole) return patterns.length === messages.length && patterns.every((pattern, index) => matches(pattern, messages[index]!));
  return messages.some((message) => matches(patterns[0]!, message));
}

/** The messages that an invocation reported as failed. */
export function reportedIn({ ended }: Invocation): readonly InvokedMessage[] {
  if (ended?.outcome !== 'partlyFailed') return [];
  const failed = new Set(ended.failedMessageIds);
  return ended.messages.filter(({ message }) => failed.has(message.id));
}

/** All invocations, what they were given, and what came of them. */
export function listInvocations({ invocations, world }: InvocationSubject): string[] {
  if (invocations.length === 0) return ['No function was invoked.'];
  const startMs = world.journal.events[0]!.atMs;
  const rows = invocations.map(({ started, ended }) => [
    momentInWords(started.atMs - startMs),
    invocationInWords(started, ''),
    ended === undefined ? 'under way' : invocationInWords(ended, '').replace(`function "${ended.functionName}" `, ''),
    bodiesIn(started.messages),
  ]);
  return list(`There ${rows.length === 1 ? 'was 1 invocation' : `were ${rows.length.toLocaleString('en')} invocations`}:`, aligned(rows));
}

const SHOWN_BODIES = 3;

function bodiesIn(messages: readonly InvokedMessage[]): string {
  const shown = messages.slice(0, SHOWN_BODIES).map(({ message }) => printedBody(message.body));
  const more = messages.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more.toLocaleString('en')} more` : ''}`;
}
