import { DeleteQueueCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { QueueView } from '../../src/testing/queues/queue-view';
import { all, fifo, findsInEach, inGroup, type Case, type Ward } from './ward';

/** As many tests do when they have run. */
async function deleteQueues({ client }: Ward, ...queues: readonly QueueView[]): Promise<void> {
  for (const { url: QueueUrl } of queues) await client.send(new DeleteQueueCommand({ QueueUrl }));
}

const DELETED: readonly Case[] = [
  [
    'that messages came again and again, and no dead-letter queue took them',
    async (ward) => {
      const orders = await ward.ordersWith(1);
      for (let times = 0; times < 4; times++) {
        await ward.receiveOne(orders);
        await ward.wait(31);
      }
      await deleteQueues(ward, orders);
    },
    'no-dead-letter-queue orders',
  ],
  [
    'nothing of that kind in what was a dead-letter queue',
    async (ward) => {
      const orders = await ward.ordersWith(1, 'orders', { VisibilityTimeout: 30, deadLetterQueue: 'dead', maxReceiveCount: 2 });
      const dead = ward.sqs.queue('dead');
      for (const queue of [orders, orders, orders, dead, dead, dead, dead]) {
        await ward.receive(queue);
        await ward.wait(31);
      }
      await deleteQueues(ward, orders, dead);
    },
  ],
  [
    'that one receive made a dead letter, and its queue kept it no longer than the source',
    async (ward) => {
      ward.sqs.createQueue('dead', { MessageRetentionPeriod: 3600 });
      const orders = await ward.ordersWith(1, 'orders', { VisibilityTimeout: 30, deadLetterQueue: 'dead', maxReceiveCount: 1 });
      for (let times = 0; times < 2; times++) {
        await ward.receive(orders);
        await ward.wait(31);
      }
      await deleteQueues(ward, orders, ward.sqs.queue('dead'));
    },
    'one-receive orders',
    'dead-letter-retention orders',
  ],
  [
    'that all messages were in one group',
    async (ward) => {
      const orders = ward.sqs.createQueue('orders.fifo', fifo);
      for (let orderId = 1; orderId <= 5; orderId++) await ward.send(orders, { orderId }, inGroup('default'));
      await deleteQueues(ward, orders);
    },
    'one-message-group orders.fifo',
  ],
  [
    'that messages had almost the longest length, as it was set later',
    async (ward) => {
      const orders = ward.sqs.createQueue('orders');
      await ward.client.send(new SetQueueAttributesCommand({ QueueUrl: orders.url, Attributes: { MaximumMessageSize: '2048' } }));
      await ward.send(orders, 'x'.repeat(2000));
      await deleteQueues(ward, orders);
    },
    'nearly-too-long orders',
  ],
  [
    'nothing where its receives waited as the queue said',
    async (ward) => {
      const orders = ward.sqs.createQueue('orders', { ReceiveMessageWaitTimeSeconds: 2 });
      for (let times = 0; times < 6; times++) await Promise.all([ward.receive(orders, all), ward.wait(2)]);
      await deleteQueues(ward, orders);
    },
  ],
];

describe('Of queues that were deleted the doctor finds', () => {
  findsInEach(DELETED);
});
