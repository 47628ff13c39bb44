import { message } from '../../../src/testing/patterns/message';
import type { QueueView } from '../../../src/testing/queues/queue-view';
import { openShop, type Shop } from '../shop';
import type { Failures } from './failure';

/** Two orders; the first is delivered twice and deleted. */
export async function ordersHandled(): Promise<{ shop: Shop; orders: QueueView }> {
  const shop = openShop();
  const orders = shop.queue('orders', { VisibilityTimeout: 30 });
  orders.send({ orderId: 1 });
  await shop.wait(1);
  shop.receive(orders);
  await shop.wait(31);
  const receiptHandle = shop.receive(orders);
  await shop.wait(3);
  shop.changeVisibility(orders, receiptHandle, 60);
  shop.delete(orders, receiptHandle);
  orders.send({ orderId: 2 });
  return { shop, orders };
}

function threeSent(): QueueView {
  const orders = openShop().queue('orders');
  for (const body of ['first', 'second', 'third']) orders.send(body);
  return orders;
}

/** An order that a consumer gave up. */
export async function orderDeadLettered(): Promise<{ orders: QueueView; deadLetters: QueueView }> {
  const shop = openShop();
  const orders = shop.queue('orders', { deadLetterQueue: 'orders-dlq', maxReceiveCount: 1 });
  orders.send('order 42');
  shop.receive(orders);
  await shop.wait(31);
  shop.receive(orders);
  return { orders, deadLetters: shop.sqs.queue('orders-dlq') };
}

/** Two orders; the first has outlived its retention. */
export async function orderExpired(): Promise<QueueView> {
  const shop = openShop();
  const orders = shop.queue('orders', { MessageRetentionPeriod: 60 });
  orders.send('order 42');
  await shop.wait(30);
  orders.send('order 43');
  await shop.wait(31);
  return orders;
}

/** Messages of two groups, all handled; one was sent twice. */
export function twoGroups(): QueueView {
  const shop = openShop();
  const orders = shop.queue('orders.fifo');
  const send = (body: string, messageGroupId: string): unknown => orders.send(body, { messageGroupId, messageDeduplicationId: body });
  send('a1', 'a');
  send('b1', 'b');
  send('a2', 'a');
  send('a2', 'a');
  for (let n = 0; n < 3; n++) shop.delete(orders, shop.receive(orders));
  return orders;
}

