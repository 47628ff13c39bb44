import type { EpochMs } from './clock';
import type { MessageStore } from './message-store';
import type { Receipt, ReceiptHandles } from './receipt-handle';
import { invalidValue, SqsError } from './sqs-error';
import type { Placement } from './stored-message';

/** Where a receipt handle is used, and when. */
interface HandleUse {
  readonly receipts: ReceiptHandles;
  readonly store: MessageStore;
  readonly fifo: boolean;
  readonly nowMs: EpochMs;
}

/**
 * The message that a receipt handle gives access to; it was received at least once, unless that was undone.
 *
 * @returns `undefined` when the handle is genuine but its message is gone
 * @throws SqsError `ReceiptHandleIsInvalid`, or on FIFO queues `InvalidParameterValue` for an expired handle
 */
export function messageOfHandle(receiptHandle: string, { receipts, store, fifo, nowMs }: HandleUse): Placement | undefined {
  const receipt = receipts.read(receiptHandle);
  if (receipt === 'earlierQueue') return undefined;
  if (receipt === 'otherQueue') {
    throw new SqsError('ReceiptHandleIsInvalid', `The receipt handle "${receiptHandle}" is not valid for this queue.`);
  }
  const placement = receipt && store.get(receipt.position);
  if (receipt === undefined || !store.hasHeld(receipt.position)) {
    throw new SqsError('ReceiptHandleIsInvalid', `The input receipt handle "${receiptHandle}" is not a valid receipt handle.`);
  }
  if (placement !== undefined && fifo && !isHeldBy(receipt, placement, nowMs)) {
    throw invalidValue(receiptHandle, 'ReceiptHandle', 'The receipt handle has expired.');
  }
  return placement;
}

/** Whether the delivery that a handle was given for is the newest, was not undone, and goes on. */
function isHeldBy({ receive }: Receipt, { receives, visibleAtMs }: Placement, nowMs: EpochMs): boolean {
  return receives !== undefined && receive >= receives.count && visibleAtMs > nowMs;
}
