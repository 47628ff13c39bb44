import { timeStep } from '../history';
import type { Rule } from '../rule';

/** How an invocation fails whose answer cannot be read; errors of the function begin with their name. */
const UNREADABLE = /^The response (is not a batch response|reports a failure that names no message)/;

/** A function tells which of its messages failed, in a way that Lambda cannot read: all of them count as failed. */
export const unreadableBatchResponse: Rule = {
  misuse: 'unreadable-batch-response',
  what: 'a function reports failures that name no message of its batch',
  why: 'Lambda then takes the whole batch for failed: what was handled well comes again, and is handled twice.',
  cure: 'Report { batchItemFailures: [{ itemIdentifier: record.messageId }] }, and nothing else; an empty list where all succeeded.',
  page: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html',
  rules: [],
  needsAll: false,
  find: ({ events }) =>
    events.flatMap((event) => {
      if (event.kind !== 'invocationEnded' || event.outcome !== 'failed' || !UNREADABLE.test(event.error ?? '')) return [];
      const { atMs: at, queueArn, functionName, error, messages } = event;
      const steps = [timeStep(at, `"${functionName}": ${error}`)];
      return [{ queueArn, example: messages[0]?.message.body, steps }];
    }),
};