/** Of matchers that look back. */
export const happened: Failures = {
  'toHaveBeenSent shows what was sent, the nearest miss, and other queues': async (expect) => {
    const { orders, shop } = await ordersHandled();
    shop.queue('audit').send({ orderId: 3 });
    expect(orders).toHaveBeenSent({ orderId: 3 });
  },
  'toHaveBeenSent tells what is not to have been sent': async (expect) => {
    const { orders } = await ordersHandled();
    expect(orders).not.toHaveBeenSent({ orderId: 1 });
  },
  'toHaveBeenSent, where nothing was': (expect) => expect(openShop().sqs).toHaveBeenSent('order 1'),
  'toHaveBeenSent, not to a dead-letter queue': async (expect) => {
    const { deadLetters } = await orderDeadLettered();
    expect(deadLetters).toHaveBeenSent('order 42');
  },
  'toHaveBeenSent says that older events are no longer known': (expect) => {
    const orders = openShop({ journalEvents: 2 }).queue('orders');
    for (const body of ['alpha', 'beta', 'gamma']) orders.send(body);
    orders.purge();
    expect(orders).toHaveBeenSent('alpha');
  },

  'toHaveBeenSentTimes, of any message': async (expect) => {
    const { orders } = await ordersHandled();
    expect(orders).toHaveBeenSentTimes(3);
  },
  'toHaveBeenSentTimes marks those that match': async (expect) => {
    const { orders } = await ordersHandled();
    expect(orders).toHaveBeenSentTimes(2, { orderId: 1 });
  },
  'toHaveBeenSentTimes, not': async (expect) => {
    const { orders } = await ordersHandled();
    expect(orders).not.toHaveBeenSentTimes(1, { orderId: 1 });
  },

  'toHaveBeenSentInOrder tells what came before': (expect) => expect(threeSent()).toHaveBeenSentInOrder(['second', 'first']),
  'toHaveBeenSentInOrder tells what never came': (expect) =>
    expect(threeSent()).toHaveBeenSentInOrder(['first', message({ body: 'thirt' })]),
  'toHaveBeenSentInOrder tells what came only once': (expect) => expect(threeSent()).toHaveBeenSentInOrder(['first', 'first']),
  'toHaveBeenSentInOrder, not': (expect) => expect(threeSent()).not.toHaveBeenSentInOrder(['first', 'third']),
  'toHaveBeenSentInOrder, of nothing': (expect) => expect(threeSent()).toHaveBeenSentInOrder([]),

  'toHaveBeenLastSent shows the last one': async (expect) => {
    const { orders } = await ordersHandled();
    expect(orders).toHaveBeenLastSent({ orderId: 1 });
  },
  'toHaveBeenLastSent, not': (expect) => expect(threeSent()).not.toHaveBeenLastSent('third'),
  'toHaveBeenNthSent, of too few': async (expect) => {
    const { orders } = await ordersHandled();
    expect(orders).toHaveBeenNthSent(3, { orderId: 1 });
  },
  'toHaveBeenNthSent, not': async (expect) => {
    const { orders } = await ordersHandled();
    expect(orders).not.toHaveBeenNthSent(1, { orderId: 1 });
  },

  'toHaveDelivered tells that it was not': async (expect) => {
    const { orders } = await ordersHandled();
    expect(orders).toHaveDelivered({ orderId: 2 });
  },
  'toHaveDelivered, not': async (expect) => {
    const { orders } = await ordersHandled();
    expect(orders).not.toHaveDelivered({ orderId: 1 });
  },
  'toHaveDeliveredTimes counts redeliveries': async (expect) => {
    const { orders } = await ordersHandled();
    expect(orders).toHaveDeliveredTimes(1, { orderId: 1 });
  },
  'toHaveDeliveredTimes, not': async (expect) => {
    const { orders } = await ordersHandled();
    expect(orders).not.toHaveDeliveredTimes(2);
  },

  'toHaveDeleted tells that it was purged': async (expect) => {
    const { orders } = await ordersHandled();
    orders.purge();
    expect(orders).toHaveDeleted({ orderId: 2 });
  },
  'toHaveDeleted, not': async (expect) => {
    const { orders } = await ordersHandled();
    expect(orders).not.toHaveDeleted({ orderId: 1 });
  },

  'toHaveExtendedVisibility does not take a timeout that ends earlier': async (expect) => {
    const { orders, shop } = await ordersHandled();
    shop.changeVisibility(orders, shop.receive(orders), 10);
    expect(orders).toHaveExtendedVisibility({ orderId: 2 });
  },
  'toHaveExtendedVisibility, not': async (expect) => {
    const { orders } = await ordersHandled();
    expect(orders).not.toHaveExtendedVisibility({ orderId: 1 });
  },

  'toHaveDeadLettered is about the queue the message came from': async (expect) => {
    const { deadLetters } = await orderDeadLettered();
    expect(deadLetters).toHaveDeadLettered('order 42');
  },
  'toHaveDeadLettered tells that nothing was': async (expect) => {
    const { orders } = await orderDeadLettered();
    expect(orders).toHaveDeadLettered('order 43');
  },
  'toHaveDeadLettered, not, of a queue that takes dead letters alone': (expect) => {
    const { sqs, queue } = openShop();
    queue('orders', { deadLetterQueue: 'dead-letters' });
    queue('refunds', { deadLetterQueue: 'dead-letters' });
    expect(sqs.queue('dead-letters')).not.toHaveDeadLettered('order 42');
  },
  'toHaveDeadLettered, not': async (expect) => {
    const { orders } = await orderDeadLettered();
    expect(orders).not.toHaveDeadLettered('order 42');
  },

  'toHaveExpired tells what did': async (expect) => expect(await orderExpired()).toHaveExpired('order 43'),
  'toHaveExpired, not': async (expect) => expect(await orderExpired()).not.toHaveExpired('order 42'),

  'toHaveDeliveredInOrder looks at one group': (expect) => expect(twoGroups()).toHaveDeliveredInOrder('a', ['a2', 'a1']),
  'toHaveDeliveredInOrder, not': (expect) => expect(twoGroups()).not.toHaveDeliveredInOrder('a', ['a1', 'a2']),
  'toHaveDeduplicated tells what was': (expect) => expect(twoGroups()).toHaveDeduplicated('a1'),
  'toHaveDeduplicated, not': (expect) => expect(twoGroups()).not.toHaveDeduplicated('a2'),
};
