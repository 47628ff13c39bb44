import type { EpochMs } from './clock';
import type { Message } from './message';
import type { Queue, TransferredMessage } from './queue';

/**
 * A message as it enters a dead-letter queue: the same one, and on a FIFO queue sent anew.
 *
 * There its own id takes the place of the deduplication id, so that different messages are not taken for one.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
 */
export function asDeadLetter(message: Message, source: Pick<Queue, 'arn' | 'fifo'>, nowMs: EpochMs): TransferredMessage {
  return {
    ...message,
    deduplicationId: source.fifo ? message.id : undefined,
    sentAtMs: source.fifo ? nowMs : message.sentAtMs,
    firstReceivedAtMs: source.fifo ? undefined : message.firstReceivedAtMs,
    deadLetterSourceArn: source.arn,
  };
}
