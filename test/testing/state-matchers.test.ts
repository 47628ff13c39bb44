import '../../src/testing/runners/sqs-matchers-in-jest';
import { expect as jestExpect } from '@jest/globals';
import * as matchers from '../../src/testing/matchers';
import { message } from '../../src/testing/patterns/message';
import { failureOf, openShop } from './shop';

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
    expect({ orders }).toEqual({ orders: (expect as unknown as { toHaveMessage(pattern: unknown): unknown }).toHaveMessage('order 1') });
  });

  it('shows what is there and the nearest miss', async () => {
    const shop = openShop();
    const orders = shop.queue('orders', { VisibilityTimeout: 30 });
    orders.send({ orderId: 7, customer: { name: 'Ada' } });
    orders.send({ orderId: 42, customer: { name: 'Ben' } });
    orders.send('a text', { delaySeconds: 60 });
    await shop.wait(1);
    shop.receive(orders);
    await shop.wait(2);

    expect(failureOf(() => expect(orders).toHaveMessage({ orderId: 42, customer: { name: 'Bob' } }))).toMatchInlineSnapshot(`
     "expect(queue).toHaveMessage(pattern)

     Expected "orders" to have a message with JSON body:
       {"orderId": 42, "customer": {"name": "Bob"}}

     It has 3 messages:
       {"orderId":7,"customer":{"name":"Ada"}}   in flight for 28 s more, received 1×
       {"orderId":42,"customer":{"name":"Ben"}}  visible
       "a text"                                  delayed for 57 s more

     Nearest: {"orderId":42,"customer":{"name":"Ben"}}
       json.customer.name: expected "Bob", is "Ben"
       sent at 0 s"
    `);
  });

  it('tells the life of a message that is gone', async () => {
    const shop = openShop();
    const orders = shop.queue('orders');
    orders.send({ orderId: 42 });
    await shop.wait(1);
    const receiptHandle = shop.receive(orders);
    await shop.wait(2);
    shop.delete(orders, receiptHandle);

    expect(failureOf(() => expect(orders).toHaveMessage({ orderId: 42 }))).toMatchInlineSnapshot(`
     "expect(queue).toHaveMessage(pattern)

     Expected "orders" to have a message with JSON body:
       {"orderId": 42}

     It has no messages.

     One matches: {"orderId":42}
       but is no longer there
       sent at 0 s, delivered at +1 s, deleted at +3 s"
    `);
  });

  it('tells when all were purged', async () => {
    const shop = openShop();
    const orders = shop.queue('orders');
    orders.send('order 42');
    await shop.wait(5);
    orders.purge();

    expect(failureOf(() => expect(orders).toHaveMessage('order 42'))).toMatchInlineSnapshot(`
     "expect(queue).toHaveMessage(pattern)

     Expected "orders" to have a message with body:
       "order 42"

     It has no messages.

     One matches: "order 42"
       but is no longer there
       sent at 0 s, purged at +5 s"
    `);
  });

  it('finds the message in its dead-letter queue', async () => {
    const shop = openShop();
    const orders = shop.queue('orders', { deadLetterQueue: 'orders-dlq', maxReceiveCount: 1 });
    orders.send('order 42');
    shop.receive(orders);
    await shop.wait(31);
    shop.receive(orders);

    expect(failureOf(() => expect(orders).toHaveMessage('order 42'))).toMatchInlineSnapshot(`
     "expect(queue).toHaveMessage(pattern)

     Expected "orders" to have a message with body:
       "order 42"

     It has no messages.

     One matches: "order 42"
       but is no longer there
       sent at 0 s, delivered at 0 s, visible again at +30 s, moved at +31 s to dead-letter queue "orders-dlq"

     Elsewhere:
       "orders-dlq" has "order 42"  visible, received 1×"
    `);
  });

  it('shows fields, and messages of all queues of a world', () => {
    const shop = openShop();
    const pattern = message({ json: { orderId: 1 }, messageGroupId: 'g2', messageAttributes: { tenant: 'acme', retries: 2 } });
    const orders = shop.queue('orders.fifo');
    const messageAttributes = { tenant: 'other', retries: 2 };
    orders.send({ orderId: 1 }, { messageGroupId: 'g1', messageDeduplicationId: 'd', messageAttributes });
    shop.queue('audit').send('started');

    expect(failureOf(() => expect(shop.sqs).toHaveMessage(pattern))).toMatchInlineSnapshot(`
     "expect(queue).toHaveMessage(pattern)

     Expected the queues to have a message with:
       json: {"orderId": 1}
       messageGroupId: "g2"
       messageAttributes: {"tenant": "acme", "retries": 2}

     They have 2 messages:
       orders.fifo: {"orderId":1}  visible
       audit: "started"            visible

     Nearest: {"orderId":1}
       messageGroupId: expected "g2", is "g1"
       messageAttributes.tenant: expected "acme", is "other"
       sent at 0 s"
    `);
  });

  it('shortens long bodies and lists, and shows where long texts part', () => {
    const shop = openShop();
    const orders = shop.queue('orders');
    for (let n = 1; n <= 14; n++) orders.send(`order ${n}\n${'x'.repeat(300)}${n}`);

    expect(failureOf(() => expect(orders).toHaveMessage(`order 3\n${'x'.repeat(300)}4`))).toMatchInlineSnapshot(`
     "expect(queue).toHaveMessage(pattern)

     Expected "orders" to have a message with body:
       "order 3\\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… (311 characters)

     It has 14 messages:
       "order 1\\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… (312 characters)  visible
       "order 2\\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… (312 characters)  visible
       "order 3\\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… (312 characters)  visible
       "order 4\\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… (312 characters)  visible
       "order 5\\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… (312 characters)  visible
       "order 6\\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… (312 characters)  visible
       "order 7\\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… (312 characters)  visible
       "order 8\\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… (312 characters)  visible
       "order 9\\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… (312 characters)  visible
       "order 10\\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… (314 characters)  visible
       and 4 more

     Nearest: "order 3\\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… (312 characters)
       body: from character 309 expected "…xxxxxxxxxxxxxxxxxxxx4…", is "…xxxxxxxxxxxxxxxxxxxx3…"
       sent at 0 s"
    `);
  });

  it('explains an object that was meant as message fields', () => {
    const shop = openShop();
    const orders = shop.queue('orders');
    orders.send('order 42');

    expect(failureOf(() => expect(orders).toHaveMessage({ MessageBody: 'order 42' }))).toMatchInlineSnapshot(`
     "expect(queue).toHaveMessage(pattern)

     Expected "orders" to have a message with JSON body:
       {"MessageBody": "order 42"}

     It has 1 message:
       "order 42"  visible

     A plain object is compared with the JSON in the body. For the fields of the message write message({ body: … })."
    `);
  });

  it('tells the lives of messages that should not be there', async () => {
    const shop = openShop();
    const orders = shop.queue('orders');
    orders.send('order 42', { delaySeconds: 5 });
    orders.send('order 7');
    await shop.wait(6);
    shop.receive(orders);
    await shop.wait(31);

    expect(failureOf(() => expect(orders).not.toHaveMessage(/42/))).toMatchInlineSnapshot(`
     "expect(queue).not.toHaveMessage(pattern)

     Expected "orders" not to have a message with body matching:
       /42/

     It has 1 such message:
       "order 42"  visible, received 1×
         sent at 0 s with a delay of 5 s, delivered at +6 s, visible again at +36 s"
    `);
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

  it('tell when the message is in another state, and since when', async () => {
    const shop = openShop();
    const orders = shop.queue('orders');
    orders.send('order 42');
    await shop.wait(1);
    shop.receive(orders);
    await shop.wait(31);

    expect(failureOf(() => expect(orders).toHaveMessageInFlight('order 42'))).toMatchInlineSnapshot(`
     "expect(queue).toHaveMessageInFlight(pattern)

     Expected "orders" to have a message in flight with body:
       "order 42"

     It has 1 message:
       "order 42"  visible, received 1×

     One matches: "order 42"
       but is visible
       sent at 0 s, delivered at +1 s, visible again at +31 s"
    `);
    shop.receive(orders);
    expect(failureOf(() => expect(orders).toHaveVisibleMessage('order 42'))).toMatchInlineSnapshot(`
     "expect(queue).toHaveVisibleMessage(pattern)

     Expected "orders" to have a visible message with body:
       "order 42"

     It has 1 message:
       "order 42"  in flight for 30 s more, received 2×

     One matches: "order 42"
       but is in flight
       sent at 0 s, delivered at +1 s, visible again at +31 s, delivered at +32 s (2nd time)"
    `);
    expect(failureOf(() => expect(orders).toHaveDelayedMessage('order 43'))).toMatchInlineSnapshot(`
     "expect(queue).toHaveDelayedMessage(pattern)

     Expected "orders" to have a delayed message with body:
       "order 43"

     It has 1 message:
       "order 42"  in flight for 30 s more, received 2×

     Nearest: "order 42"
       body: expected "order 43", is "order 42"
       sent at 0 s, delivered at +1 s, visible again at +31 s, delivered at +32 s (2nd time)"
    `);
    expect(failureOf(() => expect(orders).not.toHaveMessageInFlight('order 42'))).toMatchInlineSnapshot(`
     "expect(queue).not.toHaveMessageInFlight(pattern)

     Expected "orders" not to have a message in flight with body:
       "order 42"

     It has 1 such message:
       "order 42"  in flight for 30 s more, received 2×
         sent at 0 s, delivered at +1 s, visible again at +31 s, delivered at +32 s (2nd time)"
    `);
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
    expect(failureOf(() => expect(orders).toHaveMessageCount(1))).toMatchInlineSnapshot(`
     "expect(queue).toHaveMessageCount(count)

     Expected "orders" to have 1 message.

     It has 2 messages:
       "first"   in flight for 30 s more, received 1×
       "second"  delayed for 1 min 30 s more"
    `);
    expect(failureOf(() => expect(orders).not.toHaveMessageCount(2))).toMatchInlineSnapshot(`
     "expect(queue).not.toHaveMessageCount(count)

     Expected "orders" not to have 2 messages.

     It has 2 messages:
       "first"   in flight for 30 s more, received 1×
       "second"  delayed for 1 min 30 s more"
    `);
    expect(failureOf(() => expect(orders).toHaveMessageCount(-1))).toMatchInlineSnapshot(
      `"toHaveMessageCount: the count must be a whole number of at least 0, but is -1. Write expect(queue).toHaveMessageCount(2)."`,
    );
  });
});

