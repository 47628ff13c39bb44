import type { EpochMs } from '../core/clock';
import type { EventOf, JournalEvent, MessageEvent } from '../core/journal';
import type { Message } from '../core/message';

type VisibilityChange = EventOf<'visibilityChanged'>;

/** A message in the hands of a consumer, from its receive on. */
export interface Delivery {
  readonly queueArn: string;
  readonly message: Message;
  readonly receiptHandle: string;
  readonly atMs: EpochMs;
  /** The call that received it; `undefined` where a test did. */
  readonly callId: number | undefined;
  readonly receiveCount: number;
  /** When its visibility timeout would have ended without the changes. */
  readonly endsAtMs: EpochMs;
  /** Changes of its visibility by its own handle, oldest first. */
  readonly changes: readonly VisibilityChange[];
  /** The next delivery of the message from the same queue. */
  readonly next: Delivery | undefined;
  /** How the message left the queue while this was its newest delivery; `undefined` while it is there. */
  readonly removal: MessageEvent | undefined;
}

type OpenDelivery = { -readonly [Name in keyof Delivery]: Delivery[Name] } & { readonly changes: VisibilityChange[] };

const REMOVALS: ReadonlySet<JournalEvent['kind']> = new Set(['messageDeleted', 'messageExpired', 'messageDeadLettered', 'messageRedriven']);

/** All deliveries that events tell of, oldest first; one that was undone is none. */
export function deliveriesIn(events: readonly JournalEvent[]): Delivery[] {
  const all = new Map<string, OpenDelivery>();
  const newest = new Map<string, OpenDelivery>();
  for (const event of events) {
    if (!('message' in event)) continue;
    const place = `${event.queueArn} ${event.message.position}`;
    if (event.kind === 'messageReceived') {
      const delivery = deliveryOf(event);
      const before = newest.get(place);
      if (before !== undefined) before.next = delivery;
      newest.set(place, delivery);
      all.set(event.receiptHandle, delivery);
    } else if (event.kind === 'messageReceivedAgain') {
      const again = newest.get(place);
      if (again === undefined) continue;
      // The same receive once more, under a handle that counts as well.
      again.endsAtMs = event.visibleAtMs;
      again.receiptHandle = event.receiptHandle;
      all.set(event.receiptHandle, again);
    } else if (event.kind === 'visibilityChanged') all.get(event.receiptHandle)?.changes.push(event);
    else if (event.kind === 'receiveUndone') undo(event, all, newest, place);
    else if (REMOVALS.has(event.kind)) {
      const last = newest.get(place);
      if (last !== undefined) last.removal = event;
    }
  }
  return [...new Set(all.values())];
}

function deliveryOf(event: EventOf<'messageReceived'>): OpenDelivery {
  const { queueArn, message, receiptHandle, atMs, callId, receiveCount, visibleAtMs: endsAtMs } = event;
  return { queueArn, message, receiptHandle, atMs, callId, receiveCount, endsAtMs, changes: [], next: undefined, removal: undefined };
}

function undo(
  { receiptHandle }: EventOf<'receiveUndone'>,
  all: Map<string, OpenDelivery>,
  newest: Map<string, OpenDelivery>,
  place: string,
): void {
  const undone = all.get(receiptHandle);
  if (undone === undefined) return;
  all.delete(receiptHandle);
  newest.delete(place);
  for (const delivery of all.values()) {
    if (delivery.next !== undone) continue;
    delivery.next = undefined;
    newest.set(place, delivery);
  }
}

/** When the visibility timeout of a delivery ends, as it was known at a moment, or when a call came. */
export function endOfDelivery({ endsAtMs, changes }: Delivery, call?: { readonly at: EpochMs; readonly id: number }): EpochMs {
  const known = changes.filter(({ atMs, callId }) => call === undefined || (atMs <= call.at && callId !== call.id));
  return known.at(-1)?.visibleAtMs ?? endsAtMs;
}

/** Whether a consumer gave the message back by itself, by a visibility timeout of 0. */
export function isReleased({ changes }: Delivery): boolean {
  return changes.some(({ atMs, visibleAtMs }) => visibleAtMs <= atMs);
}
