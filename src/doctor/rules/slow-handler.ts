import { lateUses } from '../late-uses';
import { timeStep } from '../history';
import type { Rule } from '../rule';

/** Somebody was still at work on a message when it was received again: the old handle is used afterwards. */
export const slowHandler: Rule = {
  misuse: 'slow-handler',
  what: 'messages are received again while the first consumer is still at work on them',
  why: 'The work takes longer than the visibility timeout, so that it is done twice, at the same time.',
  cure: "Raise the queue's VisibilityTimeout above the longest time that the work takes, extend it while the work goes on (ChangeMessageVisibility), or receive fewer messages at a time.",
  page: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html',
  rules: [],
  needsAll: false,
  find: (history) =>
    lateUses(history, ['delete', 'visibility'])
      .filter(({ receivedAgain }) => receivedAgain)
      .map(({ delivery, use, endedAtMs }) => ({
        queueArn: delivery.queueArn,
        example: delivery.message.body,
        steps: [
          history.receivedStep(delivery),
          timeStep(endedAtMs, 'visible again'),
          history.receivedStep(delivery.next!),
          history.stepOf(use.call, ' by the receipt handle of the first receive'),
        ],
      })),
};
