import { openFailures, type OpenFailure } from '../../testing/assertions/unretried-entries';
import type { History } from '../history';
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
      .filter((open) => !open.failure.SenderFault && !isSentElsewhere(history, open))
      .map(({ queueArn, body, call, failure }) => ({
        queueArn,
        example: body,
        steps: [history.stepOf(call, `: entry "${failure.Id}" Failed, ${failure.Code.split('.').at(-1)}`)],
      })),
};

/** Whether the message went to another queue afterwards: one for what cannot be sent. */
function isSentElsewhere({ events }: History, { queueArn, body, call }: OpenFailure): boolean {
  return events.some(
    (event) => event.kind === 'messageSent' && event.queueArn !== queueArn && (event.callId ?? 0) > call.id && event.message.body === body,
  );
}
