import { startFauxqs, type FauxqsServer } from 'fauxqs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handleOrders } from '../src/handle-orders';
import type { Order } from '../src/order';
import { publishOrders } from '../src/publish-orders';

let server: FauxqsServer;

beforeAll(async () => {
  server = await startFauxqs({ port: 0, logger: false, messageSpies: true });
  process.env.AWS_ENDPOINT_URL_SQS = server.address;
  process.env.AWS_ACCESS_KEY_ID = 'test';
  process.env.AWS_SECRET_ACCESS_KEY = 'test';
  const { queueArn } = server.createQueue('orders-dlq', { region: 'eu-west-1' });
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: queueArn, maxReceiveCount: 2 });
  const orders = server.createQueue('orders', { region: 'eu-west-1', attributes: { VisibilityTimeout: '1', RedrivePolicy } });
  // Not its host, sqs.eu-west-1.localhost, which not every machine resolves.
  process.env.ORDERS_QUEUE_URL = new URL(new URL(orders.queueUrl).pathname, server.address).href;
});
afterAll(() => server.stop());

beforeEach(() => {
  server.reset();
});

const order = (orderId: number): Order => ({ orderId, customerId: 'ada' });

describe('publishOrders', () => {
  it('publishes all orders', async () => {
    await publishOrders([order(1), order(2), order(3)]);

    await server.spy.waitForMessage({ service: 'sqs', queueName: 'orders', body: JSON.stringify(order(2)) }, 'published', 1000);
    const published = await server.spy.waitForMessages({ queueName: 'orders' }, { count: 3, status: 'published', timeout: 1000 });
    expect(published.map((message) => message.service === 'sqs' && JSON.parse(message.body).orderId)).toEqual([1, 2, 3]);
    expect(server.spy.checkForMessage((message) => message.service === 'sqs' && message.body.includes('"orderId":9'))).toBeUndefined();
    expect(server.spy.getAllMessages()).toHaveLength(3);
    expect(server.inspectQueue('orders')?.messages.ready).toHaveLength(3);
  });
});

describe('handleOrders', () => {
  it('deletes what went well', async () => {
    const { messageId } = server.sendMessage('orders', JSON.stringify(order(1)), { region: 'eu-west-1' });

    await handleOrders(async () => {});

    await server.spy.waitForMessageWithId(messageId, 'consumed', 1000);
    await server.spy.expectNoMessage({ queueName: 'orders' }, { status: 'dlq', within: 300 });
  });

  it('gets what failed again when its visibility timeout is over', async () => {
    server.sendMessage('orders', JSON.stringify(order(1)), { region: 'eu-west-1' });
    await handleOrders(outOfTea);
    expect(server.inspectQueue('orders')?.messages.inflight).toHaveLength(1);

    expect(await handleOrders(async () => {})).toBe(1); // polls until then: a second goes by
  });

  it('gives an order up after two receives', async () => {
    server.sendMessage('orders', JSON.stringify(order(1)), { region: 'eu-west-1' });

    await handleOrders(outOfTea);
    await handleOrders(outOfTea); // a second goes by
    const third = handleOrders(outOfTea); // moved when it would be received: another second

    await server.spy.waitForMessage({ queueName: 'orders' }, 'dlq', 4000);
    server.sendMessage('orders', JSON.stringify(order(2)), { region: 'eu-west-1' }); // ends the poll
    await third;
  });
});

async function outOfTea(): Promise<void> {
  throw new Error('out of tea');
}
