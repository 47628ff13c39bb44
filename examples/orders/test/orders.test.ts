import type { Consumer } from 'sqs-consumer';
import { sqs } from 'msw-sqs/jest';
import { takeAuditEntries } from '../src/audit-trail';
import { config } from '../src/config';
import type { Order } from '../src/order';
import { createOrderConsumer } from '../src/order-consumer';
import { placeOrder } from '../src/place-order';

const orders = sqs.createQueue(config.ordersQueueUrl, { VisibilityTimeout: 30, deadLetterQueue: 'orders-dlq', maxReceiveCount: 3 });
const deadOrders = sqs.queue('orders-dlq');
const audit = sqs.createQueue(config.auditQueueUrl, { ContentBasedDeduplication: true });

const fulfil = jest.fn<Promise<void>, [Order]>();
const log = { error: jest.fn() };
let consumer: Consumer;

beforeEach(() => {
  fulfil.mockReset().mockResolvedValue();
  log.error.mockReset();
  consumer = createOrderConsumer({ fulfil, log });
  consumer.start();
});

afterEach(() => consumer.stop({ abort: true }));

const order = (orderId: number, customerId = 'ada'): Order => ({ orderId, customerId, items: [{ sku: 'TEA', quantity: 1 }] });

describe('An order', () => {
  it('is deleted when it has been fulfilled', async () => {
    await placeOrder(order(42));
    await sqs.clock.advance('1s');

    expect(fulfil).toHaveBeenCalledWith(order(42));
    expect(orders).toHaveDeleted({ orderId: 42 });
    expect(orders).toBeEmpty();
  });

  it('comes back after 30 seconds when it fails', async () => {
    fulfil.mockRejectedValueOnce(new Error('out of tea'));

    await placeOrder(order(42));
    await sqs.clock.advance('29s');
    expect(orders).toHaveMessageInFlight({ orderId: 42 });
    expect(log.error).toHaveBeenCalledWith(expect.stringContaining('out of tea'));

    await sqs.clock.advance('1s');
    expect(orders).toHaveDeliveredTimes(2, { orderId: 42 });
    expect(orders).toBeEmpty();
  });

  it('waits for the next consumer when this one stops', async () => {
    fulfil.mockRejectedValueOnce(new Error('out of tea'));

    await placeOrder(order(42));
    await sqs.clock.advance('1s');
    consumer.stop({ abort: true });
    await sqs.clock.advance('30s');

    expect(orders).toHaveVisibleMessage({ orderId: 42 });
  });

  it('is in the dead-letter queue after three receives', async () => {
    fulfil.mockRejectedValue(new Error('no such tea'));

    await placeOrder(order(42));
    await sqs.clock.advance('89s');
    expect(deadOrders).toBeEmpty();

    await sqs.clock.advance('1s');
    expect(fulfil).toHaveBeenCalledTimes(3);
    expect(orders).toHaveDeadLettered({ orderId: 42 });
    expect(deadOrders).toHaveVisibleMessage({ orderId: 42 });
  });

  it('does not hold up the others when it fails', async () => {
    fulfil.mockImplementation(async ({ orderId }) => {
      if (orderId === 13) throw new Error('bad luck');
    });

    await Promise.all([12, 13, 14].map((orderId) => placeOrder(order(orderId))));
    await sqs.clock.advance('1s');

    expect(orders).toHaveMessageCount(1);
    expect(orders).toHaveMessageInFlight({ orderId: 13 });
  });

  it('is not fulfilled while the customer may still change their mind', async () => {
    await placeOrder(order(42), { delaySeconds: 300 });
    await sqs.clock.advance('4m 59s');
    expect(orders).toHaveDelayedMessage({ orderId: 42 });
    expect(fulfil).not.toHaveBeenCalled();

    await sqs.clock.advance('1s');
    expect(fulfil).toHaveBeenCalledTimes(1);
    expect(orders).toBeEmpty();
  });

  it('that cannot be read goes to the dead-letter queue, too', async () => {
    orders.send('{"orderId":"forty-two"}');
    await sqs.clock.advance('2m');

    expect(fulfil).not.toHaveBeenCalled();
    expect(deadOrders).toHaveMessage({ orderId: 'forty-two' });
  });
});

describe('The audit trail', () => {
  it('tells the story of each customer in order', async () => {
    await placeOrder(order(1, 'ada'));
    await placeOrder(order(2, 'bob'));
    await placeOrder(order(3, 'ada'));
    await sqs.clock.advance('1s');
    await takeAuditEntries();

    expect(audit).toHaveDeliveredInOrder('ada', [
      { orderId: 1, event: 'placed' },
      { orderId: 1, event: 'fulfilled' },
      { orderId: 3, event: 'fulfilled' },
    ]);
    expect(audit).toHaveDeliveredInOrder('bob', [
      { orderId: 2, event: 'placed' },
      { orderId: 2, event: 'fulfilled' },
    ]);
    expect(audit).toBeEmpty();
  });

  it('has each failure once, however often the order fails', async () => {
    fulfil.mockRejectedValue(new Error('no such tea'));

    await placeOrder(order(42));
    await sqs.clock.advance('2m');

    expect(audit).toHaveDeduplicated({ orderId: 42, event: 'failed' });
    expect(audit).toHaveBeenSentTimes(1, { orderId: 42, event: 'failed' });
  });

  it('has an order that fails again the next day once more', async () => {
    fulfil.mockRejectedValueOnce(new Error('closed')).mockRejectedValueOnce(new Error('still closed'));

    await placeOrder(order(42));
    await sqs.clock.advance('1s');
    consumer.stop({ abort: true });
    await sqs.clock.advance('24h');
    consumer.start();
    await sqs.clock.advance('1s');

    expect(audit).toHaveBeenSentTimes(2, { orderId: 42, event: 'failed' });
  });
});
