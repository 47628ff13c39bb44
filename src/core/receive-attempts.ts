import type { EpochMs } from './clock';
import { ExpiringMap } from './expiring-map';
import type { ReceiveAttemptPart } from './journal';
import { limits } from './limits';
import type { Delivery } from './queue';
import { invalidValue } from './sqs-error';
import type { AttemptPart, AttemptRecord } from './state-record';
import { firstReceivedAtMs, receiveCountOf, type Placement } from './stored-message';

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
  readonly parts: AttemptPart[];
}

/**
 * What FIFO receives with a `ReceiveRequestAttemptId` returned: a caller that lost the answer can ask again.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-receiverequestattemptid-request-parameter.html
 */
export class ReceiveAttempts {
  readonly #attempts = new ExpiringMap<Attempt>(limits.receiveRequestAttemptMs);
  readonly #placementAt: (position: number) => Placement | undefined;

  /** @param placementAt - the message of a position, as long as it is in the queue */
  constructor(placementAt: (position: number) => Placement | undefined) {
    this.#placementAt = placementAt;
  }

  remember({ id, index }: ReceiveAttemptPart, { placement, receiptHandle }: HandedOut, nowMs: EpochMs): void {
    const part = { position: placement.message.position, receiptHandle, receivesThen: placement.receives! };
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
    const handedOut: HandedOut[] = [];
    for (const { position, receiptHandle, receivesThen } of attempt.parts) {
      const placement = this.#placementAt(position)!;
      if (placement.visibleAtMs <= nowMs || placement.receives?.count !== receivesThen.count) return undefined;
      handedOut.push({ placement, receiptHandle });
    }
    return handedOut;
  }

  /** Whoever comes with this id again makes a new receive. */
  forget(attemptId: string): void {
    this.#attempts.delete(attemptId);
  }

  clear(): void {
    this.#attempts.clear();
  }

  /** What is remembered of an attempt. */
  get(id: string, nowMs: EpochMs): Pick<AttemptRecord, 'atMs' | 'parts'> | undefined {
    return this.#attempts.get(id, nowMs);
  }

  /** All that are remembered, by their ids. */
  entries(nowMs: EpochMs): Iterable<[string, Pick<AttemptRecord, 'atMs' | 'parts'>]> {
    return this.#attempts.entries(nowMs);
  }

  restore({ id, atMs, parts }: Pick<AttemptRecord, 'id' | 'atMs' | 'parts'>): void {
    this.#attempts.set(id, { atMs, parts: [...parts] });
  }

  /** Whether one of its messages is gone, or had its visibility changed. */
  #isTouched({ parts }: Attempt): boolean {
    return parts.some(
      ({ position, receivesThen }) => this.#placementAt(position)?.receives?.visibilityChanges !== receivesThen.visibilityChanges,
    );
  }
}
