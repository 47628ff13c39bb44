import { message } from 'msw-sqs/matchers';
import { sqs } from 'msw-sqs/vitest';
import { describe, expect, it } from 'vitest';
import { handleOrders } from '../src/handle-orders';
import type { Order } from '../src/order';
import { publishOrders } from '../src/publish-orders';
import { queueUrls } from '../src/queue-urls';

const orders = sqs.createQueue(queueUrls.orders, { VisibilityTimeout: 30, deadLetterQueue: 'orders-dlq', maxReceiveCount: 2 });
const deadOrders = sqs.queue('orders-dlq');

const order = (orderId: number): Order => ({ orderId, customerId: 'ada' });

describe('publishOrders', () => {
  it('publishes all orders', async () => {
    await publishOrders([order(1), order(2), order(3)]);

    expect(orders).toHaveBeenSent(order(2));
    expect(orders).toHaveBeenSentTimes(3);
    expect(orders).toHaveBeenSentInOrder([{ orderId: 1 }, { orderId: 2 }, { orderId: 3 }]);
    expect(orders).not.toHaveBeenSent({ orderId: 9 });
    expect(sqs.journal.events.filter(({ kind }) => kind === 'messageSent')).toHaveLength(3);
    expect(orders.visible).toHaveLength(3);
  });
});

describe('handleOrders', () => {
  it('deletes what went well', async () => {
    const { messageId } = orders.send(order(1));

    await handleOrders(async () => {});

    expect(orders).toHaveDeleted(message({ messageId }));
    await expect(deadOrders).toStayEmpty({ for: '4d' });
  });

  it('gets what failed again when its visibility timeout is over', async () => {
    orders.send(order(1));
    await handleOrders(outOfTea);
    expect(orders.inFlight).toHaveLength(1);

    await sqs.clock.advance('29s');
    expect(orders).toHaveMessageInFlight({ orderId: 1 });
    await sqs.clock.advance('1s');
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
    expect(orders).toHaveDeadLettered({ orderId: 1 });
    await sqs.clock.advance('20s'); // ends the poll
    expect(await third).toBe(0);
  });
});

async function outOfTea(): Promise<void> {
  throw new Error('out of tea');
}
