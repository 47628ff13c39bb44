import { awsPage } from '../aws-page';
import type { Behaviour } from '../behaviour';

const SEE = awsPage.api('SetQueueAttributes');

/** What changes for messages when attributes are set: on AWS within a minute, retention within a quarter of an hour. */
export const ATTRIBUTE_CHANGES: readonly Behaviour[] = [
  {
    id: 'attribute-changes/visibility-timeout',
    says: 'A new VisibilityTimeout holds for messages that are received from then on.',
    evidence: 'doc',
    see: SEE,
    needs: ['longTime'],
    async run({ call, queue, send, receive, pass }) {
      const QueueUrl = await queue({ VisibilityTimeout: '600' });
      await send(QueueUrl, 'early');
      const early = await receive(QueueUrl);

      await call('SetQueueAttributes', { QueueUrl, Attributes: { VisibilityTimeout: '5' } });
      await pass(60);
      await send(QueueUrl, 'late');
      const late = await receive(QueueUrl);
      await pass(6);
      const again = await receive(QueueUrl, { MaxNumberOfMessages: 10 });

      return [early, late, again].map((messages) => messages.map(({ Body }) => Body));
    },
    expected: [['early'], ['late'], ['late']],
  },
  {
    id: 'attribute-changes/delay-of-standard',
    says: 'On a standard queue a new DelaySeconds does not touch messages sent before.',
    evidence: 'doc',
    see: awsPage.guide('sqs-delay-queues'),
    needs: ['longTime'],
    async run({ call, queue, send, receive, pass }) {
      const QueueUrl = await queue({ DelaySeconds: '300' });
      await send(QueueUrl, 'early');

      await call('SetQueueAttributes', { QueueUrl, Attributes: { DelaySeconds: '0' } });
      await pass(60);
      await send(QueueUrl, 'late');
      const soon = await receive(QueueUrl, { MaxNumberOfMessages: 10, VisibilityTimeout: 600 });
      await pass(245);
      const later = await receive(QueueUrl, { MaxNumberOfMessages: 10 });

      return [soon, later].map((messages) => messages.map(({ Body }) => Body));
    },
    expected: [['late'], ['early']],
  },
  {
    id: 'attribute-changes/delay-of-fifo',
    says: 'On a FIFO queue a new DelaySeconds holds for messages sent before, too.',
    evidence: 'doc',
    see: awsPage.guide('sqs-delay-queues'),
    needs: ['longTime'],
    async run({ call, fifoQueue, send, receive, pass }) {
      const QueueUrl = await fifoQueue({ DelaySeconds: '900', ContentBasedDeduplication: 'true' });
      await send(QueueUrl, 'order 42', { MessageGroupId: 'orders' });

      await call('SetQueueAttributes', { QueueUrl, Attributes: { DelaySeconds: '0' } });
      await pass(60);

      return (await receive(QueueUrl)).map(({ Body }) => Body);
    },
    expected: ['order 42'],
  },
  {
    id: 'attribute-changes/retention',
    says: 'A shorter MessageRetentionPeriod drops messages that are older already.',
    evidence: 'doc',
    see: SEE,
    needs: ['longTime'],
    async run({ call, queue, send, receive, pass }) {
      const QueueUrl = await queue();
      await send(QueueUrl, 'order 42');
      await pass(120);

      await call('SetQueueAttributes', { QueueUrl, Attributes: { MessageRetentionPeriod: '60' } });
      await pass(900);

      return receive(QueueUrl);
    },
    expected: [],
  },
  {
    id: 'attribute-changes/maximum-message-size',
    says: 'A smaller MaximumMessageSize holds for messages that are sent from then on.',
    evidence: 'doc',
    see: SEE,
    needs: ['longTime'],
    async run({ call, queue, send, receive, pass }) {
      const QueueUrl = await queue();
      await send(QueueUrl, 'x'.repeat(2000));

      await call('SetQueueAttributes', { QueueUrl, Attributes: { MaximumMessageSize: '1024' } });
      await pass(60);
      const late = await call('SendMessage', { QueueUrl, MessageBody: 'x'.repeat(2000) });

      return { late: late.error?.code, received: (await receive(QueueUrl)).map(({ Body }) => Body.length) };
    },
    expected: { late: 'InvalidParameterValue', received: [2000] },
  },
];
