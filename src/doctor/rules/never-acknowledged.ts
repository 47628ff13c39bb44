import { neverAcknowledged as queuesWithout } from '../never-acknowledged-queues';
import type { Rule } from '../rule';

/** Consumers that receive message after message, and never delete one. */
export const neverAcknowledged: Rule = {
  misuse: 'never-acknowledged',
  what: 'messages are received and never deleted, so that all of them come again',
  why: 'SQS keeps a message until it is deleted: it is handled again after each visibility timeout.',
  cure: 'Delete a message when it is handled (DeleteMessage, DeleteMessageBatch).',
  page: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-lifecycle.html',
  rules: [],
  needsAll: true,
  find: (history) =>
    [...queuesWithout(history)].flatMap(([queueArn, messages]) =>
      messages.map((deliveries) => ({
        queueArn,
        example: deliveries[0]!.message.body,
        steps: deliveries.slice(0, 3).map((delivery) => history.receivedStep(delivery)),
      })),
    ),
};
