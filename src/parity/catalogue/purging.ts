import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { bodiesOf } from '../scenario/bodies-of';
import { refused } from '../scenario/refused';

const see = awsPage.api('PurgeQueue');

/** What PurgeQueue removes, and how often it may. */
export const PURGING: readonly Behaviour[] = [
  {
    id: 'purging/visible-messages',
    says: 'A purge removes the messages that wait to be received, and answers nothing.',
    evidence: 'aws',
    see,
    async run({ queue, send, call, receive }) {
      const QueueUrl = await queue();
      for (const body of ['a', 'b', 'c']) await send(QueueUrl, body);

      const answer = await call('PurgeQueue', { QueueUrl });

      return { answer, left: await receive(QueueUrl, { MaxNumberOfMessages: 10 }) };
    },
    expected: { answer: {}, left: [] },
  },
  {
    id: 'purging/messages-in-flight',
    says: 'A purge removes messages in flight: they do not come back.',
    evidence: 'aws',
    see,
    async run({ queue, send, call, collect, receive, pass }) {
      const QueueUrl = await queue();
      await send(QueueUrl, 'order 42');
      await collect(QueueUrl, 1, { VisibilityTimeout: 1 });

      await call('PurgeQueue', { QueueUrl });
      await pass(2);

      return receive(QueueUrl);
    },
    expected: [],
  },
  {
    id: 'purging/delayed-messages',
    says: 'A purge removes delayed messages.',
    evidence: 'peers',
    see,
    async run({ queue, send, call, receive, pass }) {
      const QueueUrl = await queue();
      await send(QueueUrl, 'order 42', { DelaySeconds: 1 });

      await call('PurgeQueue', { QueueUrl });
      await pass(2);

      return receive(QueueUrl);
    },
    expected: [],
  },
  {
    id: 'purging/counts',
    says: 'A purged queue counts no messages.',
    evidence: 'doc',
    see,
    needs: ['exactCounts'],
    async run({ queue, send, call, collect, counts }) {
      const QueueUrl = await queue();
      await send(QueueUrl, 'delayed', { DelaySeconds: 900 });
      await send(QueueUrl, 'in flight');
      await collect(QueueUrl, 1);
      await send(QueueUrl, 'visible');

      await call('PurgeQueue', { QueueUrl });

      return counts(QueueUrl);
    },
    expected: [0, 0, 0],
  },
  {
    id: 'purging/later-messages',
    says: 'Messages sent after a purge are delivered.',
    evidence: 'doc',
    see,
    async run({ queue, send, call, collect }) {
      const QueueUrl = await queue();
      await send(QueueUrl, 'before');
      await call('PurgeQueue', { QueueUrl });
      await send(QueueUrl, 'after');

      return bodiesOf(await collect(QueueUrl, 1));
    },
    expected: ['after'],
  },
  {
    id: 'purging/fifo-deduplication',
    says: 'A purged FIFO queue has forgotten what it deduplicates by.',
    evidence: 'aws',
    see,
    async run({ fifoQueue, send, call, receive }) {
      const QueueUrl = await fifoQueue();
      const ids = { MessageGroupId: 'g', MessageDeduplicationId: 'd' };
      await send(QueueUrl, 'before', ids);
      await call('PurgeQueue', { QueueUrl });
      await send(QueueUrl, 'after', ids);

      return bodiesOf(await receive(QueueUrl));
    },
    expected: ['after'],
  },
  {
    id: 'purging/fifo-groups',
    says: 'A purge frees the groups of a FIFO queue that had messages in flight.',
    evidence: 'aws',
    see,
    async run({ fifoQueue, send, call, receive }) {
      const QueueUrl = await fifoQueue({ ContentBasedDeduplication: 'true' });
      await send(QueueUrl, 'before', { MessageGroupId: 'g' });
      await receive(QueueUrl);
      await call('PurgeQueue', { QueueUrl });
      await send(QueueUrl, 'after', { MessageGroupId: 'g' });

      return bodiesOf(await receive(QueueUrl));
    },
    expected: ['after'],
  },
  {
    id: 'purging/once-a-minute',
    says: 'A queue can be purged once in 60 seconds.',
    evidence: 'aws',
    see,
    needs: ['strict'],
    async run({ queue, call }) {
      const QueueUrl = await queue();
      await call('PurgeQueue', { QueueUrl });

      return (await call('PurgeQueue', { QueueUrl })).error;
    },
    expected: refused(
      'AWS.SimpleQueueService.PurgeQueueInProgress',
      'Only one PurgeQueue operation on A is allowed every 60 seconds.',
      403,
    ),
  },
  {
    id: 'purging/each-queue-its-minute',
    says: 'The purge of one queue does not keep another from being purged.',
    evidence: 'aws',
    see,
    async run({ queue, call }) {
      await call('PurgeQueue', { QueueUrl: await queue() });

      return call('PurgeQueue', { QueueUrl: await queue() });
    },
    expected: {},
  },
  {
    id: 'purging/after-a-minute',
    says: 'A queue can be purged again after 60 seconds.',
    evidence: 'doc',
    see,
    needs: ['strict', 'longTime'],
    async run({ queue, call, pass }) {
      const QueueUrl = await queue();
      await call('PurgeQueue', { QueueUrl });
      await pass(61);

      return call('PurgeQueue', { QueueUrl });
    },
    expected: {},
  },
];
