import '../../src/testing/matchers/types/sqs-matchers-in-jest';
import * as matchers from '../../src/testing/matchers';
import { message } from '../../src/testing/patterns/message';
import { orderDeadLettered, orderExpired, ordersHandled, twoGroups } from './failures/happened';
import { openShop } from './shop';

expect.extend(matchers);

describe('toHaveBeenSent', () => {
  it('remembers what is gone', async () => {
    const { orders, shop } = await ordersHandled();

    expect(orders).toHaveBeenSent({ orderId: 1 });
    expect(shop.sqs).toHaveBeenSent({ orderId: 2 });
    expect(orders).not.toHaveBeenSent({ orderId: 3 });
  });
});

describe('toHaveBeenSentTimes', () => {
  it('counts sendings', async () => {
    const { orders } = await ordersHandled();

    expect(orders).toHaveBeenSentTimes(2);
    expect(orders).toHaveBeenSentTimes(1, { orderId: 2 });
    expect(orders).toHaveBeenSentTimes(0, { orderId: 3 });
  });
});

describe('toHaveBeenSentInOrder', () => {
  it('allows others in between', () => {
    const shop = openShop();
    const orders = shop.queue('orders');
    for (const body of ['first', 'second', 'third']) orders.send(body);

    expect(orders).toHaveBeenSentInOrder(['first', 'third']);
    expect(orders).not.toHaveBeenSentInOrder(['third', 'first']);
  });
});

describe('toHaveBeenLastSent, toHaveBeenNthSent', () => {
  it('look at one sending', async () => {
    const { orders } = await ordersHandled();

    expect(orders).toHaveBeenLastSent({ orderId: 2 });
    expect(orders).toHaveBeenNthSent(1, { orderId: 1 });
  });
});

describe('toHaveDelivered, toHaveDeliveredTimes', () => {
  it('count each redelivery', async () => {
    const { orders } = await ordersHandled();

    expect(orders).toHaveDelivered({ orderId: 1 });
    expect(orders).toHaveDelivered(message({ json: { orderId: 1 }, receiveCount: 2 }));
    expect(orders).toHaveDeliveredTimes(2);
    expect(orders).toHaveDeliveredTimes(2, { orderId: 1 });
  });
});

describe('toHaveDeleted', () => {
  it('is about consumers', async () => {
    const { orders } = await ordersHandled();
    orders.purge();

    expect(orders).toHaveDeleted({ orderId: 1 });
    expect(orders).not.toHaveDeleted({ orderId: 2 });
  });
});

describe('toHaveExtendedVisibility', () => {
  it('takes only what ends the timeout later', async () => {
    const { orders, shop } = await ordersHandled();

    expect(orders).toHaveExtendedVisibility({ orderId: 1 });
    const receiptHandle = shop.receive(orders);
    shop.changeVisibility(orders, receiptHandle, 10);
    expect(orders).not.toHaveExtendedVisibility({ orderId: 2 });
  });
});

describe('toHaveDeadLettered', () => {
  it('is about the queue the message came from', async () => {
    const { orders, deadLetters } = await orderDeadLettered();

    expect(orders).toHaveDeadLettered('order 42');
    expect(deadLetters).toHaveVisibleMessage('order 42');
    expect(deadLetters).not.toHaveDeadLettered('order 42');
    expect(deadLetters).not.toHaveBeenSent('order 42');
  });
});

describe('toHaveExpired', () => {
  it('knows of an expiry that nobody has looked at yet', async () => {
    const orders = await orderExpired();

    expect(orders).toHaveExpired('order 42');
    expect(orders).not.toHaveExpired('order 43');
  });
});

describe('FIFO: toHaveDeliveredInOrder, toHaveDeduplicated', () => {
  it('look at one group, and at what was sent again', () => {
    const orders = twoGroups();

    expect(orders).toHaveDeliveredInOrder('a', ['a1', 'a2']);
    expect(orders).toHaveDeduplicated('a2');
    expect(orders).not.toHaveDeduplicated('a1');
  });
});
