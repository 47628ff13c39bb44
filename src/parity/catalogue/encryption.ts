import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { refused } from '../scenario/refused';

const SEE = awsPage.guide('sqs-server-side-encryption');
const NAMES = ['KmsMasterKeyId', 'KmsDataKeyReusePeriodSeconds', 'SqsManagedSseEnabled'];
const ONE_AT_A_TIME = refused(
  'InvalidAttributeName',
  'You can use one type of server-side encryption (SSE) at one time. You can either enable KMS SSE or SQS SSE.',
);

/** Encryption with keys of SQS or of KMS: the attributes, not the encryption. */
export const ENCRYPTION: readonly Behaviour[] = [
  {
    id: 'encryption/kms-key-set',
    says: "A KMS key, which need not exist, switches SQS' own encryption off.",
    evidence: 'aws',
    see: SEE,
    async run({ call, queue, attributes }) {
      const QueueUrl = await queue();

      const Attributes = { KmsMasterKeyId: 'testKeyId', KmsDataKeyReusePeriodSeconds: '6000' };
      await call('SetQueueAttributes', { QueueUrl, Attributes });

      return attributes(QueueUrl, ...NAMES);
    },
    expected: { KmsMasterKeyId: 'testKeyId', KmsDataKeyReusePeriodSeconds: '6000', SqsManagedSseEnabled: 'false' },
  },
  {
    id: 'encryption/kms-key-at-creation',
    says: 'With a KMS key, GetQueueAttributes shows for how long its data keys are reused: 300 seconds unless said otherwise.',
    evidence: 'doc',
    see: SEE,
    run: async ({ queue, attributes }) => attributes(await queue({ KmsMasterKeyId: 'alias/aws/sqs' }), ...NAMES),
    expected: { KmsMasterKeyId: 'alias/aws/sqs', KmsDataKeyReusePeriodSeconds: '300', SqsManagedSseEnabled: 'false' },
  },
  {
    id: 'encryption/kms-key-removed',
    says: "Empty text removes the KMS key; SQS' own encryption stays off.",
    evidence: 'aws',
    async run({ call, queue, attributes }) {
      const QueueUrl = await queue({ KmsMasterKeyId: 'testKeyId', KmsDataKeyReusePeriodSeconds: '6000' });

      await call('SetQueueAttributes', { QueueUrl, Attributes: { KmsMasterKeyId: '', KmsDataKeyReusePeriodSeconds: '300' } });

      return attributes(QueueUrl, ...NAMES);
    },
    expected: { SqsManagedSseEnabled: 'false' },
  },
  {
    id: 'encryption/reuse-without-kms-key',
    says: 'KmsDataKeyReusePeriodSeconds is not shown without a KMS key.',
    evidence: 'aws',
    run: async ({ queue, attributes }) => attributes(await queue({ KmsDataKeyReusePeriodSeconds: '600' }), ...NAMES),
    expected: { SqsManagedSseEnabled: 'true' },
  },
  {
    id: 'encryption/off',
    says: "SQS' own encryption can be switched off and on again.",
    evidence: 'doc',
    see: SEE,
    async run({ call, queue, attributes }) {
      const QueueUrl = await queue({ SqsManagedSseEnabled: 'false' });
      const off = await attributes(QueueUrl, ...NAMES);

      await call('SetQueueAttributes', { QueueUrl, Attributes: { SqsManagedSseEnabled: 'true' } });

      return [off, await attributes(QueueUrl, ...NAMES)];
    },
    expected: [{ SqsManagedSseEnabled: 'false' }, { SqsManagedSseEnabled: 'true' }],
  },
  {
    id: 'encryption/both-at-once',
    says: 'A queue is encrypted with keys of SQS or of KMS, not both.',
    evidence: 'aws',
    see: SEE,
    async run({ call, freeName, queue }) {
      const Attributes = { KmsMasterKeyId: 'testKeyId', SqsManagedSseEnabled: 'true' };

      const created = await call('CreateQueue', { QueueName: freeName(), Attributes });
      const set = await call('SetQueueAttributes', { QueueUrl: await queue(), Attributes });

      return [created.error, set.error];
    },
    expected: [ONE_AT_A_TIME, ONE_AT_A_TIME],
  },
  {
    id: 'encryption/on-beside-kms-key',
    says: "SQS' own encryption cannot be switched on while there is a KMS key.",
    evidence: 'aws',
    async run({ call, queue }) {
      const QueueUrl = await queue({ KmsMasterKeyId: 'testKeyId' });

      return (await call('SetQueueAttributes', { QueueUrl, Attributes: { SqsManagedSseEnabled: 'true' } })).error;
    },
    expected: ONE_AT_A_TIME,
  },
];
