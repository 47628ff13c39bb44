import type { Action } from './action';
import { sendTo } from './outgoing-message';
import { queueOf } from './queue-of';

const WORDING = { body: 'MessageBody', tooLong: 'One or more parameters are invalid.' };

/**
 * Sends a message; on a FIFO queue, one that was sent within five minutes is not stored again.
 *
 * @throws SqsError `MissingParameter`, `InvalidParameterValue`, `InvalidMessageContents` or `UnsupportedOperation`
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export const sendMessage: Action<'SendMessage'> = (input, context) => sendTo(queueOf(input.QueueUrl, context), input, WORDING, context);
