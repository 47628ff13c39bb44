const PREFIX = '18849496';
const FIRST = 460_467_696_128;
const STEP = 256;

/**
 * The sequence number of the `order`-th message of a FIFO queue: 20 digits, rising, not consecutive.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html#fifo-sequence-number
 */
export function sequenceNumberOf(order: number): string {
  return `${PREFIX}${FIRST + order * STEP}`;
}
