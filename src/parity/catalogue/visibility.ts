import type { Behaviour } from '../behaviour';

/** How long a received message stays hidden, and what changes that. */
export const VISIBILITY: readonly Behaviour[] = [
  {
    id: 'visibility/timeout-ends',
    says: 'A received message that is not deleted can be received again once its visibility timeout is over, and not before.',
    evidence: 'aws',
    see: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html',
    async run({ queue, send, receive, pass }) {
      const url = await queue({ VisibilityTimeout: '3' });
      await send(url, 'order 42');

      const first = await receive(url);
      await pass(1);
      const tooEarly = await receive(url);
      await pass(3);
      const again = await receive(url, { AttributeNames: ['ApproximateReceiveCount'] });

      return { first: first.length, tooEarly: tooEarly.length, again: again.map(({ Body, Attributes }) => ({ Body, Attributes })) };
    },
    expected: { first: 1, tooEarly: 0, again: [{ Body: 'order 42', Attributes: { ApproximateReceiveCount: '2' } }] },
  },
  {
    id: 'visibility/zero-at-receive',
    says: 'A receive with VisibilityTimeout 0 counts, and leaves the message visible.',
    evidence: 'aws',
    async run({ queue, send, receive, counts }) {
      const url = await queue();
      await send(url, 'order 42');

      await receive(url, { VisibilityTimeout: 0 });
      const again = await receive(url, { VisibilityTimeout: 0, AttributeNames: ['ApproximateReceiveCount'] });

      return { receiveCount: again[0]?.Attributes?.ApproximateReceiveCount, counts: await counts(url) };
    },
    expected: { receiveCount: '2', counts: [1, 0, 0] },
  },
];
