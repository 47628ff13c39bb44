import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { bodiesOf } from '../scenario/bodies-of';
import { refused } from '../scenario/refused';

const MESSAGE_TIMERS = awsPage.guide('sqs-message-timers');
const DELAY_QUEUES = awsPage.guide('sqs-delay-queues');

/** How long a message waits before it can be received for the first time. */
export const DELAYS: readonly Behaviour[] = [
  {
    id: 'delays/of-a-message',
    says: 'A message sent with DelaySeconds can be received when they are over, and not before.',
    evidence: 'doc',
    see: MESSAGE_TIMERS,
    async run({ queue, send, receive, collect, pass }) {
      const url = await queue();
      await send(url, 'order 42', { DelaySeconds: 3 });

      await pass(1);
      const early = await receive(url);
      await pass(3);

      return { early: early.length, late: bodiesOf(await collect(url, 1)) };
    },
    expected: { early: 0, late: ['order 42'] },
  },
  {
    id: 'delays/of-the-queue',
    says: 'DelaySeconds of the queue holds for messages that name no delay.',
    evidence: 'doc',
    see: DELAY_QUEUES,
    async run({ queue, send, receive, collect, pass }) {
      const url = await queue({ DelaySeconds: '3' });
      await send(url, 'order 42');

      await pass(1);
      const early = await receive(url);
      await pass(3);

      return { early: early.length, late: bodiesOf(await collect(url, 1)) };
    },
    expected: { early: 0, late: ['order 42'] },
  },
  {
    id: 'delays/message-beats-queue',
    says: 'The delay of a message beats that of the queue: 0 makes it available at once.',
    evidence: 'doc',
    see: MESSAGE_TIMERS,
    async run({ queue, send, collect, receive }) {
      const url = await queue({ DelaySeconds: '900' });
      await send(url, 'now', { DelaySeconds: 0 });
      await send(url, 'later');

      return bodiesOf([...(await collect(url, 1)), ...(await receive(url))]);
    },
    expected: ['now'],
  },
  {
    id: 'delays/longer-than-the-queue',
    says: 'A message may wait longer than the delay of the queue.',
    evidence: 'doc',
    see: MESSAGE_TIMERS,
    async run({ queue, send, collect, receive, pass }) {
      const url = await queue({ DelaySeconds: '1' });
      await send(url, 'later', { DelaySeconds: 60 });
      await send(url, 'sooner');
      await pass(2);

      return bodiesOf([...(await collect(url, 1)), ...(await receive(url))]);
    },
    expected: ['sooner'],
  },
  {
    id: 'delays/in-a-batch',
    says: 'Each message of a batch has a delay of its own.',
    evidence: 'doc',
    see: awsPage.api('SendMessageBatch'),
    async run({ queue, call, collect, receive }) {
      const QueueUrl = await queue();
      await call('SendMessageBatch', {
        QueueUrl,
        Entries: [
          { Id: 'a', MessageBody: 'later', DelaySeconds: 60 },
          { Id: 'b', MessageBody: 'now' },
        ],
      });

      return bodiesOf([...(await collect(QueueUrl, 1)), ...(await receive(QueueUrl))]);
    },
    expected: ['now'],
  },
  {
    id: 'delays/15-minutes',
    says: 'A message can be delayed by 15 minutes.',
    evidence: 'doc',
    see: MESSAGE_TIMERS,
    needs: ['longTime'],
    async run({ queue, send, collect, receive, pass }) {
      const url = await queue();
      await send(url, 'order 42', { DelaySeconds: 900 });

      await pass(898);
      const early = await receive(url);
      await pass(4);

      return { early: early.length, late: (await collect(url, 1)).length };
    },
    expected: { early: 0, late: 1 },
  },
  {
    id: 'delays/range',
    says: 'DelaySeconds of a message is from 0 to 900.',
    evidence: 'seen',
    see: awsPage.api('SendMessage'),
    async run({ queue, call }) {
      const QueueUrl = await queue();
      const errorFor = async (DelaySeconds: number) =>
        (await call('SendMessage', { QueueUrl, MessageBody: 'order 42', DelaySeconds })).error;

      return [await errorFor(-1), await errorFor(901)];
    },
    expected: ['-1', '901'].map((value) =>
      refused(
        'InvalidParameterValue',
        `Value ${value} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.`,
      ),
    ),
  },
  {
    id: 'delays/first-time-only',
    says: 'A delay holds before the first receive only: afterwards the visibility timeout decides.',
    evidence: 'doc',
    see: DELAY_QUEUES,
    async run({ queue, send, collect, pass }) {
      const url = await queue({ DelaySeconds: '2' });
      await send(url, 'order 42');
      await pass(3);

      const first = await collect(url, 1, { VisibilityTimeout: 0 });
      const again = await collect(url, 1);

      return [first.length, again.length];
    },
    expected: [1, 1],
  },
  {
    id: 'delays/changed-on-a-standard-queue',
    says: 'A new DelaySeconds of a standard queue does not touch messages that wait already.',
    evidence: 'doc',
    see: DELAY_QUEUES,
    async run({ queue, send, call, receive, pass }) {
      const QueueUrl = await queue({ DelaySeconds: '60' });
      await send(QueueUrl, 'order 42');
      await call('SetQueueAttributes', { QueueUrl, Attributes: { DelaySeconds: '0' } });
      await pass(1);

      return (await receive(QueueUrl)).length;
    },
    expected: 0,
  },
  {
    id: 'delays/changed-on-a-fifo-queue',
    says: 'A new DelaySeconds of a FIFO queue holds for messages that wait already, too.',
    evidence: 'doc',
    see: DELAY_QUEUES,
    async run({ fifoQueue, send, call, receive, pass }) {
      const QueueUrl = await fifoQueue({ DelaySeconds: '60', ContentBasedDeduplication: 'true' });
      await send(QueueUrl, 'order 42', { MessageGroupId: 'g' });
      await call('SetQueueAttributes', { QueueUrl, Attributes: { DelaySeconds: '0' } });
      await pass(1);

      return bodiesOf(await receive(QueueUrl));
    },
    expected: ['order 42'],
  },
  {
    id: 'delays/fifo-messages-have-none',
    says: 'A message for a FIFO queue cannot have a delay of its own.',
    evidence: 'aws',
    see: MESSAGE_TIMERS,
    async run({ fifoQueue, call }) {
      const QueueUrl = await fifoQueue({ ContentBasedDeduplication: 'true' });

      return (await call('SendMessage', { QueueUrl, MessageBody: 'order 42', MessageGroupId: 'g', DelaySeconds: 2 })).error;
    },
    expected: refused(
      'InvalidParameterValue',
      'Value 2 for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.',
    ),
  },
  {
    id: 'delays/fifo-zero',
    says: 'DelaySeconds 0 in a message for a FIFO queue is accepted, and means the delay of the queue.',
    evidence: 'aws',
    see: DELAY_QUEUES,
    async run({ fifoQueue, send, receive, pass }) {
      const url = await fifoQueue({ ContentBasedDeduplication: 'true', DelaySeconds: '2' });
      await send(url, 'order 42', { MessageGroupId: 'g', DelaySeconds: 0 });

      const early = await receive(url);
      await pass(3);

      return { early: early.length, late: bodiesOf(await receive(url)) };
    },
    expected: { early: 0, late: ['order 42'] },
  },
  {
    id: 'delays/fifo-order',
    says: 'The delay of a FIFO queue keeps the order of sending.',
    evidence: 'aws',
    see: DELAY_QUEUES,
    async run({ fifoQueue, send, receive, pass }) {
      const url = await fifoQueue({ ContentBasedDeduplication: 'true', DelaySeconds: '2' });
      for (const body of ['first', 'second', 'third']) await send(url, body, { MessageGroupId: 'g' });
      await pass(3);

      return bodiesOf(await receive(url, { MaxNumberOfMessages: 10 }));
    },
    expected: ['first', 'second', 'third'],
  },
];
