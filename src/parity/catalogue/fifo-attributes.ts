import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { refused } from '../scenario/refused';

const SEE = awsPage.api('SetQueueAttributes');
const THROUGHPUT = refused(
  'InvalidParameterValue',
  'The perMessageGroupId value is allowed only when the value for DeduplicationScope is messageGroup',
);

/** Attributes of FIFO queues. */
export const FIFO_ATTRIBUTES: readonly Behaviour[] = [
  {
    id: 'fifo-attributes/FifoQueue-in-any-case',
    says: 'CreateQueue takes FifoQueue in any case; GetQueueAttributes shows true.',
    evidence: 'aws',
    run: async ({ fifoQueue, attributes }) => attributes(await fifoQueue({ FifoQueue: 'True' }), 'FifoQueue'),
    expected: { FifoQueue: 'true' },
  },
  {
    id: 'fifo-attributes/FifoQueue-again',
    says: 'SetQueueAttributes may say that a FIFO queue is one.',
    evidence: 'aws',
    async run({ call, fifoQueue, attributes }) {
      const QueueUrl = await fifoQueue();

      const answer = await call('SetQueueAttributes', { QueueUrl, Attributes: { FifoQueue: 'true' } });

      return { answer, ...(await attributes(QueueUrl, 'FifoQueue')) };
    },
    expected: { answer: {}, FifoQueue: 'true' },
  },
  {
    id: 'fifo-attributes/FifoQueue-false',
    says: 'A FIFO queue cannot become a standard queue.',
    evidence: 'aws',
    run: async ({ call, fifoQueue }) =>
      (await call('SetQueueAttributes', { QueueUrl: await fifoQueue(), Attributes: { FifoQueue: 'false' } })).error,
    expected: refused('InvalidAttributeValue', 'Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not supported.'),
  },
  {
    id: 'fifo-attributes/ContentBasedDeduplication',
    says: 'ContentBasedDeduplication can be given at creation and changed later.',
    evidence: 'doc',
    see: SEE,
    async run({ call, fifoQueue, attributes }) {
      const QueueUrl = await fifoQueue({ ContentBasedDeduplication: 'true' });
      const created = await attributes(QueueUrl, 'ContentBasedDeduplication');

      await call('SetQueueAttributes', { QueueUrl, Attributes: { ContentBasedDeduplication: 'false' } });

      return [created, await attributes(QueueUrl, 'ContentBasedDeduplication')];
    },
    expected: [{ ContentBasedDeduplication: 'true' }, { ContentBasedDeduplication: 'false' }],
  },
  {
    id: 'fifo-attributes/high-throughput',
    says: 'DeduplicationScope messageGroup and FifoThroughputLimit perMessageGroupId can be set together.',
    evidence: 'aws',
    see: awsPage.guide('high-throughput-fifo'),
    async run({ call, fifoQueue, attributes }) {
      const QueueUrl = await fifoQueue();

      await call('SetQueueAttributes', {
        QueueUrl,
        Attributes: { DeduplicationScope: 'messageGroup', FifoThroughputLimit: 'perMessageGroupId' },
      });

      return attributes(QueueUrl, 'DeduplicationScope', 'FifoThroughputLimit');
    },
    expected: { DeduplicationScope: 'messageGroup', FifoThroughputLimit: 'perMessageGroupId' },
  },
  {
    id: 'fifo-attributes/scope-alone',
    says: 'DeduplicationScope messageGroup needs no FifoThroughputLimit.',
    evidence: 'aws',
    run: async ({ fifoQueue, attributes }) =>
      attributes(await fifoQueue({ DeduplicationScope: 'messageGroup' }), 'DeduplicationScope', 'FifoThroughputLimit'),
    expected: { DeduplicationScope: 'messageGroup', FifoThroughputLimit: 'perQueue' },
  },
  {
    id: 'fifo-attributes/throughput-alone',
    says: 'FifoThroughputLimit perMessageGroupId needs DeduplicationScope messageGroup.',
    evidence: 'peers',
    see: SEE,
    async run({ call, fifoQueue, freeName }) {
      const Attributes = { FifoThroughputLimit: 'perMessageGroupId' };

      const created = await call('CreateQueue', { QueueName: freeName('.fifo'), Attributes: { FifoQueue: 'true', ...Attributes } });
      const set = await call('SetQueueAttributes', { QueueUrl: await fifoQueue(), Attributes });

      return [created.error, set.error];
    },
    expected: [THROUGHPUT, THROUGHPUT],
  },
];
