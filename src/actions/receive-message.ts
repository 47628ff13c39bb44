import type { ActionInput, ActionOutput } from '../api/shapes';
import { invalidValue } from '../core/sqs-error';
import { limits } from '../core/limits';
import type { Delivery, Queue, ReceiveRequest } from '../core/queue';
import type { Action, ActionContext } from './action';
import { identifier } from './identifier';
import { integerIn } from './integer-in';
import { md5OfMessageAttributes } from './md5-of-message-attributes';
import { messageAttributeSelection } from './message-attribute-selection';
import { queueOf } from './queue-of';
import { systemAttributeSelection } from './system-attribute-selection';

type Input = ActionInput<'ReceiveMessage'>;

/**
 * Receives up to ten messages, and hides them until their visibility timeout is over.
 *
 * With a wait time it answers as soon as there is a message, and does not wait for more of them.
 *
 * @throws SqsError `InvalidParameterValue`, or `OverLimit` when too many messages are in flight and there is no wait time
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
 */
export const receiveMessage: Action<'ReceiveMessage'> = (input, context) => {
  const queue = queueOf(input.QueueUrl, context);
  const request = receiveRequest(input, queue);
  const waitSeconds = checkedWait(input) ?? queue.settings.receiveWaitSeconds;
  const shown = answerTo(input, context);
  const answer = (deliveries: readonly Delivery[]): ActionOutput<'ReceiveMessage'> => {
    if (deliveries.length > 0) context.ifUndelivered?.((atMs) => queue.takeBack(deliveries, request, atMs));
    return shown(deliveries);
  };

  const { nowMs } = context;
  if (waitSeconds === 0) return answer(queue.receive(request, nowMs));
  // A transport may make the signal only when it is asked for, and only who waits needs it.
  const { signal } = context;
  return queue.waitForMessages(request, { untilMs: nowMs + waitSeconds * 1000, signal }, nowMs).then(answer);
};

function receiveRequest(input: Input, queue: Queue): ReceiveRequest {
  const { MaxNumberOfMessages, VisibilityTimeout, ReceiveRequestAttemptId } = input;
  const { receiveMessages, visibilityTimeoutSeconds: timeouts } = limits;
  const maxMessages = integerIn(MaxNumberOfMessages ?? 1, receiveMessages, (value) =>
    invalidValue(value, 'MaxNumberOfMessages', `Must be between ${receiveMessages.min} and ${receiveMessages.max}, if provided.`),
  );
  const visibilityTimeoutSeconds = integerIn(VisibilityTimeout, timeouts, (value) =>
    invalidValue(value, 'VisibilityTimeout', `Must be >= ${timeouts.min} and <= ${timeouts.max}, if provided.`),
  );
  // A standard queue takes no notice of it.
  const attemptId = queue.fifo ? identifier(ReceiveRequestAttemptId, 'ReceiveRequestAttemptId') : undefined;
  return { maxMessages, visibilityTimeoutSeconds, attemptId };
}

function checkedWait({ WaitTimeSeconds }: Input): number | undefined {
  const { min, max } = limits.waitTimeSeconds;
  return integerIn(WaitTimeSeconds, limits.waitTimeSeconds, (value) =>
    invalidValue(value, 'WaitTimeSeconds', `Must be >= ${min} and <= ${max}, if provided.`),
  );
}

function answerTo(input: Input, { digest }: ActionContext): (deliveries: readonly Delivery[]) => ActionOutput<'ReceiveMessage'> {
  const selectAttributes = messageAttributeSelection(input.MessageAttributeNames);
  const selectSystemAttributes = systemAttributeSelection(input.MessageSystemAttributeNames, input.AttributeNames);

  return (deliveries) => ({ Messages: deliveries.map(shown) });

  function shown(delivery: Delivery) {
    const { message, receiptHandle } = delivery;
    const attributes = selectAttributes(message.attributes);
    return {
      MessageId: message.id,
      ReceiptHandle: receiptHandle,
      MD5OfBody: message.md5OfBody,
      Body: message.body,
      Attributes: selectSystemAttributes(delivery),
      MD5OfMessageAttributes: attributes && md5OfMessageAttributes(attributes, digest),
      MessageAttributes: attributes && new Map(Object.entries(attributes)),
    };
  }
}
