import type { Delivery } from '../deliveries';
import type { EventOf } from '../../core/journal';
import type { Rule } from '../rule';

/** So often in a row is a message given back and received again at once. */
const LOOP = 3;
const AT_ONCE_MS = 5000;

/** A message that cannot be handled is made visible at once, received, made visible… */
export const visibilityZeroLoop: Rule = {
  misuse: 'visibility-zero-loop',
  what: 'a message is made visible (VisibilityTimeout 0) and received again at once, over and over',
  why: 'Nothing has changed in between: it fails as before, costs two calls each time, and reaches maxReceiveCount within a moment.',
  cure: 'Make it visible after a while that grows with ApproximateReceiveCount, or leave it to its visibility timeout.',
  page: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html',
  rules: [],
  needsAll: false,
  find: (history) =>
    history.receivedMessages().flatMap((deliveries) => {
      const loops = deliveries.filter(isGivenBackForNothing);
      const [first] = loops;
      if (first === undefined || loops.length < LOOP) return [];
      const steps = loops.slice(0, LOOP).flatMap((delivery) => {
        const call = history.call(releaseOf(delivery)?.callId);
        return [history.receivedStep(delivery), ...(call === undefined ? [] : [history.stepOf(call, ': VisibilityTimeout 0')])];
      });
      return [{ queueArn: first.queueArn, example: first.message.body, steps }];
    }),
};

function isGivenBackForNothing(delivery: Delivery): boolean {
  const release = releaseOf(delivery);
  // A receive may also find that it was received often enough.
  const again = delivery.next ?? (delivery.removal?.kind === 'messageDeadLettered' ? delivery.removal : undefined);
  return release !== undefined && again !== undefined && again.atMs - release.atMs <= AT_ONCE_MS;
}

function releaseOf({ changes }: Delivery): EventOf<'visibilityChanged'> | undefined {
  return changes.find(({ atMs, visibleAtMs, callId }) => visibleAtMs <= atMs && callId !== undefined);
}
