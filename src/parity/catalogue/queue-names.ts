import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { refused } from '../scenario/refused';

const SEE = awsPage.guide('quotas-queues');
const STANDARD = refused('InvalidParameterValue', 'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length');
const FIFO = refused(
  'InvalidParameterValue',
  'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.',
);

interface Name {
  readonly about: string;
  readonly says: string;
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Names that CreateQueue refuses. */
const REFUSED: readonly Name[] = [
  { about: 'too-long', says: 'A queue name has at most 80 characters.', name: 'a'.repeat(81) },
  { about: 'fifo-without-attribute', says: 'A name that ends in .fifo needs the attribute FifoQueue.', name: 'orders.fifo' },
  {
    about: 'fifo-without-suffix',
    says: 'The name of a FIFO queue ends in .fifo.',
    name: 'orders',
    attributes: { FifoQueue: 'true' },
  },
  {
    about: 'fifo-suffix-counts',
    says: 'The 80 characters of a FIFO queue’s name include .fifo.',
    name: `${'a'.repeat(76)}.fifo`,
    attributes: { FifoQueue: 'true' },
  },
  { about: 'fifo-suffix-only', says: '.fifo alone is no name for a FIFO queue.', name: '.fifo', attributes: { FifoQueue: 'true' } },
];

const OTHER_CHARACTERS = ['my orders', 'my/orders', 'my.orders', 'aufträge', ' orders'];

/** How queues may be called. */
export const QUEUE_NAMES: readonly Behaviour[] = [
  ...REFUSED.map(({ about, says, name, attributes }): Behaviour => ({
    id: `queue-names/${about}`,
    says,
    evidence: 'seen',
    see: SEE,
    run: async ({ call }) => (await call('CreateQueue', { QueueName: name, Attributes: attributes })).error,
    expected: attributes === undefined ? STANDARD : FIFO,
  })),
  {
    id: 'queue-names/characters',
    says: 'The name of a standard queue holds no blank, slash or dot, and only letters of ASCII.',
    evidence: 'seen',
    see: SEE,
    async run({ call }) {
      const errors: Record<string, unknown> = {};
      for (const QueueName of OTHER_CHARACTERS) errors[QueueName] = (await call('CreateQueue', { QueueName })).error;
      return errors;
    },
    expected: Object.fromEntries(OTHER_CHARACTERS.map((name) => [name, STANDARD])),
  },
  {
    id: 'queue-names/none',
    says: 'CreateQueue and GetQueueUrl need a name.',
    evidence: 'peers',
    async run({ call }) {
      const created = await call('CreateQueue', { QueueName: '' });
      const found = await call('GetQueueUrl', { QueueName: '' });

      return [created.error, found.error];
    },
    expected: Array.from({ length: 2 }, () =>
      refused('InvalidParameterValue', 'Value for parameter QueueName is invalid. Reason: Must specify a queue name.'),
    ),
  },
  {
    id: 'queue-names/longest',
    says: 'A queue name may have 80 characters: letters, digits, hyphens and underscores.',
    evidence: 'doc',
    see: SEE,
    async run({ call, freeName }) {
      const standard = await call('CreateQueue', { QueueName: freeName().padEnd(80, 'aZ09-_') });
      const fifo = await call('CreateQueue', { QueueName: `${freeName().padEnd(75, 'aZ09-_')}.fifo`, Attributes: { FifoQueue: 'true' } });

      return [standard.error, fifo.error];
    },
    expected: [undefined, undefined],
  },
  {
    id: 'queue-names/case',
    says: 'Queue names are case-sensitive.',
    evidence: 'doc',
    see: SEE,
    async run({ call, freeName }) {
      const name = freeName();
      const { QueueUrl: lower } = await call('CreateQueue', { QueueName: `${name}-a` });

      const unknown = await call('GetQueueUrl', { QueueName: `${name}-A` });
      const { QueueUrl: upper } = await call('CreateQueue', { QueueName: `${name}-A` });

      return { unknown: unknown.error?.code, lower, upper };
    },
    expected: { unknown: 'AWS.SimpleQueueService.NonExistentQueue', lower: '<url of A-a>', upper: '<url of A-A>' },
  },
];
