import { endOfDelivery, isReleased, type Delivery } from './deliveries';
import type { HandleUse } from './handle-uses';
import type { History } from './history';

/** A use of a receipt handle after the visibility timeout of its delivery had ended. */
export interface LateUse {
  readonly delivery: Delivery;
  readonly use: HandleUse;
  /** When the visibility timeout had ended. */
  readonly endedAtMs: number;
  /** Whether the message had been received again by then. */
  readonly receivedAgain: boolean;
}

/**
 * For each delivery the first use of its handle that came too late.
 *
 * What was asked for in time, and is only tried again, is not late; nor is a message that was given back.
 */
export function lateUses(history: History, kinds: readonly HandleUse['kind'][]): LateUse[] {
  return history.deliveries.flatMap((delivery) => {
    // Whom a test or an exploration makes slow is not to blame.
    if (delivery.callId === undefined || isReleased(delivery) || history.isDisturbed(delivery)) return [];
    const uses = history.usesOf(delivery);
    const isLate = ({ call }: HandleUse): boolean => call.at >= endOfDelivery(delivery, call);
    const deletedInTime = uses.some((use) => use.kind === 'delete' && !isLate(use));
    const use = deletedInTime ? undefined : uses.find((one) => kinds.includes(one.kind) && isLate(one));
    if (use === undefined || history.hadFaults(delivery.atMs, use.call.at)) return [];
    const endedAtMs = endOfDelivery(delivery, use.call);
    // What was gone by then, nobody could have received.
    if (isGoneBy(history, delivery, endedAtMs)) return [];
    const again = delivery.next;
    return [{ delivery, use, endedAtMs, receivedAgain: again !== undefined && again.atMs >= endedAtMs && again.atMs <= use.call.at }];
  });
}

function isGoneBy({ events }: History, { queueArn, atMs: sinceMs, removal }: Delivery, endedAtMs: number): boolean {
  const isWithin = (atMs: number): boolean => atMs >= sinceMs && atMs < endedAtMs;
  if (removal !== undefined && isWithin(removal.atMs)) return true;
  return events.some((event) => event.kind === 'queuePurged' && event.queueArn === queueArn && isWithin(event.atMs));
}
