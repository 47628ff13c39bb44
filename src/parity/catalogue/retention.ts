import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { bodiesOf } from '../scenario/bodies-of';

const see = awsPage.api('SetQueueAttributes');
const DAY = 86_400;

/** How long messages are kept. */
export const RETENTION: readonly Behaviour[] = [
  {
    id: 'retention/message-expires',
    says: 'A message is gone when the MessageRetentionPeriod of its queue is over.',
    evidence: 'aws',
    see,
    needs: ['longTime'],
    async run({ queue, send, receive, collect, pass }) {
      const url = await queue({ MessageRetentionPeriod: '60' });
      await send(url, 'order 42');

      await pass(50);
      const kept = await collect(url, 1, { VisibilityTimeout: 0 });
      await pass(15);

      return { kept: kept.length, later: await receive(url) };
    },
    expected: { kept: 1, later: [] },
  },
  {
    id: 'retention/counts-from-sending',
    says: 'Retention counts from the sending: a delay and receives do not extend it.',
    evidence: 'doc',
    see,
    needs: ['longTime'],
    async run({ queue, send, receive, collect, pass }) {
      const url = await queue({ MessageRetentionPeriod: '60' });
      await send(url, 'order 42', { DelaySeconds: 30 });
      await pass(40);
      const received = await collect(url, 1, { VisibilityTimeout: 5 });
      await pass(25);

      return { received: received.length, later: await receive(url) };
    },
    expected: { received: 1, later: [] },
  },
  {
    id: 'retention/in-flight',
    says: 'A message in flight expires too: it does not come back after its visibility timeout.',
    evidence: 'doc',
    see,
    needs: ['longTime'],
    async run({ queue, send, receive, collect, pass }) {
      const url = await queue({ MessageRetentionPeriod: '60' });
      await send(url, 'order 42');
      await collect(url, 1, { VisibilityTimeout: 120 });
      await pass(130);

      return receive(url);
    },
    expected: [],
  },
  {
    id: 'retention/not-counted',
    says: 'A message that is expired is not counted any more.',
    evidence: 'doc',
    see,
    needs: ['longTime', 'exactCounts'],
    async run({ queue, send, collect, counts, pass }) {
      const url = await queue({ MessageRetentionPeriod: '60' });
      await send(url, 'delayed', { DelaySeconds: 900 });
      await send(url, 'in flight');
      await collect(url, 1, { VisibilityTimeout: 900 });
      await send(url, 'visible');
      const before = await counts(url);
      await pass(65);

      return { before, after: await counts(url) };
    },
    expected: { before: [1, 1, 1], after: [0, 0, 0] },
  },
  {
    id: 'retention/lowered',
    says: 'A lower MessageRetentionPeriod holds for messages that are in the queue already.',
    evidence: 'doc',
    see,
    needs: ['longTime'],
    async run({ queue, send, call, receive, pass }) {
      const QueueUrl = await queue();
      await send(QueueUrl, 'order 42');
      await pass(1800);
      await call('SetQueueAttributes', { QueueUrl, Attributes: { MessageRetentionPeriod: '60' } });
      await pass(900);

      return receive(QueueUrl);
    },
    expected: [],
  },
  {
    id: 'retention/raised',
    says: 'A higher MessageRetentionPeriod keeps messages that are in the queue already for longer.',
    evidence: 'doc',
    see,
    needs: ['longTime'],
    async run({ queue, send, call, collect, pass }) {
      const QueueUrl = await queue({ MessageRetentionPeriod: '1800' });
      await send(QueueUrl, 'order 42');
      await call('SetQueueAttributes', { QueueUrl, Attributes: { MessageRetentionPeriod: '7200' } });
      await pass(3600);

      return bodiesOf(await collect(QueueUrl, 1));
    },
    expected: ['order 42'],
  },
  {
    id: 'retention/four-days',
    says: 'Messages are kept for four days when the queue does not say how long.',
    evidence: 'doc',
    see: awsPage.api('CreateQueue'),
    needs: ['longTime'],
    async run({ queue, send, receive, collect, pass }) {
      const url = await queue();
      await send(url, 'order 42');

      await pass(4 * DAY - 60);
      const kept = await collect(url, 1, { VisibilityTimeout: 0 });
      await pass(120);

      return { kept: kept.length, later: await receive(url) };
    },
    expected: { kept: 1, later: [] },
  },
  {
    id: 'retention/fourteen-days',
    says: 'Messages can be kept for fourteen days.',
    evidence: 'doc',
    see: awsPage.api('CreateQueue'),
    needs: ['longTime'],
    async run({ queue, send, receive, collect, pass }) {
      const url = await queue({ MessageRetentionPeriod: String(14 * DAY) });
      await send(url, 'order 42');

      await pass(14 * DAY - 60);
      const kept = await collect(url, 1, { VisibilityTimeout: 0 });
      await pass(120);

      return { kept: kept.length, later: await receive(url) };
    },
    expected: { kept: 1, later: [] },
  },
  {
    id: 'retention/fifo-group-goes-on',
    says: 'When the message that blocks a group of a FIFO queue expires, the group goes on with the next one.',
    evidence: 'doubt',
    see: awsPage.guide('FIFO-queues-understanding-logic'),
    needs: ['longTime'],
    async run({ fifoQueue, send, receive, pass }) {
      const url = await fifoQueue({ MessageRetentionPeriod: '60', ContentBasedDeduplication: 'true' });
      await send(url, 'first', { MessageGroupId: 'g' });
      await receive(url, { VisibilityTimeout: 900 });
      await pass(30);
      await send(url, 'second', { MessageGroupId: 'g' });
      await pass(35);

      return bodiesOf(await receive(url, { MaxNumberOfMessages: 10 }));
    },
    expected: ['second'],
  },
];
