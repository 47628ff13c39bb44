import type { EpochMs } from './clock';
import { ExpiringMap } from './expiring-map';
import type { ReceiveAttemptPart } from './journal';
import { limits } from './limits';
import type { Delivery } from './queue';
import { invalidValue } from './sqs-error';
import { firstReceivedAtMs, receiveCountOf, type Placement, type Receives } from './stored-message';

const NOT_RETRYABLE = 'The receiveRequestAttemptId is not valid anymore since the receive call is not retryable.';

/** A message that an attempt got. */
export interface HandedOut {
  readonly placement: Placement;
  readonly receiptHandle: string;
}

/** What its consumer gets. */
export function deliveryOf({ placement, receiptHandle }: HandedOut, before?: Delivery['before']): Delivery {
  const { message } = placement;
  return { message, receiptHandle, receiveCount: receiveCountOf(placement), firstReceivedAtMs: firstReceivedAtMs(placement)!, before };
}

interface Attempt {
  readonly atMs: EpochMs;
  readonly parts: (HandedOut & { readonly receivesThen: Receives })[];
}

/**
 * What FIFO receives with a `ReceiveRequestAttemptId` returned: a caller that lost the answer can ask again.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-receiverequestattemptid-request-parameter.html
 */
export class ReceiveAttempts {
  readonly #attempts = new ExpiringMap<Attempt>(limits.receiveRequestAttemptMs);
  readonly #holds: (placement: Placement) => boolean;

  /** @param holds - whether a message is still in the queue */
  constructor(holds: (placement: Placement) => boolean) {
    this.#holds = holds;
  }

  remember({ id, index }: ReceiveAttemptPart, handedOut: HandedOut, nowMs: EpochMs): void {
    const part = { ...handedOut, receivesThen: handedOut.placement.receives! };
    if (index === 0) this.#attempts.set(id, { parts: [part], atMs: nowMs });
    else this.#attempts.get(id, nowMs)?.parts.push(part);
  }

  /**
   * Whether a receive may be made under this id, if it has one.
   *
   * @throws SqsError `InvalidParameterValue` when a message of an earlier one is gone, or its visibility was changed
   */
  check(attemptId: string | undefined, nowMs: EpochMs): void {
    const attempt = attemptId === undefined ? undefined : this.#attempts.get(attemptId, nowMs);
    if (attempt !== undefined && this.#isTouched(attempt)) throw invalidValue(attemptId, 'ReceiveRequestAttemptId', NOT_RETRYABLE);
  }

  /** The same messages again; `undefined` for a new receive, as the id is new or one of them came back since. */
  repeat(attemptId: string, nowMs: EpochMs): readonly HandedOut[] | undefined {
    const attempt = this.#attempts.get(attemptId, nowMs);
    if (attempt === undefined || this.#isTouched(attempt)) return undefined;
    const areStillOut = attempt.parts.every(
      ({ placement, receivesThen }) => placement.visibleAtMs > nowMs && placement.receives?.count === receivesThen.count,
    );
    return areStillOut ? attempt.parts : undefined;
  }

  /** Whoever comes with this id again makes a new receive. */
  forget(attemptId: string): void {
    this.#attempts.delete(attemptId);
  }

  clear(): void {
    this.#attempts.clear();
  }

  /** Whether one of its messages is gone, or had its visibility changed. */
  #isTouched({ parts }: Attempt): boolean {
    return parts.some(
      ({ placement, receivesThen }) => !this.#holds(placement) || placement.receives?.visibilityChanges !== receivesThen.visibilityChanges,
    );
  }
}
