import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { failEntries, lostResponse } from '../../src/chaos';
import { mapEventSource } from '../../src/lambda';
import type { QueueView } from '../../src/testing/queues/queue-view';
import { all, fifo, findsInEach, inGroup, type Case } from './ward';

const BATCHES: readonly Case[] = [
  [
    'an entry of a batch on a FIFO queue that failed and was never deleted',
    async (clinic) => {
      const orders = await clinic.ordersWith(2, 'orders.fifo', fifo);
      const messages = await clinic.receive(orders, all);
      clinic.sqs.chaos.once(failEntries({ action: 'DeleteMessageBatch', entries: 'all' }));
      await clinic.deleteAll(orders, messages);
    },
    'failed-delete-ignored orders.fifo',
  ],
  [
    'nothing where entries that failed are deleted one by one, by another client',
    async (clinic) => {
      const orders = await clinic.ordersWith(2);
      const messages = await clinic.receive(orders, all);
      clinic.sqs.chaos.once(failEntries({ action: 'DeleteMessageBatch', entries: 'all' }));
      await clinic.deleteAll(orders, messages);
      for (const message of messages) await clinic.asAnother((other) => clinic.deleteAll(orders, [message], other));
    },
  ],
  [
    'entries that failed in two queues, of which one is sent again, by another client',
    async (clinic) => {
      const [mails, letters] = [clinic.sqs.createQueue('mails'), clinic.sqs.createQueue('letters')];
      const sendBatch = ({ name, url: QueueUrl }: QueueView, client = clinic.client) =>
        client.send(new SendMessageBatchCommand({ QueueUrl, Entries: [{ Id: 'a', MessageBody: `to ada, by ${name}` }] }));
      clinic.sqs.chaos.use(failEntries({ entries: 'all', count: 2 }));
      for (const queue of [mails, letters]) await sendBatch(queue);
      await clinic.asAnother((other) => sendBatch(letters, other));
    },
    'failed-send-ignored mails',
  ],
  [
    'nothing of a function that fails with words like those of a response',
    async (clinic) => {
      const orders = await clinic.ordersWith(2);
      mapEventSource(orders, () => Promise.reject('The response was no good'), { reportBatchItemFailures: true });
      await clinic.wait(1);
    },
  ],
  ...[
    { batchItemFailures: [{ itemIdentifier: '' }] },
    { batchItemFailures: [{ messageId: 'x' }] },
    { batchItemFailures: {} },
    'failed',
    [],
    42,
  ].map((response): Case => [
    `a function that answers ${JSON.stringify(response)}`,
    async (clinic) => {
      const orders = await clinic.ordersWith(2);
      mapEventSource(orders, async () => response, { reportBatchItemFailures: true });
      await clinic.wait(1);
    },
    'unreadable-batch-response orders',
  ]),
  ...[{ batchItemFailures: [] }, {}, null, { batchItemFailures: null }, { statusCode: 200 }].map((response): Case => [
    `nothing of a function that answers ${JSON.stringify(response)}`,
    async (clinic) => {
      const orders = await clinic.ordersWith(2);
      mapEventSource(orders, async () => response, { reportBatchItemFailures: true });
      await clinic.wait(1);
    },
  ]),
];

const DEDUPLICATION: readonly Case[] = [
  [
    'a send that is made again by another client with a new id',
    async (clinic) => {
      const orders = clinic.sqs.createQueue('orders.fifo', fifo);
      clinic.sqs.chaos.once(lostResponse({ action: 'SendMessage', forGood: true }));
      await clinic.send(orders, 'order 1', inGroup('a')).catch(() => {});
      await clinic.asAnother((other) =>
        other.send(new SendMessageBatchCommand({ QueueUrl: orders.url, Entries: [{ Id: 'a', MessageBody: 'order 1', ...inGroup('a') }] })),
      );
    },
    'fresh-deduplication-id orders.fifo',
  ],
  [
    'nothing where the SDK makes a send again',
    async (clinic) => {
      const orders = clinic.sqs.createQueue('orders.fifo', fifo);
      clinic.sqs.chaos.once(lostResponse({ action: 'SendMessage' }));
      await clinic.send(orders, 'order 1', inGroup('a'));
    },
  ],
  [
    'an id of a batch that another body has already',
    async (clinic) => {
      const orders = clinic.sqs.createQueue('orders.fifo', fifo);
      const entry = (Id: string, MessageBody: string) => ({ Id, MessageBody, MessageGroupId: 'a', MessageDeduplicationId: 'today' });
      await clinic.client.send(new SendMessageBatchCommand({ QueueUrl: orders.url, Entries: [entry('a', 'one'), entry('b', 'two')] }));
    },
    'coarse-deduplication-id orders.fifo',
  ],
];

describe('The doctor finds', () => {
  findsInEach([...BATCHES, ...DEDUPLICATION]);
});
