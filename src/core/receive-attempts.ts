import type { EpochMs } from './clock';
import { ExpiringMap } from './expiring-map';
import { limits } from './limits';
import type { Delivery } from './queue';

interface Attempt {
  readonly atMs: EpochMs;
  readonly deliveries: readonly Delivery[];
  /** For each delivery, what tells whether its message was touched since. */
  readonly marks: readonly string[];
}

/**
 * What FIFO receives with a `ReceiveRequestAttemptId` returned: a caller that lost the answer can ask again.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-receiverequestattemptid-request-parameter.html
 */
export class ReceiveAttempts {
  readonly #attempts = new ExpiringMap<Attempt>(limits.receiveRequestAttemptMs);

  remember(attemptId: string, deliveries: readonly Delivery[], nowMs: EpochMs): void {
    this.#attempts.set(attemptId, { deliveries, marks: deliveries.map(markOf), atMs: nowMs });
  }

  /** The same messages again, unless one of them was deleted, came back, or had its visibility changed. */
  replay(attemptId: string, nowMs: EpochMs): readonly Delivery[] | undefined {
    const attempt = this.#attempts.get(attemptId, nowMs);
    const untouched = attempt?.deliveries.every(
      (delivery, index) => isInFlight(delivery, nowMs) && markOf(delivery) === attempt.marks[index],
    );
    return untouched === true ? attempt?.deliveries : undefined;
  }

  clear(): void {
    this.#attempts.clear();
  }
}

function markOf({ message }: Delivery): string {
  return `${message.receiveCountInQueue}/${message.visibilityChanges}`;
}

function isInFlight({ message }: Delivery, nowMs: EpochMs): boolean {
  return message.expiryPlace !== undefined && message.visibleAtMs > nowMs;
}
