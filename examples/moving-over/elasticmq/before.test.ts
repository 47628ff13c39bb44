import { GetQueueAttributesCommand, PurgeQueueCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { setTimeout as sleep } from 'node:timers/promises';
import { handleOrders } from '../src/handle-orders';
import type { Order } from '../src/order';
import { sqsClient } from '../src/sqs-client';

process.env.AWS_ENDPOINT_URL ??= 'http://localhost:9324';
process.env.AWS_ACCESS_KEY_ID = 'test';
process.env.AWS_SECRET_ACCESS_KEY = 'test';

jest.setTimeout(30_000);

const queueUrl = `${process.env.AWS_ENDPOINT_URL}/000000000000/orders`;
const deadOrdersUrl = `${process.env.AWS_ENDPOINT_URL}/000000000000/orders-dlq`;
process.env.ORDERS_QUEUE_URL = queueUrl;

beforeEach(async () => {
  for (const QueueUrl of [queueUrl, deadOrdersUrl]) await sqsClient.send(new PurgeQueueCommand({ QueueUrl }));
});

const order = (orderId: number): Order => ({ orderId, customerId: 'ada' });

it('gets what failed again when its visibility timeout is over', async () => {
  await send(order(1));
  await handleOrders(outOfTea);

  await sleep(2100);
  expect(await handleOrders(async () => {})).toBe(1);
});

it('gives an order up after two receives', async () => {
  await send(order(1));
  for (let receive = 1; receive <= 2; receive++) {
    await handleOrders(outOfTea);
    await sleep(2100);
  }
  await sqsClient.send(new ReceiveMessageCommand({ QueueUrl: queueUrl })); // moves it

  expect(await visibleIn(deadOrdersUrl)).toBe(1);
});

async function send(order: Order): Promise<void> {
  await sqsClient.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(order) }));
}

async function visibleIn(QueueUrl: string): Promise<number> {
  const { Attributes } = await sqsClient.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }));
  return Number(Attributes?.ApproximateNumberOfMessages);
}

async function outOfTea(): Promise<void> {
  throw new Error('out of tea');
}
