import { sqs } from 'msw-sqs/jest';
import { handleOrders } from '../src/handle-orders';
import type { Order } from '../src/order';
import { publishOrders } from '../src/publish-orders';
import { queueUrls } from '../src/queue-urls';

const orders = sqs.createQueue(queueUrls.orders, { VisibilityTimeout: 30, deadLetterQueue: 'orders-dlq', maxReceiveCount: 2 });
const deadOrders = sqs.queue('orders-dlq');

const order = (orderId: number): Order => ({ orderId, customerId: 'ada' });

it('publishes orders', async () => {
  await publishOrders([order(1), order(2)]);

  expect(orders.messages.map(({ json }) => json)).toEqual([order(1), order(2)]);
});

it('deletes what went well', async () => {
  orders.send(order(1));
  await handleOrders(async () => {});

  expect(orders).toHaveDeleted({ orderId: 1 });
  expect(orders).toBeEmpty();
});

it('gets what failed again when its visibility timeout is over', async () => {
  orders.send(order(1));
  await handleOrders(outOfTea);

  await sqs.clock.advance('30s');
  expect(await handleOrders(async () => {})).toBe(1);
});

it('gives an order up after two receives', async () => {
  orders.send(order(1));

  await handleOrders(outOfTea);
  await sqs.clock.advance('30s');
  await handleOrders(outOfTea);
  await sqs.clock.advance('30s');
  const third = handleOrders(outOfTea); // moved when it would be received

  await expect(deadOrders).toReceiveMessage({ orderId: 1 });
  await sqs.clock.advance('20s'); // ends the poll
  expect(await third).toBe(0);
});

async function outOfTea(): Promise<void> {
  throw new Error('out of tea');
}
