import '../../src/testing/matchers/types/sqs-matchers-in-jest';
import { expect as jestExpect } from '@jest/globals';
import * as matchers from '../../src/testing/matchers';
import { message } from '../../src/testing/patterns/message';
import { useWorldOfFile } from '../../src/testing/world/current-world';
import { openShop } from './shop';

expect.extend(matchers);

describe('toHaveMessage', () => {
  it('finds a message in whatever state', () => {
    const shop = openShop();
    const orders = shop.queue('orders');
    orders.send('order 1');
    orders.send({ orderId: 2 }, { delaySeconds: 10 });
    shop.receive(orders);

    expect(orders).toHaveMessage('order 1');
    expect(orders).toHaveMessage({ orderId: 2 });
    expect(orders).toHaveMessage(/^order \d$/);
    expect(orders).toHaveMessage(expect.stringContaining('order'));
    expect(orders).toHaveMessage(expect.objectContaining({ orderId: expect.any(Number) }));
    expect(orders).toHaveMessage(message({ delaySeconds: 10, receiveCount: 0 }));
    expect(orders).not.toHaveMessage('order');
    expect(shop.sqs).toHaveMessage('order 1');
    jestExpect(orders).toHaveMessage('order 1');
  });

  it('looks into queues inside of other values', async () => {
    const orders = openShop().queue('orders');
    orders.send({ orderId: 1, lines: [{ sku: 'A' }] });

    expect({ orders }).toEqual({ orders: expect.toHaveMessage({ lines: [{ sku: expect.any(String) }] }) });
    jestExpect([orders]).toEqual([jestExpect.not.toHaveMessage('order 2')]);
    expect(() => expect({ orders }).toEqual({ orders: expect.toHaveMessage('order 2') })).toThrow('orders');
    await expect(Promise.resolve(orders)).resolves.toHaveMessage({ orderId: 1 });
    await expect(Promise.resolve(orders)).resolves.not.toBeEmpty();
    await jestExpect(Promise.reject(orders)).rejects.toReceiveMessage({ orderId: 1 });
  });
});

describe('toHaveVisibleMessage, toHaveMessageInFlight, toHaveDelayedMessage', () => {
  it('look at one state each', () => {
    const shop = openShop();
    const orders = shop.queue('orders');
    orders.send('first');
    shop.receive(orders);
    orders.send('second');
    orders.send('third', { delaySeconds: 5 });

    expect(orders).toHaveMessageInFlight('first');
    expect(orders).toHaveVisibleMessage('second');
    expect(orders).toHaveDelayedMessage('third');
    expect(orders).not.toHaveVisibleMessage('first');
    expect(orders).not.toHaveDelayedMessage('second');
    expect(orders).not.toHaveMessageInFlight('third');
  });
});

describe('toHaveMessageCount', () => {
  it('counts messages of all states', () => {
    const shop = openShop();
    const orders = shop.queue('orders');
    orders.send('first');
    orders.send('second', { delaySeconds: 90 });
    shop.receive(orders);

    expect(orders).toHaveMessageCount(2);
    expect(shop.sqs).toHaveMessageCount(expect.any(Number));
  });
});

describe('toBeEmpty', () => {
  it('holds for a queue without messages', () => {
    const shop = openShop();
    const orders = shop.queue('orders');

    expect(orders).toBeEmpty();
    orders.send('order 42');
    expect(orders).not.toBeEmpty();
  });

  it.each([[''], [[]], [{}], [new Map()], [new Set()]])('holds for %p as in jest-extended', (value) => {
    expect(value).toBeEmpty();
  });

  it('takes a text for a queue, and never for one that is not empty', () => {
    const shop = openShop();
    useWorldOfFile(() => shop.world);
    shop.queue('orders').send('order 42');

    expect('orders').not.toBeEmpty();
    expect(() => expect('oders').not.toBeEmpty()).toThrow('there is no queue "oders". Did you mean "orders"?');
    expect(() => expect('audit').not.toBeEmpty()).toThrow('there is no queue "audit". There are: orders.');
    useWorldOfFile(() => undefined);
    expect(() => expect('orders').not.toBeEmpty()).toThrow('this file has no world of its own');
  });

  it.each([[[0]], [{ a: 1 }], [new Map([[1, 2]])]])('does not hold for %p', (value) => {
    expect(value).not.toBeEmpty();
  });
});
