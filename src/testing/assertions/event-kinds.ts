import type { JournalEvent, MessageEvent } from '../../core/journal';
import { ofKind } from './happenings';
import type { EventKind } from './event-kind';

/** The things that happen to messages and that matchers ask for. */
export const eventKinds = {
  sent: { select: ofKind('messageSent'), have: 'have been sent', was: 'was sent', but: 'was not sent to this queue' },
  delivered: { select: ofKind('messageReceived'), have: 'have delivered', was: 'was delivered', but: 'was not delivered' },
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
