import { SqsError } from '../core/sqs-error';
import type { Action } from './action';
import { checkBatch, eachEntry, entryParameters } from './batch';
import { refuseLists } from './message-attributes';
import { greatestMessageSize, messageSize } from './message-size';
import { checkFifoParameters, sendTo } from './outgoing-message';
import type { OutgoingMessage } from './outgoing-message';
import { queueOf } from './queue-of';

const ENTRY = 'SendMessageBatchRequestEntry';
const WORDINGS = entryParameters(ENTRY, 'MessageBody').map((body) => ({ body, tooLong: 'One or more parameters cannot be validated.' }));

/**
 * Sends up to ten messages in order, each on its own: what fails is listed, not thrown.
 *
 * The messages together must fit into the service's size limit, each by itself into the queue's.
 * A list of values in any entry fails the batch as a whole. On FIFO queues an entry without a group, or with nothing to deduplicate by, does so, too.
 *
 * @throws SqsError for what is wrong with the batch as a whole
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html
 */
export const sendMessageBatch: Action<'SendMessageBatch'> = (input, context) => {
  const queue = queueOf(input.QueueUrl, context);
  const { Entries: entries = [] } = input;
  checkBatch(entries, ENTRY);
  checkTotalSize(entries, context.queues.maximumMessageSizeBytes);
  for (const { MessageAttributes } of entries) MessageAttributes?.forEach((value) => refuseLists(value, 'SendMessageBatch'));
  for (const entry of entries) checkFifoParameters(queue, entry, 'InvalidParameterValue');

  return eachEntry(entries, (entry, index) => sendTo(queue, entry, WORDINGS[index]!, context));
};

function checkTotalSize(entries: readonly OutgoingMessage[], maximum: number): void {
  const total = (sizeOf: (entry: OutgoingMessage) => number): number => entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
  if (total(greatestMessageSize) <= maximum) return;
  const size = total(messageSize);
  if (size > maximum) {
    throw new SqsError('BatchRequestTooLong', `Batch requests cannot be longer than ${maximum} bytes. You have sent ${size} bytes.`);
  }
}
