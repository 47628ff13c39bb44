import type { Rule } from '../rule';

/** One receive, and a message that was not deleted is a dead letter: also where the answer never arrived. */
export const oneReceive: Rule = {
  misuse: 'one-receive',
  what: 'a message becomes a dead letter after a single receive (maxReceiveCount 1)',
  why: 'One answer that gets lost on its way, or one consumer that is stopped, and a message is a dead letter which nobody ever saw.',
  cure: 'Raise maxReceiveCount, to 3 or more; with a Lambda function AWS advises 5.',
  page: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  rules: [],
  needsAll: false,
  find: (history) =>
    history.deliveries
      .filter(({ queueArn, callId }) => callId !== undefined && history.queues.get(queueArn)?.settings.redrivePolicy?.maxReceiveCount === 1)
      .map((delivery) => ({
        queueArn: delivery.queueArn,
        example: delivery.message.body,
        steps: [history.receivedStep(delivery)],
      })),
};
