import type { EpochMs } from './clock';
import { limits } from './limits';
import { invalidValue } from './sqs-error';
import type { Placement } from './stored-message';

interface VisibilityChange {
  readonly timeoutSeconds: number;
  readonly nowMs: EpochMs;
}

/** Sees to it that a message can be hidden for so long. @throws SqsError `InvalidParameterValue` when it is gone, or would be hidden for over 12 hours */
export function checkVisibilityChange(
  placement: Placement | undefined,
  receiptHandle: string,
  { timeoutSeconds, nowMs }: VisibilityChange,
): asserts placement is Placement {
  if (placement?.receives === undefined) {
    throw invalidValue(receiptHandle, 'ReceiptHandle', 'Message does not exist or is not available for visibility timeout change.');
  }
  const { max } = limits.visibilityTimeoutSeconds;
  if (nowMs - placement.receives.lastAtMs + timeoutSeconds * 1000 > max * 1000) {
    const reason = `Total VisibilityTimeout for the message is beyond the limit [${max} seconds]`;
    throw invalidValue(timeoutSeconds, 'VisibilityTimeout', reason);
  }
}
