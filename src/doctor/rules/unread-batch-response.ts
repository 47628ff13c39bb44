import { timeStep } from '../history';
import type { Rule } from '../rule';

/** A function tells which of its messages failed, and its event source mapping does not read it: they are gone. */
export const unreadBatchResponse: Rule = {
  misuse: 'unread-batch-response',
  what: 'a function reports failures (batchItemFailures) that its event source mapping does not read, so that they are deleted',
  why: 'Without ReportBatchItemFailures whatever a function returns is a success: Lambda deletes the whole batch, the messages that failed among them, and no dead-letter queue ever gets them.',
  cure: "Let the mapping read it: FunctionResponseTypes ['ReportBatchItemFailures'] (reportBatchItemFailures: true of mapEventSource), or throw where a message fails.",
  page: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html',
  rules: [],
  needsAll: false,
  find: ({ events }) =>
    events.flatMap((event) => {
      if (event.kind !== 'invocationEnded' || event.unreadMessageIds.length === 0) return [];
      const { atMs: at, queueArn, functionName, messages, unreadMessageIds } = event;
      const unread = new Set(unreadMessageIds);
      const steps = [timeStep(at, `"${functionName}" reported ${unread.size} of ${messages.length} as failed; all were deleted`)];
      return [{ queueArn, example: messages.find(({ message }) => unread.has(message.id))?.message.body, steps }];
    }),
};
