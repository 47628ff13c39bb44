import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { mapEventSource } from '../../src/lambda';
import { all, fifo, findsInEach, inGroup, type Case } from './ward';

const text = (StringValue: string) => ({ DataType: 'String', StringValue });

const GROUPS: readonly Case[] = [
  [
    'one group for orders that several clients send in batches',
    async ({ sqs, asAnother }) => {
      const { url: QueueUrl } = sqs.createQueue('orders.fifo', fifo);
      for (const batch of [0, 1, 2])
        await asAnother((client) => {
          const Entries = [1, 2].map((n) => ({
            Id: String(n),
            MessageBody: JSON.stringify({ orderId: batch * 2 + n }),
            ...inGroup('orders'),
          }));
          return client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
        });
    },
    'one-message-group orders.fifo',
  ],
  [
    'nothing where each customer has a group',
    async ({ sqs, send }) => {
      const orders = sqs.createQueue('orders.fifo', fifo);
      for (let n = 0; n < 12; n++) await send(orders, { orderId: n, customerId: n % 3 }, inGroup(`customer-${n % 3}`));
    },
  ],
];

const POLLS: readonly Case[] = [
  [
    'two consumers that ask an empty FIFO queue over and over',
    async ({ sqs, receive, wait }) => {
      const orders = sqs.createQueue('orders.fifo', fifo);
      for (let times = 0; times < 4; times++) {
        await Promise.all([receive(orders, { WaitTimeSeconds: 0 }), receive(orders, all)]);
        await wait(2);
      }
    },
    'busy-short-polling orders.fifo',
  ],
  [
    'nothing where two queues are looked into now and then',
    async ({ sqs, receive, wait }) => {
      const queues = ['orders', 'returns'].map((name) => sqs.createQueue(name));
      for (let times = 0; times < 6; times++) {
        for (const queue of queues) await receive(queue);
        await wait(10);
      }
    },
  ],
  [
    'nothing where a queue is emptied, and the last receive finds nothing',
    async ({ ordersWith, receive, deleteAll }) => {
      for (let times = 0; times < 5; times++) {
        const orders = await ordersWith(3);
        await deleteAll(orders, await receive(orders, all));
        await receive(orders, all);
      }
    },
  ],
];

const ATTRIBUTES: readonly Case[] = [
  [
    'an attribute that says more than the body, where others are asked for',
    async ({ sqs, send, receive, deleteAll }) => {
      const orders = sqs.createQueue('orders');
      await send(orders, { orderId: 1 }, { MessageAttributes: { tenant: text('acme'), type: text('order') } });
      await deleteAll(orders, await receive(orders, { MessageAttributeNames: ['type'] }));
    },
    'unread-attributes orders',
  ],
  [
    'nothing where attributes are asked for by the beginning of their names',
    async ({ sqs, send, receive, deleteAll }) => {
      const orders = sqs.createQueue('orders');
      await send(orders, { orderId: 1 }, { MessageAttributes: { 'shop.tenant': text('acme') } });
      await deleteAll(orders, await receive(orders, { MessageAttributeNames: ['shop.*'] }));
    },
  ],
  [
    'nothing where a function gets the attributes',
    async ({ sqs, send, wait }) => {
      const orders = sqs.createQueue('orders');
      mapEventSource(orders, async () => {});
      await send(orders, { orderId: 1 }, { MessageAttributes: { tenant: text('acme') } });
      await wait(1);
    },
  ],
  [
    'nothing where instrumentation adds attributes',
    async ({ sqs, send, receive, deleteAll }) => {
      const orders = sqs.createQueue('orders');
      await send(orders, { orderId: 1 }, { MessageAttributes: { traceparent: text('00-1-2-01'), _datadog: text('{}') } });
      await deleteAll(orders, await receive(orders));
    },
  ],
];

const DEAD_LETTERS: readonly Case[] = [
  [
    'one receive, and a message that a function gets',
    async ({ sqs, send, wait }) => {
      const orders = sqs.createQueue('orders', { deadLetterQueue: 'dead', maxReceiveCount: 1 });
      mapEventSource(orders, async () => {});
      await send(orders, 'order 1');
      await wait(1);
    },
    'one-receive orders',
  ],
  [
    'a dead-letter queue that keeps what a function could not handle no longer than the queue',
    async ({ sqs, send, wait }) => {
      sqs.createQueue('dead', { MessageRetentionPeriod: 86_400 });
      const orders = sqs.createQueue('orders', {
        VisibilityTimeout: 30,
        MessageRetentionPeriod: 345_600,
        deadLetterQueue: 'dead',
        maxReceiveCount: 2,
      });
      mapEventSource(orders, () => Promise.reject(new Error('no database')));
      await send(orders, 'order 1');
      await wait(100);
    },
    'dead-letter-retention orders',
  ],
  [
    'nothing where the dead-letter queue keeps them longer',
    async ({ sqs, send, wait }) => {
      sqs.createQueue('dead', { MessageRetentionPeriod: 1_209_600 });
      const orders = sqs.createQueue('orders', { VisibilityTimeout: 30, deadLetterQueue: 'dead', maxReceiveCount: 2 });
      mapEventSource(orders, () => Promise.reject(new Error('no database')));
      await send(orders, 'order 1');
      await wait(100);
    },
  ],
];

const SIZES: readonly Case[] = [
  [
    'a long message in a batch, together with its attributes',
    async ({ sqs, client }) => {
      const { url: QueueUrl } = sqs.createQueue('letters', { MaximumMessageSize: 10_000 });
      const MessageAttributes = { note: text('b'.repeat(4500)) };
      const Entries = [
        { Id: 'a', MessageBody: 'a'.repeat(4700), MessageAttributes },
        { Id: 'b', MessageBody: 'short' },
      ];
      await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    },
    'nearly-too-long letters',
  ],
  [
    'nothing where a batch is long and its messages are not',
    async ({ sqs, client }) => {
      const { url: QueueUrl } = sqs.createQueue('letters');
      const Entries = Array.from({ length: 10 }, (_, n) => ({ Id: String(n), MessageBody: 'a'.repeat(90_000) }));
      await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    },
  ],
];

describe('The doctor finds', () => {
  findsInEach([...GROUPS, ...POLLS, ...ATTRIBUTES, ...DEAD_LETTERS, ...SIZES]);
});
