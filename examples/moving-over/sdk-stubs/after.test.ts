import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { sqs } from 'msw-sqs/jest';
import { handleOrders } from '../src/handle-orders';
import type { Order } from '../src/order';
import { publishOrders } from '../src/publish-orders';
import { queueUrls } from '../src/queue-urls';

const orders = sqs.createQueue(queueUrls.orders, { VisibilityTimeout: 30 });

const order = (orderId: number): Order => ({ orderId, customerId: 'ada' });

it('sends ten orders in a call', async () => {
  await publishOrders(Array.from({ length: 12 }, (_, index) => order(index)));

  expect(sqs).toHaveReceivedCommandTimes(SendMessageBatchCommand, 2);
  expect(orders).toHaveBeenSentTimes(12);
});

it('deletes what went well', async () => {
  orders.send(order(1));

  expect(await handleOrders(async () => {})).toBe(1);

  expect(orders).toHaveDeleted({ orderId: 1 });
});

it('does not delete what failed', async () => {
  orders.send(order(1));

  expect(await handleOrders(outOfTea)).toBe(0);
  expect(orders).toHaveMessageInFlight({ orderId: 1 });

  await sqs.clock.advance('30s');
  expect(orders).toHaveVisibleMessage({ orderId: 1 });
});

async function outOfTea(): Promise<void> {
  throw new Error('out of tea');
}
