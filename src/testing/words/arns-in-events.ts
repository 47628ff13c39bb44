import type { JournalEvent } from '../../core/journal';

/** The ARNs of all queues that events speak of, in order of appearance. */
export function arnsInEvents(events: readonly JournalEvent[]): string[] {
  return [...new Set(events.flatMap(arnsIn))];
}

function arnsIn(event: JournalEvent): string[] {
  if ('toArn' in event) return [event.queueArn, event.toArn];
  if (event.kind === 'moveTaskStarted' && event.destinationArn !== undefined) return [event.queueArn, event.destinationArn];
  return [event.queueArn];
}
