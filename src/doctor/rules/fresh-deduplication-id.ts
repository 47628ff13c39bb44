import type { Rule } from '../rule';
import { limits } from '../../core/limits';
import { saysTheSame } from '../says-the-same';

/** What is sent again, because nobody knows whether it was sent, gets another deduplication id. */
export const freshDeduplicationId: Rule = {
  misuse: 'fresh-deduplication-id',
  what: 'a message that is sent again after a failure gets a new deduplication id',
  why: 'The first attempt may have been taken though its answer was lost: under another id the message is in the queue twice.',
  cure: 'Make the MessageDeduplicationId before the first attempt, out of the message, and use it for all of them.',
  page: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html',
  rules: [],
  needsAll: false,
  find: (history) =>
    history.sends.flatMap((failed, index) => {
      if (!failed.mayBeSentAgain || failed.deduplicationId === undefined) return [];
      const again = history.sends
        .slice(index + 1)
        .find(
          ({ call, queueArn, body, groupId }) =>
            call.id > failed.call.id &&
            call.at - failed.call.at < limits.deduplicationIntervalMs &&
            queueArn === failed.queueArn &&
            saysTheSame(body, failed.body) &&
            groupId === failed.groupId,
        );
      if (again?.deduplicationId === undefined || again.deduplicationId === failed.deduplicationId) return [];
      const steps = [
        history.stepOf(
          failed.call,
          ` with id "${failed.deduplicationId}": ${failed.call.error?.code ?? 'no answer arrived, or it Failed'}`,
        ),
        history.stepOf(again.call, ` with id "${again.deduplicationId}"`),
      ];
      return [{ queueArn: failed.queueArn, example: failed.body, steps }];
    }),
};
