import { message } from '../../../src/testing/patterns/message';
import { useWorldOfFile } from '../../../src/testing/world/current-world';
import type { QueueView } from '../../../src/testing/queues/queue-view';
import { openShop, type Shop } from '../shop';
import type { Failures } from './failure';

/** An order that was delivered at 1 s and came back at 31 s, looked at one second later. */
async function orderThatCameBack(): Promise<{ shop: Shop; orders: QueueView }> {
  const shop = openShop();
  const orders = shop.queue('orders');
  orders.send('order 42');
  await shop.wait(1);
  shop.receive(orders);
  await shop.wait(31);
  return { shop, orders };
}

/** Two orders, of which one is with a consumer. */
function twoOrders(): QueueView {
  const shop = openShop();
  const orders = shop.queue('orders');
  orders.send('first');
  orders.send('second', { delaySeconds: 90 });
  shop.receive(orders);
  return orders;
}

/** Of matchers that look at what is there now. */
export const present: Failures = {
  'toHaveMessage shows what is there and the nearest miss': async (expect) => {
    const shop = openShop();
    const orders = shop.queue('orders', { VisibilityTimeout: 30 });
    orders.send({ orderId: 7, customer: { name: 'Ada' } });
    orders.send({ orderId: 42, customer: { name: 'Ben' } });
    orders.send('a text', { delaySeconds: 60 });
    await shop.wait(1);
    shop.receive(orders);
    await shop.wait(2);
    expect(orders).toHaveMessage({ orderId: 42, customer: { name: 'Bob' } });
  },

  'toHaveMessage tells the life of a message that is gone': async (expect) => {
    const shop = openShop();
    const orders = shop.queue('orders');
    orders.send({ orderId: 42 });
    await shop.wait(1);
    const receiptHandle = shop.receive(orders);
    await shop.wait(2);
    shop.delete(orders, receiptHandle);
    expect(orders).toHaveMessage({ orderId: 42 });
  },

  'toHaveMessage tells when all were purged': async (expect) => {
    const shop = openShop();
    const orders = shop.queue('orders');
    orders.send('order 42');
    await shop.wait(5);
    orders.purge();
    expect(orders).toHaveMessage('order 42');
  },

  'toHaveMessage finds the message in its dead-letter queue': async (expect) => {
    const shop = openShop();
    const orders = shop.queue('orders', { deadLetterQueue: 'orders-dlq', maxReceiveCount: 1 });
    orders.send('order 42');
    shop.receive(orders);
    await shop.wait(31);
    shop.receive(orders);
    expect(orders).toHaveMessage('order 42');
  },

  'toHaveMessage shows fields, and messages of all queues of a world': (expect) => {
    const shop = openShop();
    const pattern = message({ json: { orderId: 1 }, messageGroupId: 'g2', messageAttributes: { tenant: 'acme', retries: 2 } });
    const orders = shop.queue('orders.fifo');
    const messageAttributes = { tenant: 'other', retries: 2 };
    orders.send({ orderId: 1 }, { messageGroupId: 'g1', messageDeduplicationId: 'd', messageAttributes });
    shop.queue('audit').send('started');
    expect(shop.sqs).toHaveMessage(pattern);
  },

  'toHaveMessage shows asymmetric matchers, wherever they stand': (expect) => {
    const orders = openShop().queue('orders');
    orders.send({ lines: [{ sku: 'A', n: '1' }], note: null }, { messageAttributes: { tenant: 'other', retries: 2 } });
    const json = { lines: [{ sku: expect.any(String), n: expect.any(Number) }], note: expect.anything() };
    const messageAttributes = { tenant: expect.stringMatching(/^acme/), retries: expect.any(Number) };
    expect(orders).toHaveMessage(message({ json, body: expect.stringContaining('SKU'), messageAttributes }));
  },

  'toHaveMessage shortens long bodies and lists, and shows where long texts part': (expect) => {
    const orders = openShop().queue('orders');
    for (let n = 1; n <= 14; n++) orders.send(`order ${n}\n${'x'.repeat(300)}${n}`);
    expect(orders).toHaveMessage(`order 3\n${'x'.repeat(300)}4`);
  },

  'toHaveMessage explains an object that was meant as message fields': (expect) => {
    const orders = openShop().queue('orders');
    orders.send('order 42');
    expect(orders).toHaveMessage({ MessageBody: 'order 42' });
  },

  'toHaveMessage tells the lives of messages that are not to be there': async (expect) => {
    const shop = openShop();
    const orders = shop.queue('orders');
    orders.send('order 42', { delaySeconds: 5 });
    orders.send('order 7');
    await shop.wait(6);
    shop.receive(orders);
    await shop.wait(31);
    expect(orders).not.toHaveMessage(/42/);
  },

  'toHaveMessage, of a promise': (expect) => expect(Promise.resolve(twoOrders())).resolves.toHaveMessage('third'),
  'toHaveMessage, not of a promise': (expect) => expect(Promise.resolve(twoOrders())).resolves.not.toHaveMessage('first'),
  'toHaveMessage, of a promise that is rejected': (expect) =>
    expect(Promise.reject(new Error('no queue today'))).rejects.toHaveMessage('first'),

  'toHaveMessageInFlight tells that it is visible again': async (expect) => {
    const { orders } = await orderThatCameBack();
    expect(orders).toHaveMessageInFlight('order 42');
  },
  'toHaveMessageInFlight tells what is not to be in flight': async (expect) => {
    const { shop, orders } = await orderThatCameBack();
    shop.receive(orders);
    expect(orders).not.toHaveMessageInFlight('order 42');
  },
  'toHaveVisibleMessage tells that it is in flight': async (expect) => {
    const { shop, orders } = await orderThatCameBack();
    shop.receive(orders);
    expect(orders).toHaveVisibleMessage('order 42');
  },
  'toHaveVisibleMessage tells what is not to be visible': async (expect) => {
    const { orders } = await orderThatCameBack();
    expect(orders).not.toHaveVisibleMessage('order 42');
  },
  'toHaveDelayedMessage shows the nearest miss': async (expect) => {
    const { orders } = await orderThatCameBack();
    expect(orders).toHaveDelayedMessage('order 43');
  },
  'toHaveDelayedMessage tells what is not to be delayed': (expect) => expect(twoOrders()).not.toHaveDelayedMessage('second'),

  'toHaveMessageCount shows what is there': (expect) => expect(twoOrders()).toHaveMessageCount(1),
  'toHaveMessageCount, not': (expect) => expect(twoOrders()).not.toHaveMessageCount(2),
  'toHaveMessageCount, with an asymmetric matcher': (expect) => expect(twoOrders()).toHaveMessageCount(expect.closeTo(5)),
  'toHaveMessageCount, of a negative number': (expect) => expect(twoOrders()).toHaveMessageCount(-1),

  'toBeEmpty shows what is there, in all queues': (expect) => {
    const shop = openShop();
    shop.queue('orders').send('order 42');
    expect(shop.sqs).toBeEmpty();
  },
  'toBeEmpty, not': (expect) => expect(openShop().queue('orders')).not.toBeEmpty(),
  'toBeEmpty, of an array': (expect) => expect([1, 2]).toBeEmpty(),
  'toBeEmpty, not, of a name with a slip': (expect) => {
    const shop = openShop();
    shop.queue('orders');
    useWorldOfFile(() => shop.world);
    expect('oders').not.toBeEmpty();
  },
  'toBeEmpty, of a text without a world': (expect) => {
    useWorldOfFile(() => undefined);
    expect('orders').toBeEmpty();
  },

  'toBeDrained shows what is left': (expect) => {
    const shop = openShop();
    const orders = shop.queue('orders');
    orders.send('order 42');
    orders.send('order 43');
    orders.send('order 44', { delaySeconds: 5 });
    shop.receive(orders);
    expect(orders).toBeDrained();
  },
  'toBeDrained, not': (expect) => expect(openShop().queue('orders')).not.toBeDrained(),
};
