import type { EventOf } from '../../core/journal';
import { durationInWords } from '../../words/duration-in-words';
import { timeStep, type History } from '../history';
import type { Rule } from '../rule';

type Started = EventOf<'invocationStarted'>;

/** What AWS advises: so many time-outs of the function, and the time for which batches are gathered. */
const TIMES = 6;

/** The messages of a function come back while Lambda may still be trying to invoke it with them. */
export const visibilityBelowSixTimeouts: Rule = {
  misuse: 'visibility-below-six-timeouts',
  what: 'the visibility timeout is shorter than six time-outs of the function that handles the messages',
  why: 'When the function is throttled Lambda tries again for a while: what it cannot hand over in time counts as received, comes back, and is a dead letter before it was ever handled.',
  cure: "Raise the queue's VisibilityTimeout to six time-outs of the function, plus MaximumBatchingWindowInSeconds.",
  page: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  rules: ['cdk-nag: LambdaEventSourceSQSVisibilityTimeout'],
  needsAll: false,
  find: (history) =>
    history.events.flatMap((event) => {
      if (event.kind !== 'invocationStarted') return [];
      const { queueArn, atMs, functionName, timeoutSeconds, batchingWindowSeconds, messages } = event;
      const visibleMs = visibilityMs(history, event);
      if (visibleMs === undefined || visibleMs >= (TIMES * timeoutSeconds + batchingWindowSeconds) * 1000) return [];
      const window = batchingWindowSeconds === 0 ? '' : `, and a batching window of ${durationInWords(batchingWindowSeconds * 1000)}`;
      const what = `"${functionName}" invoked: a time-out of ${durationInWords(timeoutSeconds * 1000)}${window}; the visibility timeout is ${durationInWords(visibleMs)}`;
      return [{ queueArn, example: messages[0]?.message.body, steps: [timeStep(atMs, what)] }];
    }),
};

/** The queue's, or where that is gone the one with which the batch was received. */
function visibilityMs(history: History, { queueArn, messages: [first] }: Started): number | undefined {
  const queue = history.queues.get(queueArn);
  if (queue !== undefined) return queue.settings.visibilityTimeoutSeconds * 1000;
  const delivery = history.deliveries.find(({ receiptHandle }) => receiptHandle === first?.receiptHandle);
  return delivery && delivery.endsAtMs - delivery.atMs;
}
