import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { bodiesOf } from '../scenario/bodies-of';
import { refused } from '../scenario/refused';

const see = awsPage.guide('sqs-fair-queues');

/** What a MessageGroupId means on a standard queue: a tenant, whose messages are neither ordered nor deduplicated. */
export const FAIR_QUEUES: readonly Behaviour[] = [
  {
    id: 'fair-queues/group-id',
    says: 'A message for a standard queue may have a MessageGroupId, which the receiver sees; it has no sequence number.',
    evidence: 'doc',
    see,
    async run({ queue, send, collect }) {
      const url = await queue();
      const { SequenceNumber } = await send(url, 'order 42', { MessageGroupId: 'tenant' });

      const [message] = await collect(url, 1, { AttributeNames: ['MessageGroupId', 'MessageDeduplicationId', 'SequenceNumber'] });

      return { SequenceNumber, received: message?.Attributes };
    },
    expected: { received: { MessageGroupId: 'tenant' } },
  },
  {
    id: 'fair-queues/no-blocking',
    says: 'On a standard queue a message in flight does not block others of its MessageGroupId.',
    evidence: 'doc',
    see,
    async run({ queue, send, collect }) {
      const url = await queue();
      for (const body of ['a', 'b']) await send(url, body, { MessageGroupId: 'tenant' });

      return bodiesOf([...(await collect(url, 1)), ...(await collect(url, 1))]).sort();
    },
    expected: ['a', 'b'],
  },
  {
    id: 'fair-queues/no-deduplication',
    says: 'On a standard queue the same body with the same MessageGroupId is two messages.',
    evidence: 'doc',
    see,
    async run({ queue, send, collect }) {
      const url = await queue();
      for (let time = 1; time <= 2; time++) await send(url, 'order 42', { MessageGroupId: 'tenant' });

      return bodiesOf(await collect(url, 2));
    },
    expected: ['order 42', 'order 42'],
  },
  {
    id: 'fair-queues/form-of-the-id',
    says: 'On a standard queue, too, a MessageGroupId has 1 to 128 letters, digits and punctuation marks.',
    evidence: 'aws',
    see: awsPage.api('SendMessage'),
    async run({ queue, call }) {
      const QueueUrl = await queue();
      const errorFor = async (MessageGroupId: string) =>
        (await call('SendMessage', { QueueUrl, MessageBody: 'order 42', MessageGroupId })).error;

      return [await errorFor(''), await errorFor('group 1'), await errorFor('g'.repeat(129)), await errorFor('!'.repeat(128))];
    },
    expected: [
      ...['', 'group 1', 'g'.repeat(129)].map((value) =>
        refused(
          'InvalidParameterValue',
          `Value ${value} for parameter MessageGroupId is invalid. ` +
            'Reason: MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length.',
        ),
      ),
      undefined,
    ],
  },
  {
    id: 'fair-queues/quiet-tenant-first',
    says: 'A tenant with many messages in flight does not hold up another: the message of the quiet one comes before its backlog.',
    evidence: 'doc',
    see,
    needs: ['manyMessages'],
    async run({ queue, send, collect }) {
      const url = await queue();
      for (let number = 1; number <= 50; number++) await send(url, `noisy ${number}`, { MessageGroupId: 'noisy' });
      await collect(url, 40);
      await send(url, 'quiet', { MessageGroupId: 'quiet' });

      return bodiesOf(await collect(url, 1));
    },
    expected: ['quiet'],
  },
  {
    id: 'fair-queues/noisy-tenant-alone',
    says: 'A tenant with many messages in flight gets its other messages when no quiet one waits.',
    evidence: 'doc',
    see,
    needs: ['manyMessages'],
    async run({ queue, send, collect }) {
      const url = await queue();
      for (let number = 1; number <= 50; number++) await send(url, `noisy ${number}`, { MessageGroupId: 'noisy' });

      return new Set(bodiesOf(await collect(url, 50))).size;
    },
    expected: 50,
  },
];