describe('toBeEmpty', () => {
  it('holds for a queue without messages', () => {
    const shop = openShop();
    const orders = shop.queue('orders');

    expect(orders).toBeEmpty();
    expect(failureOf(() => expect(orders).not.toBeEmpty())).toMatchInlineSnapshot(`
     "expect(queue).not.toBeEmpty()

     Expected "orders" not to be empty.

     It has no messages."
    `);
    orders.send('order 42');
    expect(orders).not.toBeEmpty();
    expect(failureOf(() => expect(shop.sqs).toBeEmpty())).toMatchInlineSnapshot(`
     "expect(queue).toBeEmpty()

     Expected the queues to be empty.

     They have 1 message:
       orders: "order 42"  visible"
    `);
  });

  it.each([[''], [[]], [{}], [new Map()], [new Set()]])('holds for %p as in jest-extended', (value) => {
    expect(value).toBeEmpty();
  });

  it.each([['text'], [[0]], [{ a: 1 }], [new Map([[1, 2]])]])('does not hold for %p', (value) => {
    expect(value).not.toBeEmpty();
  });

  it('shows other values that are not empty', () => {
    expect(failureOf(() => expect([1, 2]).toBeEmpty())).toMatchInlineSnapshot(`
     "expect(received).toBeEmpty()

     Expected [1, 2] to be empty."
    `);
    expect(failureOf(() => expect('orders').toBeEmpty())).toMatchInlineSnapshot(`
     "expect(received).toBeEmpty()

     Expected "orders" to be empty.
     (There is no queue of that name, so it is taken as a text.)"
    `);
    expect(failureOf(() => expect(5).toBeEmpty())).toMatchInlineSnapshot(`
     "toBeEmpty: the subject must be a queue or a world, but is the number 5. Write
       expect(sqs.queue('orders')).toBeEmpty(…)   a queue
       expect('orders').toBeEmpty(…)              a queue's name, URL or ARN
       expect(sqs).toBeEmpty(…)                   all queues"
    `);
  });
});
