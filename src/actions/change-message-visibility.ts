import { invalidValue } from '../core/sqs-error';
import { limits } from '../core/limits';
import type { Action } from './action';
import { integerIn } from './integer-in';
import { queueOf } from './queue-of';
import { required } from './required';

/**
 * Restarts the visibility timeout of a message in flight.
 *
 * The timeout counts from this call, not from the receive; `0` makes the message visible at once.
 *
 * @throws SqsError `ReceiptHandleIsInvalid`, or `InvalidParameterValue` when the message is not in flight
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html
 */
export const changeMessageVisibility: Action<'ChangeMessageVisibility'> = (input, context) => {
  const queue = queueOf(input.QueueUrl, context);
  const receiptHandle = required(input.ReceiptHandle, 'ReceiptHandle');
  const { min, max } = limits.visibilityTimeoutSeconds;
  const timeoutSeconds = integerIn(required(input.VisibilityTimeout, 'VisibilityTimeout'), limits.visibilityTimeoutSeconds, (value) =>
    invalidValue(value, 'VisibilityTimeout', `Must be between ${min} and ${max}.`),
  );

  queue.changeVisibility(receiptHandle, timeoutSeconds, context.nowMs);
  return {};
};
