import type { EventOf } from '../../core/journal';
import { shortened } from '../../words/shortened';

const ERROR_LENGTH = 80;

/** What happened to an invocation of a function, in the past tense: `function "bill" invoked with 3 messages`. */
export function invocationInWords(
  event: EventOf<'invocationStarted'> | EventOf<'invocationEnded'> | EventOf<'invocationThrottled'>,
  when: string,
): string {
  const [name, messages] = [`function "${event.functionName}"`, messagesInWords(event.messages.length)];
  switch (event.kind) {
    case 'invocationStarted':
      return `${name} invoked${when} with ${messages}`;
    case 'invocationThrottled':
      return `${name} throttled${when}, ${messages} not handed to it`;
    case 'invocationEnded':
      return `${name} ${outcomeInWords(event, messages)}${when}`;
  }
}

function outcomeInWords({ outcome, failedMessageIds, unreadMessageIds, error }: EventOf<'invocationEnded'>, messages: string): string {
  switch (outcome) {
    case 'succeeded':
      if (unreadMessageIds.length === 0) return 'succeeded';
      return `succeeded, as its report of ${unreadMessageIds.length} of ${messages} as failed is not read`;
    case 'partlyFailed':
      return `reported ${failedMessageIds.length} of ${messages} as failed`;
    case 'timedOut':
      return 'timed out';
    case 'failed':
      return `failed (${shortened(error ?? '', ERROR_LENGTH)})`;
  }
}

function messagesInWords(count: number): string {
  return `${count.toLocaleString('en')} message${count === 1 ? '' : 's'}`;
}
