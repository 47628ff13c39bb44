import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { bodiesOf } from '../scenario/bodies-of';
import { refused } from '../scenario/refused';

const see = awsPage.api('ReceiveMessage');

/** What one receive returns. */
export const RECEIVING: readonly Behaviour[] = [
  {
    id: 'receiving/empty-queue',
    says: 'A receive from an empty queue answers without a Messages member.',
    evidence: 'aws',
    see,
    async run({ queue, call }) {
      return call('ReceiveMessage', { QueueUrl: await queue() });
    },
    expected: {},
  },
  {
    id: 'receiving/members',
    says: 'A received message has an id, a receipt handle, its body and the MD5 of that; attributes only when they are asked for.',
    evidence: 'aws',
    see,
    async run({ queue, send, collect }) {
      const url = await queue();
      await send(url, 'message', { MessageAttributes: { Foo: { DataType: 'String', StringValue: 'Bar' } } });

      return collect(url, 1);
    },
    expected: [
      {
        MessageId: '<MessageId 1>',
        ReceiptHandle: '<ReceiptHandle 1>',
        MD5OfBody: '78e731027d8fd50ed642340b7c9a63b3',
        Body: 'message',
      },
    ],
  },
  {
    id: 'receiving/one-by-default',
    says: 'A receive that names no MaxNumberOfMessages returns one message at most.',
    evidence: 'doc',
    see,
    async run({ queue, send, receive }) {
      const url = await queue();
      for (const body of ['a', 'b', 'c']) await send(url, body);

      return { atMostOne: (await receive(url)).length <= 1 };
    },
    expected: { atMostOne: true },
  },
  {
    id: 'receiving/ten-at-most',
    says: 'However many messages there are, a receive returns no more than the ten it may ask for.',
    evidence: 'doc',
    see,
    async run({ queue, send, receive, collect }) {
      const url = await queue();
      for (let number = 1; number <= 12; number++) await send(url, `order ${number}`);

      const first = await receive(url, { MaxNumberOfMessages: 10 });
      const rest = await collect(url, 12 - first.length);

      return { atMostTen: first.length <= 10, different: new Set(bodiesOf([...first, ...rest])).size };
    },
    expected: { atMostTen: true, different: 12 },
  },
  {
    id: 'receiving/hidden-from-others',
    says: 'A message that was received is hidden: other receives get other messages, or none.',
    evidence: 'doc',
    see: awsPage.guide('sqs-visibility-timeout'),
    async run({ queue, send, collect, receive }) {
      const url = await queue();
      for (const body of ['a', 'b', 'c']) await send(url, body);

      const messages = await collect(url, 3);
      const more = await receive(url, { MaxNumberOfMessages: 10 });

      return { received: bodiesOf(messages).sort(), more: more.length };
    },
    expected: { received: ['a', 'b', 'c'], more: 0 },
  },
  {
    id: 'receiving/new-handle-each-time',
    says: 'Each receive of a message gives a new receipt handle; the message id stays.',
    evidence: 'aws',
    see: awsPage.guide('sqs-queue-message-identifiers'),
    async run({ queue, send, collect }) {
      const url = await queue();
      await send(url, 'order 42');

      const receives = [...(await collect(url, 1, { VisibilityTimeout: 0 })), ...(await collect(url, 1))];

      return receives.map(({ MessageId, ReceiptHandle }) => ({ MessageId, ReceiptHandle }));
    },
    expected: [
      { MessageId: '<MessageId 1>', ReceiptHandle: '<ReceiptHandle 1>' },
      { MessageId: '<MessageId 1>', ReceiptHandle: '<ReceiptHandle 2>' },
    ],
  },
  {
    id: 'receiving/id-of-the-sender',
    says: 'The message id that a sender is told is the one that a receiver gets.',
    evidence: 'doc',
    see: awsPage.guide('sqs-queue-message-identifiers'),
    async run({ queue, send, collect }) {
      const url = await queue();
      const { MessageId: sent } = await send(url, 'order 42');

      const [received] = await collect(url, 1);

      return { same: received?.MessageId === sent };
    },
    expected: { same: true },
  },
  {
    id: 'receiving/too-many-asked',
    says: 'MaxNumberOfMessages is 10 at most.',
    evidence: 'aws',
    see,
    async run({ queue, call }) {
      return (await call('ReceiveMessage', { QueueUrl: await queue(), MaxNumberOfMessages: 11 })).error;
    },
    expected: refused(
      'InvalidParameterValue',
      'Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.',
    ),
  },
  {
    id: 'receiving/too-few-asked',
    says: 'MaxNumberOfMessages is 1 at least.',
    evidence: 'doc',
    see,
    async run({ queue, call }) {
      const QueueUrl = await queue();
      const errorFor = async (MaxNumberOfMessages: number) => (await call('ReceiveMessage', { QueueUrl, MaxNumberOfMessages })).error;

      return [await errorFor(0), await errorFor(-1)];
    },
    expected: ['0', '-1'].map((value) =>
      refused(
        'InvalidParameterValue',
        `Value ${value} for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.`,
      ),
    ),
  },
  {
    id: 'receiving/wait-range',
    says: 'WaitTimeSeconds is from 0 to 20.',
    evidence: 'seen',
    see,
    async run({ queue, call }) {
      const QueueUrl = await queue();
      const errorFor = async (WaitTimeSeconds: number) => (await call('ReceiveMessage', { QueueUrl, WaitTimeSeconds })).error;

      return [await errorFor(-1), await errorFor(21)];
    },
    expected: ['-1', '21'].map((value) =>
      refused(
        'InvalidParameterValue',
        `Value ${value} for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided.`,
      ),
    ),
  },
  {
    id: 'receiving/visibility-range',
    says: 'The VisibilityTimeout of a receive is from 0 to 43200 seconds.',
    evidence: 'peers',
    see,
    async run({ queue, call }) {
      const QueueUrl = await queue();
      const errorFor = async (VisibilityTimeout: number) => (await call('ReceiveMessage', { QueueUrl, VisibilityTimeout })).error;

      return [await errorFor(-1), await errorFor(43_201), await errorFor(43_200)];
    },
    expected: [
      ...['-1', '43201'].map((value) =>
        refused(
          'InvalidParameterValue',
          `Value ${value} for parameter VisibilityTimeout is invalid. Reason: Must be >= 0 and <= 43200, if provided.`,
        ),
      ),
      undefined,
    ],
  },
  {
    id: 'receiving/counts',
    says: 'Messages count as visible until they are received, as in flight until they are deleted, and as delayed before they can be received.',
    evidence: 'doc',
    see: awsPage.api('GetQueueAttributes'),
    needs: ['exactCounts'],
    async run({ queue, send, collect, remove, counts }) {
      const url = await queue();
      const steps = [await counts(url)];
      await send(url, 'a');
      await send(url, 'b');
      await send(url, 'later', { DelaySeconds: 900 });
      steps.push(await counts(url));
      const [message] = await collect(url, 1);
      steps.push(await counts(url));
      await remove(url, message!);

      return [...steps, await counts(url)];
    },
    expected: [
      [0, 0, 0],
      [2, 0, 1],
      [1, 1, 1],
      [1, 0, 1],
    ],
  },
];
