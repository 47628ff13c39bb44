import { deadLetterQueues } from '../dead-letter-queues';
import type { Delivery } from '../deliveries';
import { neverAcknowledged } from '../never-acknowledged-queues';
import type { Rule } from '../rule';

const AGAIN_AND_AGAIN = 3;
const SHOWN = 4;

/** The same message is received again and again, and nothing ends that but its retention. */
export const noDeadLetterQueue: Rule = {
  misuse: 'no-dead-letter-queue',
  what: 'messages come back again and again, and no dead-letter queue takes them',
  why: 'A message that cannot be handled costs a receive each time until it expires, days later, and then it is gone without a trace.',
  cure: 'Give the queue a RedrivePolicy: a dead-letter queue, and a maxReceiveCount.',
  page: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  rules: ['cdk-nag: SQSQueueDLQ (AwsSolutions-SQS3)'],
  needsAll: false,
  find: (history) => {
    const graveyards = deadLetterQueues(history);
    const unacknowledged = neverAcknowledged(history);
    const mayComeBack = (arn: string): boolean => {
      const queue = history.queues.get(arn);
      return queue !== undefined && queue.settings.redrivePolicy === undefined && !graveyards.has(arn) && !unacknowledged.has(arn);
    };
    return history
      .receivedMessages()
      .map((deliveries) => deliveries.filter((delivery) => history.isToBeHandled(delivery)))
      .filter((deliveries) => deliveries.length >= AGAIN_AND_AGAIN && mayComeBack(deliveries[0]!.queueArn) && !isHandled(deliveries))
      .map((deliveries) => ({
        queueArn: deliveries[0]!.queueArn,
        example: deliveries[0]!.message.body,
        steps: deliveries.slice(0, SHOWN).map((delivery) => history.receivedStep(delivery)),
      }));
  },
};

/** Whether a consumer deleted the message in the end. */
function isHandled(deliveries: readonly Delivery[]): boolean {
  const removal = deliveries.at(-1)!.removal;
  return removal?.kind === 'messageDeleted' && removal.callId !== undefined;
}
