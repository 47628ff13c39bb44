import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { bodiesOf } from '../scenario/bodies-of';

const see = awsPage.guide('sqs-visibility-timeout');

/** How long a received message stays hidden. */
export const VISIBILITY: readonly Behaviour[] = [
  {
    id: 'visibility/timeout-ends',
    says: 'A received message that is not deleted can be received again once its visibility timeout is over, and not before.',
    evidence: 'aws',
    see,
    async run({ queue, send, collect, receive, pass }) {
      const url = await queue({ VisibilityTimeout: '3' });
      await send(url, 'order 42');

      const first = await collect(url, 1);
      await pass(1);
      const tooEarly = await receive(url);
      await pass(3);
      const again = await collect(url, 1, { AttributeNames: ['ApproximateReceiveCount'] });

      return { first: first.length, tooEarly: tooEarly.length, again: again.map(({ Body, Attributes }) => ({ Body, Attributes })) };
    },
    expected: { first: 1, tooEarly: 0, again: [{ Body: 'order 42', Attributes: { ApproximateReceiveCount: '2' } }] },
  },
  {
    id: 'visibility/zero-at-receive',
    says: 'A receive with VisibilityTimeout 0 counts, and leaves the message visible.',
    evidence: 'aws',
    see,
    async run({ queue, send, collect }) {
      const url = await queue();
      await send(url, 'order 42');

      await collect(url, 1, { VisibilityTimeout: 0 });
      const [again] = await collect(url, 1, { VisibilityTimeout: 0, AttributeNames: ['ApproximateReceiveCount'] });

      return again?.Attributes;
    },
    expected: { ApproximateReceiveCount: '2' },
  },
  {
    id: 'visibility/not-the-new-default',
    says: 'The VisibilityTimeout of a receive holds for that receive only: the next one uses that of the queue again.',
    evidence: 'aws',
    see,
    async run({ queue, send, collect, receive }) {
      const url = await queue();
      await send(url, 'order 42');

      await collect(url, 1, { VisibilityTimeout: 0 });
      const second = await collect(url, 1);
      const third = await receive(url);

      return [second.length, third.length];
    },
    expected: [1, 0],
  },
  {
    id: 'visibility/of-the-receive',
    says: 'The VisibilityTimeout of a receive beats that of the queue.',
    evidence: 'doc',
    see,
    async run({ queue, send, collect, receive, pass }) {
      const url = await queue({ VisibilityTimeout: '1' });
      await send(url, 'order 42');

      await collect(url, 1, { VisibilityTimeout: 5 });
      await pass(2);
      const early = await receive(url);
      await pass(4);

      return { early: early.length, late: bodiesOf(await collect(url, 1)) };
    },
    expected: { early: 0, late: ['order 42'] },
  },
  {
    id: 'visibility/default',
    says: 'A received message stays hidden for 30 seconds when neither the receive nor the queue says how long.',
    evidence: 'doc',
    see,
    needs: ['longTime'],
    async run({ queue, send, collect, receive, pass }) {
      const url = await queue();
      await send(url, 'order 42');

      await collect(url, 1);
      await pass(28);
      const early = await receive(url);
      await pass(4);

      return { early: early.length, late: (await collect(url, 1)).length };
    },
    expected: { early: 0, late: 1 },
  },
  {
    id: 'visibility/zero-on-the-queue',
    says: 'On a queue with VisibilityTimeout 0 a received message stays visible.',
    evidence: 'doc',
    see,
    async run({ queue, send, collect }) {
      const url = await queue({ VisibilityTimeout: '0' });
      await send(url, 'order 42');

      return [(await collect(url, 1)).length, (await collect(url, 1)).length];
    },
    expected: [1, 1],
  },
  {
    id: 'visibility/each-message-its-own',
    says: 'Each received message has a visibility timeout of its own.',
    evidence: 'doc',
    see,
    async run({ queue, send, collect, receive, pass }) {
      const url = await queue();
      await send(url, 'a');
      const [a] = await collect(url, 1, { VisibilityTimeout: 2 });
      await send(url, 'b');
      await collect(url, 1, { VisibilityTimeout: 60 });
      await pass(3);

      const back = await collect(url, 1);
      const others = await receive(url, { MaxNumberOfMessages: 10 });

      return { first: a?.Body, back: bodiesOf(back), others: others.length };
    },
    expected: { first: 'a', back: ['a'], others: 0 },
  },
  {
    id: 'visibility/old-place',
    says: 'A message whose visibility timeout is over takes its old place: it comes before messages sent after it.',
    evidence: 'aws',
    see,
    async run({ queue, send, collect, pass }) {
      const url = await queue();
      await send(url, 'older');
      await collect(url, 1, { VisibilityTimeout: 1 });
      await send(url, 'younger');
      await pass(2);

      return bodiesOf([...(await collect(url, 1)), ...(await collect(url, 1))]);
    },
    expected: ['older', 'younger'],
  },
  {
    id: 'visibility/new-timeout-of-the-queue',
    says: 'A new VisibilityTimeout of the queue holds for later receives, not for messages that are in flight already.',
    evidence: 'peers',
    see: awsPage.api('SetQueueAttributes'),
    async run({ queue, send, collect, receive, call, pass }) {
      const QueueUrl = await queue({ VisibilityTimeout: '60' });
      await send(QueueUrl, 'before');
      await collect(QueueUrl, 1);
      await call('SetQueueAttributes', { QueueUrl, Attributes: { VisibilityTimeout: '1' } });
      await send(QueueUrl, 'after');
      await collect(QueueUrl, 1);
      await pass(2);

      return bodiesOf([...(await collect(QueueUrl, 1)), ...(await receive(QueueUrl))]);
    },
    expected: ['after'],
  },
];
