import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { bodiesOf } from '../scenario/bodies-of';

const see = awsPage.guide('using-messagededuplicationid-property');
const API = awsPage.api('SendMessage');
const TEN = { MaxNumberOfMessages: 10 };
const SHA256_OF_ORDER_42 = '59096d5ad4f7817da522986575e827c4ce75eee92fd1a6a5668fcb6a763a9604';

const ids = (MessageGroupId: string, MessageDeduplicationId: string) => ({ MessageGroupId, MessageDeduplicationId });

/** Which messages a FIFO queue takes for the same. */
export const DEDUPLICATION: readonly Behaviour[] = [
  {
    id: 'deduplication/same-id',
    says: 'A message with the MessageDeduplicationId of an earlier one is accepted, gets the id of that one, and is not stored.',
    evidence: 'aws',
    see,
    async run({ fifoQueue, send, receive }) {
      const url = await fifoQueue();
      const first = await send(url, 'first', ids('g', 'd'));
      const second = await send(url, 'second', ids('g', 'd'));

      const received = await receive(url, TEN);

      return {
        sent: [first.MessageId, second.MessageId].map((MessageId) => ({ MessageId })),
        received: received.map(({ MessageId, Body }) => ({ MessageId, Body })),
      };
    },
    expected: {
      sent: [{ MessageId: '<MessageId 1>' }, { MessageId: '<MessageId 1>' }],
      received: [{ MessageId: '<MessageId 1>', Body: 'first' }],
    },
  },
  {
    id: 'deduplication/different-ids',
    says: 'The same body with different ids is two messages, also when the queue deduplicates by content.',
    evidence: 'aws',
    see,
    async run({ fifoQueue, send, receive }) {
      const url = await fifoQueue({ ContentBasedDeduplication: 'true' });
      await send(url, 'order 42', ids('g', 'd1'));
      await send(url, 'order 42', ids('g', 'd2'));

      return bodiesOf(await receive(url, TEN));
    },
    expected: ['order 42', 'order 42'],
  },
  {
    id: 'deduplication/by-content',
    says: 'With ContentBasedDeduplication the same body is the same message.',
    evidence: 'aws',
    see: awsPage.guide('FIFO-queues-exactly-once-processing'),
    async run({ fifoQueue, send, receive }) {
      const url = await fifoQueue({ ContentBasedDeduplication: 'true' });
      const first = await send(url, 'order 42', { MessageGroupId: 'g' });
      const second = await send(url, 'order 42', { MessageGroupId: 'g' });
      await send(url, 'order 43', { MessageGroupId: 'g' });

      return { same: first.MessageId === second.MessageId, received: bodiesOf(await receive(url, TEN)) };
    },
    expected: { same: true, received: ['order 42', 'order 43'] },
  },
  {
    id: 'deduplication/attributes-do-not-count',
    says: 'Content-based deduplication looks at the body only: other message attributes make no other message.',
    evidence: 'doc',
    see: API,
    async run({ fifoQueue, send, receive }) {
      const url = await fifoQueue({ ContentBasedDeduplication: 'true' });
      for (const StringValue of ['a', 'b']) {
        await send(url, 'order 42', { MessageGroupId: 'g', MessageAttributes: { kind: { DataType: 'String', StringValue } } });
      }

      return (await receive(url, TEN)).length;
    },
    expected: 1,
  },
  {
    id: 'deduplication/hash-of-the-body',
    says: 'With ContentBasedDeduplication the receiver sees the SHA-256 of the body as MessageDeduplicationId.',
    evidence: 'aws',
    see: API,
    async run({ fifoQueue, send, receive }) {
      const url = await fifoQueue({ ContentBasedDeduplication: 'true' });
      await send(url, 'order 42', { MessageGroupId: 'g' });

      const [message] = await receive(url, { AttributeNames: ['MessageDeduplicationId'] });

      return message?.Attributes;
    },
    expected: { MessageDeduplicationId: SHA256_OF_ORDER_42 },
  },
  {
    id: 'deduplication/id-that-is-a-hash',
    says: 'A MessageDeduplicationId equal to the hash of an earlier body is that message again.',
    evidence: 'doc',
    see: API,
    async run({ fifoQueue, send, receive }) {
      const url = await fifoQueue({ ContentBasedDeduplication: 'true' });
      await send(url, 'order 42', { MessageGroupId: 'g' });
      await send(url, 'something else', ids('g', SHA256_OF_ORDER_42));

      return bodiesOf(await receive(url, TEN));
    },
    expected: ['order 42'],
  },
  {
    id: 'deduplication/while-in-flight',
    says: 'A duplicate is recognised while the first message is in flight.',
    evidence: 'doc',
    see,
    async run({ fifoQueue, send, receive, remove }) {
      const url = await fifoQueue();
      await send(url, 'first', ids('g', 'd'));
      const [first] = await receive(url);
      await send(url, 'second', ids('g', 'd'));
      await remove(url, first!);

      return receive(url, TEN);
    },
    expected: [],
  },
  {
    id: 'deduplication/after-delete',
    says: 'A duplicate is recognised after the first message was received and deleted.',
    evidence: 'aws',
    see,
    async run({ fifoQueue, send, receive, remove }) {
      const url = await fifoQueue();
      const sent = await send(url, 'first', ids('g', 'd'));
      const [first] = await receive(url);
      await remove(url, first!);
      const again = await send(url, 'second', ids('g', 'd'));

      return { same: again.MessageId === sent.MessageId, received: await receive(url, TEN) };
    },
    expected: { same: true, received: [] },
  },
  {
    id: 'deduplication/five-minutes',
    says: 'After five minutes a MessageDeduplicationId is free again.',
    evidence: 'aws',
    see,
    needs: ['longTime'],
    async run({ fifoQueue, send, receive, pass }) {
      const url = await fifoQueue();
      await send(url, 'first', ids('g', 'd'));
      await pass(290);
      await send(url, 'within', ids('g', 'd'));
      await pass(20);
      await send(url, 'after', ids('g', 'd'));

      return bodiesOf(await receive(url, TEN));
    },
    expected: ['first', 'after'],
  },
  {
    id: 'deduplication/in-a-batch',
    says: 'Two messages of a batch with the same MessageDeduplicationId both succeed, and are stored once.',
    evidence: 'peers',
    see: awsPage.api('SendMessageBatch'),
    async run({ fifoQueue, call, receive }) {
      const QueueUrl = await fifoQueue();
      const Entries = ['a', 'b'].map((body) => ({ Id: body, MessageBody: body, ...ids('g', 'd') }));

      const { Successful, Failed } = await call('SendMessageBatch', { QueueUrl, Entries });
      const messageIds = (Successful as { MessageId: string }[]).map(({ MessageId }) => MessageId);

      return {
        successes: messageIds.length,
        different: new Set(messageIds).size,
        Failed,
        received: bodiesOf(await receive(QueueUrl, TEN)),
      };
    },
    expected: { successes: 2, different: 1, received: ['a'] },
  },
  {
    id: 'deduplication/each-queue-its-own',
    says: 'A MessageDeduplicationId counts within its queue only.',
    evidence: 'doc',
    see,
    async run({ fifoQueue, send, receive }) {
      const [one, other] = [await fifoQueue(), await fifoQueue()];
      await send(one, 'order 42', ids('g', 'd'));
      await send(other, 'order 42', ids('g', 'd'));

      return [(await receive(one)).length, (await receive(other)).length];
    },
    expected: [1, 1],
  },
];
