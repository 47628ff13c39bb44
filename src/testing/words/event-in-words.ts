import type { JournalEvent } from '../../core/journal';
import { durationInWords } from '../../words/duration-in-words';
import { invocationInWords } from './invocation-in-words';

/** How an event is told, and where its times count from. */
export interface Telling {
  /** Times are told relative to this moment. */
  readonly startMs: number;
  nameOf(arn: string): string;
}

const OF_QUEUES = {
  queueCreated: 'queue created',
  queueDeleted: 'queue deleted',
  queuePurged: 'purged',
  queueAttributesSet: 'queue attributes set',
  queueTagsSet: 'tags set',
  queueTagsRemoved: 'tags removed',
} as const;

/**
 * What happened, in the past tense: `delivered (2nd time)`.
 *
 * @param when - goes right after the verb: `delivered at +31 s (2nd time)`
 */
export function eventInWords(event: JournalEvent, { startMs, nameOf }: Telling, when = ''): string {
  switch (event.kind) {
    case 'messageSent':
      return `sent${when}`;
    case 'duplicateSuppressed':
      return `sent again${when} and suppressed as a duplicate`;
    case 'messageReceived':
      return `delivered${when}${event.receiveCount === 1 ? '' : ` (${ordinal(event.receiveCount)} time)`}`;
    case 'messageReceivedAgain':
      return `delivered again${when} for the same receive attempt`;
    case 'receiveUndone':
      return `taken back${when}, as nobody was there any more to get it`;
    case 'visibilityChanged':
      if (event.visibleAtMs <= event.atMs) return `made visible${when}`;
      return `visibility timeout changed${when} to end at ${momentInWords(event.visibleAtMs - startMs)}`;
    case 'messageDuplicated':
      return `visible once more${when}, as a copy of it came to light`;
    case 'faultInjected':
      return `${event.effect}${when} [${event.fault}]`;
    case 'messageDeleted':
      return `deleted${when}`;
    case 'messageExpired':
      return `expired${when}`;
    case 'messageDeadLettered':
      return `moved${when} to dead-letter queue "${nameOf(event.toArn)}"`;
    case 'messageRedriven':
      return `redriven${when} to "${nameOf(event.toArn)}"`;
    case 'moveTaskStarted':
      return `move task${event.destinationArn === undefined ? '' : ` to "${nameOf(event.destinationArn)}"`} started${when}`;
    case 'moveTaskEnded':
      return `move task ${event.status.toLowerCase()}${when}, ${event.moved.toLocaleString('en')} moved`;
    case 'invocationStarted':
    case 'invocationEnded':
    case 'invocationThrottled':
      return invocationInWords(event, when);
    default:
      return `${OF_QUEUES[event.kind]}${when}`;
  }
}

/** A moment relative to another: `0 s`, `+3 s`. */
export function momentInWords(afterMs: number): string {
  return afterMs > 0 ? `+${durationInWords(afterMs)}` : durationInWords(afterMs);
}

/** `1st`, `2nd`, `3rd`, `4th`. */
export function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13;
  return `${n}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
}
