import { openFailures, type OpenFailure } from '../../testing/assertions/unretried-entries';
import type { History } from '../history';
import { saysTheSame } from '../says-the-same';
import type { Rule } from '../rule';

/** An entry of SendMessageBatch that was answered with `Failed`, and that nobody sent again. */
export const failedSendIgnored: Rule = {
  misuse: 'failed-send-ignored',
  what: 'entries of SendMessageBatch that were answered with Failed are not sent again',
  why: 'The call succeeds though some of its entries failed: these messages are not in the queue, and no error says so.',
  cure: 'Look at Failed in the answer, and send those entries again, or fail yourself.',
  page: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html',
  rules: [],
  needsAll: false,
  find: (history) =>
    openFailures(history.calls)
      // What SQS would refuse again is for the program to report, and no call tells whether it does.
      .filter((open) => !open.failure.SenderFault && !isSentOtherwise(history, open))
      .map(({ queueArn, body, call, failure }) => ({
        queueArn,
        example: body,
        steps: [history.stepOf(call, `: entry "${failure.Id}" Failed, ${failure.Code.split('.').at(-1)}`)],
      })),
};

/** Whether the message was sent afterwards in another way: to a queue for what cannot be sent, or with another time in its body. */
function isSentOtherwise({ sends }: History, { queueArn, body, call }: OpenFailure): boolean {
  return sends.some(
    (send) =>
      send.call.id > call.id &&
      saysTheSame(send.body, body) &&
      (send.queueArn !== queueArn || (send.body !== body && !send.mayBeSentAgain)),
  );
}
