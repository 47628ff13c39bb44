import '../../src/testing/matchers/types/sqs-matchers-in-jest';
import { DeleteQueueCommand } from '@aws-sdk/client-sqs';
import * as matchers from '../../src/testing/matchers';
import { message } from '../../src/testing/patterns/message';
import { orderDeadLettered, orderExpired, ordersHandled, twoGroups } from './failures/happened';
import type { QueueView } from '../../src/testing/queues/queue-view';
import { clientOf, openShop } from './shop';

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
  it('leave out a receive whose answer was lost, though the next one has the same handle', () => {
    const shop = openShop();
    const orders = shop.queue('orders');
    const queue = shop.world.find(orders.arn)!;
    const request = { maxMessages: 1 };
    orders.send({ orderId: 1 });

    queue.takeBack(queue.receive(request, shop.sqs.clock.now()), request, shop.sqs.clock.now());
    shop.receive(orders);

    expect(orders).toHaveDeliveredTimes(1);
  });

  it('count each redelivery', async () => {
    const { orders } = await ordersHandled();

    expect(orders).toHaveDelivered({ orderId: 1 });
    expect(orders).toHaveDelivered(message({ json: { orderId: 1 }, receiveCount: 2 }));
    expect(orders).toHaveBeenSent(message({ json: { orderId: 1 }, receiveCount: 0 }));
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
    expect(() => expect(deadLetters).not.toHaveDeadLettered('order 42')).toThrow("Ask the queue that messages come from: expect('orders')");
    expect(deadLetters).not.toHaveBeenSent('order 42');
    expect(openShop().queue('audit')).not.toHaveDeadLettered('order 42');
  });

  it('may be asked of a dead-letter queue that dead-letters itself', () => {
    const shop = openShop();
    shop.queue('orders', { deadLetterQueue: 'orders-dlq' });
    const attributes = { RedrivePolicy: { deadLetterTargetArn: shop.queue('last').arn, maxReceiveCount: 1 } };
    const middle = shop.queue('middle', attributes);
    shop.queue('refunds', { deadLetterQueue: middle.arn });

    expect(middle).not.toHaveDeadLettered('order 42');
  });
});

describe('Where older events are not known', () => {
  function threeSent(journalEvents: number): QueueView {
    const orders = openShop({ journalEvents, queues: { audit: {} } }).queue('orders');
    for (const body of ['order 1', 'order 2', 'order 3']) orders.send(body);
    return orders;
  }
  const told = /3 older ones were dropped \(options journalEvents, journalBytes\)/;

  it('verdicts hold that nothing older could change', () => {
    const orders = threeSent(2);

    expect(orders).toHaveBeenSent('order 3');
    expect(orders).toHaveBeenLastSent('order 3');
    expect(orders).not.toHaveBeenLastSent('order 2');
    expect(orders).toHaveBeenSentInOrder(['order 2', 'order 3']);
    expect(orders).not.toHaveBeenSentTimes(1);
    expect(orders).toHaveMessageCount(3);
    expect(orders).not.toHaveMessage('order 4');
  });

  it('any other is an error that names the option', () => {
    const orders = threeSent(2);

    expect(() => expect(orders).not.toHaveBeenSent('order 4')).toThrow(told);
    expect(() => expect(orders).toHaveBeenSent('order 1')).toThrow(told);
    expect(() => expect(orders).toHaveBeenSentTimes(2)).toThrow(told);
    expect(() => expect(orders).toHaveBeenSentTimes(0, 'order 4')).toThrow(told);
    expect(() => expect(orders).toHaveBeenNthSent(1, 'order 2')).toThrow(told);
    expect(() => expect(orders).not.toHaveBeenNthSent(1, 'order 1')).toThrow(told);
    expect(() => expect(orders).not.toHaveDeleted('order 1')).toThrow(told);
    expect(() => expect({ orders }).toEqual({ orders: expect.not.toHaveBeenSent('order 4') })).toThrow(told);
  });

  it('a visibility timeout is not extended that is not known', () => {
    const shop = openShop({ journalEvents: 1 });
    const orders = shop.queue('orders', { VisibilityTimeout: 30 });
    orders.send('order 42');
    shop.changeVisibility(orders, shop.receive(orders), 10);

    expect(() => expect(orders).toHaveExtendedVisibility('order 42')).toThrow('3 older ones were dropped');
  });
});

describe('A whole world', () => {
  it('remembers what was sent to a queue that was deleted', async () => {
    const { sqs } = openShop();
    const orders = sqs.createQueue('orders');
    orders.send('order 42');
    sqs.listen();
    await clientOf().send(new DeleteQueueCommand({ QueueUrl: orders.url }));
    sqs.close();

    expect(sqs).toHaveBeenSent('order 42');
    expect(() => expect(sqs).not.toHaveBeenSent('order 42')).toThrow('It happened once');
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
