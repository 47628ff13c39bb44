import type { JournalEvent, MessageEvent } from '../../core/journal';
import { ofKind } from './happenings';
import type { EventKind } from './event-kind';

/** The things that happen to messages and that matchers ask for. */
export const eventKinds = {
  sent: { select: ofKind('messageSent'), have: 'have been sent', was: 'was sent', but: 'was not sent to this queue' },
  delivered: { select: deliveries, have: 'have delivered', was: 'was delivered', but: 'was not delivered' },
  deleted: { select: ofKind('messageDeleted'), have: 'have deleted', was: 'was deleted', but: 'was not deleted' },
  deadLettered: {
    select: ofKind('messageDeadLettered'),
    have: 'have dead-lettered',
    was: 'was dead-lettered',
    but: 'was not dead-lettered by this queue',
  },
  expired: { select: ofKind('messageExpired'), have: 'have expired', was: 'expired', but: 'did not expire' },
  deduplicated: {
    select: ofKind('duplicateSuppressed'),
    have: 'have deduplicated',
    was: 'was deduplicated',
    but: 'was not sent again within its deduplication interval',
  },
  visibilityExtended: {
    select: extensions,
    have: 'have extended the visibility timeout of',
    was: 'had its visibility timeout extended',
    but: 'did not have its visibility timeout extended',
  },
} as const satisfies Record<string, EventKind>;

/** Receives, but for those that never reached who asked. */
function deliveries(events: readonly MessageEvent[]): MessageEvent[] {
  const undone = new Map<string, number>();
  return events
    .toReversed()
    .filter((event: JournalEvent) => {
      if (event.kind !== 'messageReceived' && event.kind !== 'receiveUndone') return false;
      const count = undone.get(event.receiptHandle) ?? 0;
      undone.set(event.receiptHandle, event.kind === 'receiveUndone' ? count + 1 : Math.max(0, count - 1));
      return event.kind === 'messageReceived' && count === 0;
    })
    .reverse();
}

/** Changes of a visibility timeout that end it later than it would have ended, where that is known. */
function extensions(events: readonly MessageEvent[]): MessageEvent[] {
  const endsAtMs = new Map<string, number>();
  return events.filter((event: JournalEvent) => {
    if (event.kind === 'messageSent' || !('visibleAtMs' in event)) return false;
    const key = `${event.message.id} ${event.queueArn}`;
    const extended = event.kind === 'visibilityChanged' && event.visibleAtMs > (endsAtMs.get(key) ?? Infinity);
    endsAtMs.set(key, event.visibleAtMs);
    return extended;
  });
}
