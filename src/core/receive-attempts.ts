import type { EpochMs } from './clock';
import { ExpiringMap } from './expiring-map';
import { invalidValue } from './invalid-value';
import { limits } from './limits';
import type { Delivery } from './queue';

const NOT_RETRYABLE = 'The receiveRequestAttemptId is not valid anymore since the receive call is not retryable.';

interface Attempt {
  readonly atMs: EpochMs;
  readonly deliveries: readonly Delivery[];
  /** For each delivery, how often the visibility of its message had been changed by then. */
  readonly visibilityChanges: readonly number[];
}

/**
 * What FIFO receives with a `ReceiveRequestAttemptId` returned: a caller that lost the answer can ask again.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-receiverequestattemptid-request-parameter.html
 */
export class ReceiveAttempts {
  readonly #attempts = new ExpiringMap<Attempt>(limits.receiveRequestAttemptMs);

  remember(attemptId: string, deliveries: readonly Delivery[], nowMs: EpochMs): void {
    const visibilityChanges = deliveries.map(({ message }) => message.visibilityChanges);
    this.#attempts.set(attemptId, { deliveries, visibilityChanges, atMs: nowMs });
  }

  /**
   * Whether a receive may be made under this id.
   *
   * @throws SqsError `InvalidParameterValue` when a message of an earlier one is gone, or its visibility was changed
   */
  check(attemptId: string, nowMs: EpochMs): void {
    const attempt = this.#attempts.get(attemptId, nowMs);
    if (attempt !== undefined && isTouched(attempt)) throw invalidValue(attemptId, 'ReceiveRequestAttemptId', NOT_RETRYABLE);
  }

  /** The same messages again; `undefined` for a new receive, as the id is new or one of them came back since. */
  replay(attemptId: string, nowMs: EpochMs): readonly Delivery[] | undefined {
    const attempt = this.#attempts.get(attemptId, nowMs);
    if (attempt === undefined || isTouched(attempt)) return undefined;
    return attempt.deliveries.every((delivery) => isStillOut(delivery, nowMs)) ? attempt.deliveries : undefined;
  }

  clear(): void {
    this.#attempts.clear();
  }
}

/** Whether one of its messages is gone, or had its visibility changed. */
function isTouched({ deliveries, visibilityChanges }: Attempt): boolean {
  return deliveries.some(
    ({ message }, index) => message.expiryPlace === undefined || message.visibilityChanges !== visibilityChanges[index],
  );
}

/** Whether its message neither came back nor was received again. */
function isStillOut({ message, receiveCount }: Delivery, nowMs: EpochMs): boolean {
  return message.visibleAtMs > nowMs && message.receiveCount === receiveCount;
}
