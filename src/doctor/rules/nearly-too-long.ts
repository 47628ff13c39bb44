import { messageSize } from '../../actions/message-size';
import type { Message } from '../../core/message';
import type { Rule } from '../rule';

const NEAR = 0.9;

/** Messages that would be refused if they were a little longer. */
export const nearlyTooLong: Rule = {
  misuse: 'nearly-too-long',
  what: 'messages are almost as long as the queue takes',
  why: 'A little more in one of them, and SQS refuses it: the body and the attributes count together, and in a batch all of its messages.',
  cure: 'Put what is long into S3, and its address into the message.',
  page: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-managing-large-messages.html',
  rules: [],
  needsAll: false,
  find: (history) =>
    history.events.flatMap((event) => {
      if (event.kind !== 'messageSent') return [];
      const call = history.call(event.callId);
      const most = history.queues.get(event.queueArn)?.settings.maximumMessageSizeBytes;
      if (call === undefined || most === undefined) return [];
      const bytes = sizeOf(event.message);
      if (bytes < NEAR * most) return [];
      const size = `: ${bytes.toLocaleString('en')} of ${most.toLocaleString('en')} bytes`;
      return [{ queueArn: event.queueArn, example: event.message.body, steps: [history.stepOf(call, size)] }];
    }),
};

function sizeOf({ body, attributes = {} }: Message): number {
  return messageSize({ MessageBody: body, MessageAttributes: new Map(Object.entries(attributes)) });
}
