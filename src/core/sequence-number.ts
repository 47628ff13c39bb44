import type { Message } from './message';

const PREFIX = '18849496';
const FIRST = 460_467_696_128;
const STEP = 256;

/**
 * The sequence number of a message in a FIFO queue: 20 digits, rising, not consecutive; `undefined` in a standard queue.
 *
 * It follows from the order of sending, so that no message needs to keep it.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html#fifo-sequence-number
 */
export function sequenceNumberOf({ position, deduplicationId }: Pick<Message, 'position' | 'deduplicationId'>): string | undefined {
  // All messages of FIFO queues have a deduplication id, and no others.
  if (deduplicationId === undefined) return undefined;
  return `${PREFIX}${FIRST + position * STEP}`;
}
