import { failureOf, openShop } from './shop';

describe('A queue view', () => {
  it('shows messages as they are now', async () => {
    const shop = openShop();
    const orders = shop.queue('orders', { VisibilityTimeout: 30 });
    const sentAt = shop.sqs.clock.now();
    const { messageId } = orders.send({ orderId: 42 }, { messageAttributes: { tenant: 'acme' } });
    orders.send('later', { delaySeconds: 10 });
    await shop.wait(1);
    shop.receive(orders);

    expect(orders.counts).toEqual({ visible: 0, inFlight: 1, delayed: 1 });
    expect(orders.inFlight).toEqual([
      {
        id: messageId,
        body: '{"orderId":42}',
        json: { orderId: 42 },
        attributes: { tenant: 'acme' },
        groupId: undefined,
        deduplicationId: undefined,
        sequenceNumber: undefined,
        state: 'inFlight',
        receiveCount: 1,
        sentAt,
        visibleAt: sentAt + 31_000,
        history: [expect.objectContaining({ kind: 'messageSent' }), expect.objectContaining({ kind: 'messageReceived' })],
      },
    ]);
    expect(orders.delayed).toMatchObject([{ body: 'later', json: undefined, state: 'delayed' }]);
    await shop.wait(30);
    expect(orders.visible.map(({ body }) => body)).toEqual(['{"orderId":42}', 'later']);
    expect(orders).toMatchObject({ name: 'orders', attributes: { VisibilityTimeout: '30' } });
  });

  it('sends as SendMessage does', () => {
    const orders = openShop().queue('orders.fifo');

    expect(() => orders.send('order 42')).toThrow('The request must contain the parameter MessageGroupId.');
    expect(() => orders.send(undefined)).toThrow('A message body must be a string or a value that JSON can hold, but is undefined.');
    expect(() => orders.send('x', { messageAttributes: { bad: true as never } })).toThrow(/^Message attribute "bad" must be/);
  });

  it('purges as often as asked', () => {
    const orders = openShop({ strict: true }).queue('orders');
    orders.send('order 42');

    orders.purge();
    orders.purge();

    expect(orders.messages).toEqual([]);
  });

  it('says when its queue was deleted, and shows the queue that takes its place', () => {
    const shop = openShop();
    const orders = shop.queue('orders');
    shop.sqs.clear();

    expect(failureOf(() => orders.messages)).toMatchInlineSnapshot(
      `"Queue "orders" (arn:aws:sqs:eu-west-1:123456789012:orders) does not exist: it was deleted after this view of it was made, or this sqs.run() began with other queues. Create it again, or drop the view."`,
    );
    shop.queue('orders');
    expect(orders.messages).toEqual([]);
  });
});

describe('sqs.queue()', () => {
  const shop = openShop({ queues: { orders: {}, 'orders-dlq': {}, audit: {} } });

  it('names the queues that are like the one that is not there', () => {
    expect(failureOf(() => shop.sqs.queue('ordres'))).toMatchInlineSnapshot(
      `"There is no queue "ordres". Did you mean orders? Create it with sqs.createQueue('ordres')."`,
    );
    expect(failureOf(() => shop.sqs.queue('customers'))).toMatchInlineSnapshot(
      `"There is no queue "customers". There are: orders, orders-dlq, audit. Create it with sqs.createQueue('customers')."`,
    );
  });

  it.each([undefined, null, '', 42, { QueueUrl: 'orders' }, shop.sqs.queue('orders'), Promise.resolve('orders'), () => 'orders'])(
    'takes a name, a URL or an ARN, but not %p',
    (value) => {
      const text = /^A queue is named by its name \('orders'\), its URL or its ARN, but not by (undefined|null|the|a) ?/;
      expect(() => shop.sqs.queue(value as string)).toThrow(text);
      expect(() => shop.sqs.createQueue(value as string)).toThrow(text);
    },
  );
});
