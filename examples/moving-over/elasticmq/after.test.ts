import { sqs } from 'msw-sqs/jest';
import { handleOrders } from '../src/handle-orders';
import type { Order } from '../src/order';

// Of elasticmq.conf, by the option template.
const orders = sqs.queue('orders');
process.env.ORDERS_QUEUE_URL = orders.url;

const order = (orderId: number): Order => ({ orderId, customerId: 'ada' });

it('gets what failed again when its visibility timeout is over', async () => {
  orders.send(order(1));
  await handleOrders(outOfTea);

  await sqs.clock.advance('2s');
  expect(await handleOrders(async () => {})).toBe(1);
});

it('gives an order up after two receives', async () => {
  orders.send(order(1));
  for (let receive = 1; receive <= 2; receive++) {
    await handleOrders(outOfTea);
    await sqs.clock.advance('2s');
  }

  const third = handleOrders(outOfTea); // moves it, and waits
  await sqs.clock.advance('20s');
  expect(await third).toBe(0);
  expect(orders).toHaveDeadLettered({ orderId: 1 });
  expect('orders-dlq').toHaveVisibleMessage({ orderId: 1 });
});

async function outOfTea(): Promise<void> {
  throw new Error('out of tea');
}
