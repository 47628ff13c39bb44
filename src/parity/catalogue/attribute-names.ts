import { awsPage } from '../scenario/aws-page';
import type { Behaviour, Evidence } from '../scenario/behaviour';
import { refused } from '../scenario/refused';
import type { AnsweredError } from '../../backends/call-action';

const unknown = (attribute: string): AnsweredError => refused('InvalidAttributeName', `Unknown Attribute ${attribute}.`);
const onlyWhenFifo = (attribute: string): AnsweredError =>
  refused('InvalidAttributeName', `You can specify the ${attribute} only when FifoQueue is set to true.`);

interface RefusedName {
  readonly attribute: string;
  readonly value: string;
  readonly says: string;
  readonly evidence: Evidence;
  readonly error?: AnsweredError;
}

const READ_ONLY = [
  'QueueArn',
  'CreatedTimestamp',
  'LastModifiedTimestamp',
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
];

const REFUSED: readonly RefusedName[] = [
  { attribute: 'Foobar', value: '1', says: 'CreateQueue and SetQueueAttributes refuse a name that is no attribute.', evidence: 'aws' },
  { attribute: 'visibilityTimeout', value: '1', says: 'Names of attributes are case-sensitive.', evidence: 'peers' },
  { attribute: 'FifoQueue', value: 'false', says: 'A standard queue takes no FifoQueue, not even false.', evidence: 'aws' },
  { attribute: 'ContentBasedDeduplication', value: 'true', says: 'A standard queue takes no ContentBasedDeduplication.', evidence: 'aws' },
  {
    attribute: 'DeduplicationScope',
    value: 'messageGroup',
    says: 'A standard queue takes no DeduplicationScope.',
    evidence: 'aws',
    error: onlyWhenFifo('DeduplicationScope'),
  },
  {
    attribute: 'FifoThroughputLimit',
    value: 'perQueue',
    says: 'A standard queue takes no FifoThroughputLimit.',
    evidence: 'aws',
    error: onlyWhenFifo('FifoThroughputLimit'),
  },
];

/** Attributes that cannot be given to queues. */
export const ATTRIBUTE_NAMES: readonly Behaviour[] = [
  ...REFUSED.map(({ attribute, value, says, evidence, error = unknown(attribute) }): Behaviour => ({
    id: `attribute-names/${attribute}`,
    says,
    evidence,
    see: awsPage.api('SetQueueAttributes'),
    async run({ call, freeName, queue }) {
      const Attributes = { [attribute]: value };

      const created = await call('CreateQueue', { QueueName: freeName(), Attributes });
      const set = await call('SetQueueAttributes', { QueueUrl: await queue(), Attributes });

      return [created.error, set.error];
    },
    expected: [error, error],
  })),
  {
    id: 'attribute-names/read-only',
    says: 'ARN, timestamps and counts of a queue can be read, not set.',
    evidence: 'peers',
    see: awsPage.api('SetQueueAttributes'),
    async run({ call, freeName, queue }) {
      const QueueUrl = await queue();
      const QueueName = freeName();
      const errors: Record<string, unknown> = {};
      for (const name of READ_ONLY) {
        const created = await call('CreateQueue', { QueueName, Attributes: { [name]: '1' } });
        const set = await call('SetQueueAttributes', { QueueUrl, Attributes: { [name]: '1' } });
        errors[name] = [created.error, set.error];
      }
      return errors;
    },
    expected: Object.fromEntries(READ_ONLY.map((name) => [name, [unknown(name), unknown(name)]])),
  },
  {
    id: 'attribute-names/FifoQueue-true-set-on-standard',
    says: 'A standard queue cannot become a FIFO queue.',
    evidence: 'aws',
    run: async ({ call, queue }) =>
      (await call('SetQueueAttributes', { QueueUrl: await queue(), Attributes: { FifoQueue: 'true' } })).error,
    expected: unknown('FifoQueue'),
  },
  {
    id: 'attribute-names/none-to-set',
    says: 'SetQueueAttributes needs at least one attribute.',
    evidence: 'seen',
    run: async ({ call, queue }) => (await call('SetQueueAttributes', { QueueUrl: await queue(), Attributes: {} })).error,
    expected: refused('MissingParameter', 'The request must contain the parameter Attribute.Name.'),
  },
];
