import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { bodiesOf } from '../scenario/bodies-of';
import { refused } from '../scenario/refused';

const see = awsPage.api('ChangeMessageVisibility');

const beyondLimit = (seconds: number) =>
  refused(
    'InvalidParameterValue',
    `Value ${seconds} for parameter VisibilityTimeout is invalid. ` +
      'Reason: Total VisibilityTimeout for the message is beyond the limit [43200 seconds]',
  );

/** What ChangeMessageVisibility does to a message in flight. */
export const CHANGING_VISIBILITY: readonly Behaviour[] = [
  {
    id: 'changing-visibility/counts-from-the-call',
    says: 'A changed visibility timeout counts from the call, not from the receive.',
    evidence: 'aws',
    see,
    async run({ queue, send, collect, receive, call, pass }) {
      const QueueUrl = await queue({ VisibilityTimeout: '3' });
      await send(QueueUrl, 'order 42');
      const [message] = await collect(QueueUrl, 1);
      await pass(2);
      await call('ChangeMessageVisibility', { QueueUrl, ReceiptHandle: message!.ReceiptHandle, VisibilityTimeout: 3 });

      await pass(2);
      const early = await receive(QueueUrl);
      await pass(2);

      return { early: early.length, late: bodiesOf(await collect(QueueUrl, 1)) };
    },
    expected: { early: 0, late: ['order 42'] },
  },
  {
    id: 'changing-visibility/shorter',
    says: 'A visibility timeout can be shortened.',
    evidence: 'doc',
    see,
    async run({ queue, send, collect, call, pass }) {
      const QueueUrl = await queue();
      await send(QueueUrl, 'order 42');
      const [message] = await collect(QueueUrl, 1);
      await call('ChangeMessageVisibility', { QueueUrl, ReceiptHandle: message!.ReceiptHandle, VisibilityTimeout: 1 });
      await pass(2);

      return bodiesOf(await collect(QueueUrl, 1));
    },
    expected: ['order 42'],
  },
  {
    id: 'changing-visibility/zero',
    says: 'A visibility timeout changed to 0 makes the message visible at once.',
    evidence: 'aws',
    see,
    async run({ queue, send, collect, call }) {
      const QueueUrl = await queue();
      await send(QueueUrl, 'order 42');
      const [message] = await collect(QueueUrl, 1);

      const answer = await call('ChangeMessageVisibility', { QueueUrl, ReceiptHandle: message!.ReceiptHandle, VisibilityTimeout: 0 });

      return { answer, again: bodiesOf(await collect(QueueUrl, 1)) };
    },
    expected: { answer: {}, again: ['order 42'] },
  },
  {
    id: 'changing-visibility/again-and-again',
    says: 'A visibility timeout can be extended many times, as a heartbeat does.',
    evidence: 'aws',
    see,
    async run({ queue, send, collect, receive, call, pass }) {
      const QueueUrl = await queue({ VisibilityTimeout: '2' });
      await send(QueueUrl, 'order 42');
      const [message] = await collect(QueueUrl, 1);
      for (let beat = 1; beat <= 4; beat++) {
        await pass(1);
        await call('ChangeMessageVisibility', { QueueUrl, ReceiptHandle: message!.ReceiptHandle, VisibilityTimeout: 2 });
      }

      return (await receive(QueueUrl)).length;
    },
    expected: 0,
  },
  {
    id: 'changing-visibility/total-limit',
    says: 'A message can be hidden for 12 hours after its receive in total: 43200 seconds are too many a moment later, 43100 are not.',
    evidence: 'seen',
    see,
    async run({ queue, send, collect, call, pass }) {
      const QueueUrl = await queue();
      await send(QueueUrl, 'order 42');
      const [message] = await collect(QueueUrl, 1);
      await pass(2);
      const change = async (VisibilityTimeout: number) =>
        (await call('ChangeMessageVisibility', { QueueUrl, ReceiptHandle: message!.ReceiptHandle, VisibilityTimeout })).error;

      return [await change(43_200), await change(43_100)];
    },
    expected: [beyondLimit(43_200), undefined],
  },
  {
    id: 'changing-visibility/total-limit-from-the-receive',
    says: 'The 12 hours in total count from the last receive, not from the first or from the sending.',
    evidence: 'doc',
    see,
    needs: ['longTime'],
    async run({ queue, send, collect, call, pass }) {
      const QueueUrl = await queue();
      await send(QueueUrl, 'order 42');
      await pass(3600);
      await collect(QueueUrl, 1, { VisibilityTimeout: 3600 });
      await pass(3600);
      const [message] = await collect(QueueUrl, 1, { VisibilityTimeout: 43_200 });
      await pass(43_000);
      const change = async (VisibilityTimeout: number) =>
        (await call('ChangeMessageVisibility', { QueueUrl, ReceiptHandle: message!.ReceiptHandle, VisibilityTimeout })).error;

      return [await change(300), await change(100)];
    },
    expected: [beyondLimit(300), undefined],
  },
  {
    id: 'changing-visibility/range',
    says: 'ChangeMessageVisibility takes a VisibilityTimeout from 0 to 43200 seconds.',
    evidence: 'peers',
    see,
    async run({ queue, send, collect, call }) {
      const QueueUrl = await queue();
      await send(QueueUrl, 'order 42');
      const [message] = await collect(QueueUrl, 1);
      const change = async (VisibilityTimeout: number) =>
        (await call('ChangeMessageVisibility', { QueueUrl, ReceiptHandle: message!.ReceiptHandle, VisibilityTimeout })).error;

      return [await change(-1), await change(43_201)];
    },
    expected: ['-1', '43201'].map((value) =>
      refused('InvalidParameterValue', `Value ${value} for parameter VisibilityTimeout is invalid. Reason: Must be between 0 and 43200.`),
    ),
  },
  {
    id: 'changing-visibility/required',
    says: 'ChangeMessageVisibility needs a receipt handle and a timeout.',
    evidence: 'peers',
    see,
    async run({ queue, send, collect, call }) {
      const QueueUrl = await queue();
      await send(QueueUrl, 'order 42');
      const [message] = await collect(QueueUrl, 1);

      const withoutHandle = await call('ChangeMessageVisibility', { QueueUrl, VisibilityTimeout: 0 });
      const withoutTimeout = await call('ChangeMessageVisibility', { QueueUrl, ReceiptHandle: message!.ReceiptHandle });

      return [withoutHandle.error, withoutTimeout.error];
    },
    expected: ['ReceiptHandle', 'VisibilityTimeout'].map((name) =>
      refused('MissingParameter', `The request must contain the parameter ${name}.`),
    ),
  },
  {
    id: 'changing-visibility/batch',
    says: 'ChangeMessageVisibilityBatch changes each message on its own, and lists by id what it could not change.',
    evidence: 'peers',
    see: awsPage.api('ChangeMessageVisibilityBatch'),
    async run({ queue, send, collect, call }) {
      const QueueUrl = await queue();
      await send(QueueUrl, 'order 42');
      const [message] = await collect(QueueUrl, 1);
      const ReceiptHandle = message!.ReceiptHandle;
      const Entries = [
        { Id: 'bad', ReceiptHandle, VisibilityTimeout: 43_201 },
        { Id: 'good', ReceiptHandle, VisibilityTimeout: 0 },
      ];

      const answer = await call('ChangeMessageVisibilityBatch', { QueueUrl, Entries });

      return { answer, again: bodiesOf(await collect(QueueUrl, 1)) };
    },
    expected: {
      answer: {
        Successful: [{ Id: 'good' }],
        Failed: [
          {
            Id: 'bad',
            SenderFault: true,
            Code: 'InvalidParameterValue',
            Message:
              'Value 43201 for parameter VisibilityTimeout is invalid. Reason: VisibilityTimeout must be an integer between 0 and 43200.',
          },
        ],
      },
      again: ['order 42'],
    },
  },
];
