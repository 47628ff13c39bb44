import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { refused } from '../scenario/refused';

const SEE = awsPage.api('GetQueueAttributes');

const DEFAULTS = {
  ApproximateNumberOfMessages: '0',
  ApproximateNumberOfMessagesDelayed: '0',
  ApproximateNumberOfMessagesNotVisible: '0',
  CreatedTimestamp: '<s>',
  DelaySeconds: '0',
  LastModifiedTimestamp: '<s>',
  MaximumMessageSize: '1048576',
  MessageRetentionPeriod: '345600',
  QueueArn: '<arn of A>',
  ReceiveMessageWaitTimeSeconds: '0',
  SqsManagedSseEnabled: 'true',
  VisibilityTimeout: '30',
};

/** What GetQueueAttributes answers. */
export const ATTRIBUTES_SHOWN: readonly Behaviour[] = [
  {
    id: 'attributes/defaults',
    says: 'A new standard queue has these attributes, all of them text.',
    evidence: 'aws',
    see: SEE,
    run: async ({ queue, attributes }) => attributes(await queue(), 'All'),
    expected: DEFAULTS,
  },
  {
    id: 'attributes/defaults-of-fifo',
    says: 'A new FIFO queue has four attributes more than a standard queue.',
    evidence: 'aws',
    see: SEE,
    run: async ({ fifoQueue, attributes }) => attributes(await fifoQueue(), 'All'),
    expected: {
      ...DEFAULTS,
      FifoQueue: 'true',
      ContentBasedDeduplication: 'false',
      DeduplicationScope: 'queue',
      FifoThroughputLimit: 'perQueue',
    },
  },
  {
    id: 'attributes/none-asked',
    says: 'GetQueueAttributes without AttributeNames answers nothing.',
    evidence: 'aws',
    async run({ call, queue }) {
      const QueueUrl = await queue();

      const without = await call('GetQueueAttributes', { QueueUrl });
      const empty = await call('GetQueueAttributes', { QueueUrl, AttributeNames: [] });

      return [without, empty];
    },
    expected: [{}, {}],
  },
  {
    id: 'attributes/some-asked',
    says: 'GetQueueAttributes answers the attributes that are named.',
    evidence: 'aws',
    see: SEE,
    run: async ({ queue, attributes }) => attributes(await queue({ DelaySeconds: '7' }), 'DelaySeconds', 'QueueArn'),
    expected: { DelaySeconds: '7', QueueArn: '<arn of A>' },
  },
  {
    id: 'attributes/some-and-all-asked',
    says: 'All among other names means all.',
    evidence: 'peers',
    run: async ({ queue, attributes }) => attributes(await queue(), 'DelaySeconds', 'All'),
    expected: DEFAULTS,
  },
  {
    id: 'attributes/unknown-asked',
    says: 'GetQueueAttributes refuses a name that is no attribute.',
    evidence: 'aws',
    async run({ call, queue }) {
      const AttributeNames = ['DelaySeconds', 'Foobar'];

      return (await call('GetQueueAttributes', { QueueUrl: await queue(), AttributeNames })).error;
    },
    expected: refused('InvalidAttributeName', 'Unknown Attribute Foobar.'),
  },
  {
    id: 'attributes/unset-asked',
    says: 'GetQueueAttributes leaves out attributes that are not set.',
    evidence: 'aws',
    async run({ call, queue }) {
      const AttributeNames = ['Policy', 'RedrivePolicy', 'RedriveAllowPolicy', 'KmsMasterKeyId', 'KmsDataKeyReusePeriodSeconds'];

      return call('GetQueueAttributes', { QueueUrl: await queue(), AttributeNames });
    },
    expected: {},
  },
  {
    id: 'attributes/of-fifo-unknown-to-standard',
    says: 'A standard queue does not know the attributes that only FIFO queues have.',
    evidence: 'seen',
    see: awsPage.api('GetQueueAttributes'),
    async run({ call, queue }) {
      const QueueUrl = await queue();
      const errorFor = async (name: string) =>
        (await call('GetQueueAttributes', { QueueUrl, AttributeNames: ['DelaySeconds', name] })).error;

      return [await errorFor('FifoQueue'), await errorFor('ContentBasedDeduplication')];
    },
    expected: ['FifoQueue', 'ContentBasedDeduplication'].map((name) => refused('InvalidAttributeName', `Unknown Attribute ${name}.`)),
  },
  {
    id: 'attributes/given-at-creation',
    says: 'Attributes given to CreateQueue are those that GetQueueAttributes answers.',
    evidence: 'aws',
    see: awsPage.api('CreateQueue'),
    async run({ queue, attributes }) {
      const given = {
        DelaySeconds: '1',
        MaximumMessageSize: '2048',
        MessageRetentionPeriod: '3600',
        ReceiveMessageWaitTimeSeconds: '2',
        SqsManagedSseEnabled: 'false',
        VisibilityTimeout: '20',
      };

      return attributes(await queue(given));
    },
    expected: {
      ...DEFAULTS,
      DelaySeconds: '1',
      MaximumMessageSize: '2048',
      MessageRetentionPeriod: '3600',
      ReceiveMessageWaitTimeSeconds: '2',
      SqsManagedSseEnabled: 'false',
      VisibilityTimeout: '20',
    },
  },
  {
    id: 'attributes/set',
    says: 'SetQueueAttributes answers nothing, changes the attributes that it names and leaves the others.',
    evidence: 'aws',
    see: awsPage.api('SetQueueAttributes'),
    async run({ call, queue, attributes }) {
      const QueueUrl = await queue({ DelaySeconds: '1' });

      const answer = await call('SetQueueAttributes', { QueueUrl, Attributes: { VisibilityTimeout: '45', MessageRetentionPeriod: '600' } });

      return { answer, attributes: await attributes(QueueUrl) };
    },
    expected: { answer: {}, attributes: { ...DEFAULTS, DelaySeconds: '1', VisibilityTimeout: '45', MessageRetentionPeriod: '600' } },
  },
  {
    id: 'attributes/last-modified',
    says: 'LastModifiedTimestamp is the time of creation until attributes are set; CreatedTimestamp stays.',
    evidence: 'doc',
    see: SEE,
    async run({ call, queue, attributes, pass }) {
      const QueueUrl = await queue();
      const before = await attributes(QueueUrl);
      await pass(2);

      await call('SetQueueAttributes', { QueueUrl, Attributes: { VisibilityTimeout: '45' } });

      const after = await attributes(QueueUrl);
      return {
        same: before.CreatedTimestamp === before.LastModifiedTimestamp,
        createdStays: before.CreatedTimestamp === after.CreatedTimestamp,
        modifiedLater: Number(after.LastModifiedTimestamp) > Number(before.LastModifiedTimestamp),
      };
    },
    expected: { same: true, createdStays: true, modifiedLater: true },
  },
];
