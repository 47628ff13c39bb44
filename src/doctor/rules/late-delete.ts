import { timeStep } from '../history';
import { lateUses } from '../late-uses';
import type { Rule } from '../rule';

/** Deleted after the visibility timeout, by luck before anybody else got it, or on a FIFO queue in vain. */
export const lateDelete: Rule = {
  misuse: 'late-delete',
  what: 'messages are deleted when their visibility timeout is over',
  why: 'From the end of its visibility timeout on anybody may receive the message, and the work is done twice. A FIFO queue refuses the delete.',
  cure: "Raise the queue's VisibilityTimeout above the longest time that a batch takes, or extend it while the work goes on (ChangeMessageVisibility).",
  page: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html',
  rules: [],
  needsAll: false,
  find: (history) => {
    // Where a message was received again meanwhile, the handler is slow: these were only lucky.
    const slow = new Set(
      lateUses(history, ['delete', 'visibility']).flatMap((late) => (late.receivedAgain ? [late.delivery.queueArn] : [])),
    );
    return lateUses(history, ['delete'])
      .filter(({ receivedAgain, delivery }) => !receivedAgain && !slow.has(delivery.queueArn))
      .map(({ delivery, use, endedAtMs }) => ({
        queueArn: delivery.queueArn,
        example: delivery.message.body,
        steps: [
          history.receivedStep(delivery),
          timeStep(endedAtMs, 'visible again'),
          history.stepOf(use.call, use.failure === undefined ? '' : `, refused: ${use.failure.message}`),
        ],
      }));
  },
};
