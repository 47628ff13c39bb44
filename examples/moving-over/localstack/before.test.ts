import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { handleOrders } from '../src/handle-orders';
import type { Order } from '../src/order';
import { publishOrders } from '../src/publish-orders';
import { sqsClient } from '../src/sqs-client';

process.env.AWS_ENDPOINT_URL ??= 'http://localhost:4566';
process.env.AWS_ACCESS_KEY_ID = 'test';
process.env.AWS_SECRET_ACCESS_KEY = 'test';

jest.setTimeout(30_000);

let deadOrdersUrl: string;

beforeAll(async () => {
  const run = randomUUID().slice(0, 8);
  deadOrdersUrl = await createQueue(`orders-dlq-${run}`, {});
  const { Attributes } = await sqsClient.send(new GetQueueAttributesCommand({ QueueUrl: deadOrdersUrl, AttributeNames: ['QueueArn'] }));
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: Attributes!.QueueArn, maxReceiveCount: 2 });
  process.env.ORDERS_QUEUE_URL = await createQueue(`orders-${run}`, { VisibilityTimeout: '2', RedrivePolicy });
});
afterAll(async () => {
  await sqsClient.send(new DeleteQueueCommand({ QueueUrl: process.env.ORDERS_QUEUE_URL }));
  await sqsClient.send(new DeleteQueueCommand({ QueueUrl: deadOrdersUrl }));
});

beforeEach(async () => {
  await sqsClient.send(new PurgeQueueCommand({ QueueUrl: process.env.ORDERS_QUEUE_URL }));
});

const order = (orderId: number): Order => ({ orderId, customerId: 'ada' });

it('publishes orders', async () => {
  await publishOrders([order(1), order(2)]);

  const { Messages = [] } = await sqsClient.send(
    new ReceiveMessageCommand({ QueueUrl: process.env.ORDERS_QUEUE_URL, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
  );
  expect(Messages.map(({ Body }) => JSON.parse(Body!)).sort((a, b) => a.orderId - b.orderId)).toEqual([order(1), order(2)]);
});

it('deletes what went well', async () => {
  await send(order(1));
  await handleOrders(async () => {});

  await sleep(3000); // were it still there, it would be visible again
  expect(await visibleOrders()).toBe(0);
});

it('gets what failed again when its visibility timeout is over', async () => {
  await send(order(1));
  await handleOrders(outOfTea);

  expect(await handleOrders(async () => {})).toBe(1); // polls until then: two seconds go by
});

it('gives an order up after two receives', async () => {
  await send(order(1));

  await handleOrders(outOfTea);
  await handleOrders(outOfTea);
  await sleep(3000);
  await sqsClient.send(new ReceiveMessageCommand({ QueueUrl: process.env.ORDERS_QUEUE_URL })); // LocalStack moves it only now

  const { Messages = [] } = await sqsClient.send(new ReceiveMessageCommand({ QueueUrl: deadOrdersUrl, WaitTimeSeconds: 5 }));
  expect(Messages.map(({ Body }) => JSON.parse(Body!))).toEqual([order(1)]);
});

async function createQueue(QueueName: string, Attributes: Record<string, string>): Promise<string> {
  const { QueueUrl } = await sqsClient.send(new CreateQueueCommand({ QueueName, Attributes }));
  // Not its host, sqs.eu-west-1.localhost.localstack.cloud, which not every machine resolves.
  return new URL(new URL(QueueUrl!).pathname, process.env.AWS_ENDPOINT_URL).href;
}

async function send(order: Order): Promise<void> {
  await sqsClient.send(new SendMessageCommand({ QueueUrl: process.env.ORDERS_QUEUE_URL, MessageBody: JSON.stringify(order) }));
}

async function visibleOrders(): Promise<number> {
  const { Attributes } = await sqsClient.send(
    new GetQueueAttributesCommand({ QueueUrl: process.env.ORDERS_QUEUE_URL, AttributeNames: ['ApproximateNumberOfMessages'] }),
  );
  return Number(Attributes?.ApproximateNumberOfMessages);
}

async function outOfTea(): Promise<void> {
  throw new Error('out of tea');
}
