import type { JournalEvent } from '../../core/journal';

/** The ARNs of all queues that events speak of, in order of appearance. */
export function arnsInEvents(events: readonly JournalEvent[]): string[] {
  return [...new Set(events.flatMap((event) => ('toArn' in event ? [event.queueArn, event.toArn] : [event.queueArn])))];
}
