import { inFlight } from './naive-message';
import type { NaiveDelivery, NaiveQueue } from './naive-queue';

const INVALID = 'ReceiptHandleIsInvalid';
const EXPIRED = 'InvalidParameterValue: The receipt handle has expired.';
const NOT_IN_FLIGHT = 'InvalidParameterValue: Message does not exist or is not available for visibility timeout change.';
const TOO_LONG = 'InvalidParameterValue: Total VisibilityTimeout for the message is beyond the limit [43200 seconds]';

/** DeleteMessage with the handle of a delivery. @returns the error, if any */
export function naiveDelete(at: NaiveQueue, { message, queue, nth }: NaiveDelivery): string | undefined {
  if (queue !== at) return INVALID;
  if (!at.messages.includes(message)) return undefined;
  if (at.fifo && (nth < message.receivesHere || !inFlight(message))) return EXPIRED;
  at.drop(message);
  return undefined;
}

/** ChangeMessageVisibility with the handle of a delivery. @returns the error, if any */
export function naiveChange(at: NaiveQueue, { message, queue, nth }: NaiveDelivery, seconds: number): string | undefined {
  if (queue !== at) return INVALID;
  if (!at.messages.includes(message)) return NOT_IN_FLIGHT;
  if (!at.fifo && message.receivesHere === 0) return NOT_IN_FLIGHT;
  if (at.fifo && (nth < message.receivesHere || !inFlight(message))) return EXPIRED;
  if (at.world.nowMs - message.lastReceivedAtMs + seconds * 1000 > 43_200_000) return TOO_LONG;
  message.changes++;
  at.hide(message, at.world.nowMs + seconds * 1000);
  return undefined;
}
