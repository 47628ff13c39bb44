import '../../src/testing/runners/sqs-matchers-in-jest';
import * as matchers from '../../src/testing/matchers';
import { message } from '../../src/testing/patterns/message';
import { failureOf, openShop, type Shop } from './shop';
import type { QueueView } from '../../src/testing/queues/queue-view';

expect.extend(matchers);

/** Two orders; the first is delivered twice and deleted. */
async function ordersHandled(): Promise<{ shop: Shop; orders: QueueView }> {
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

describe('toHaveBeenSent', () => {
  it('remembers what is gone', async () => {
    const { orders, shop } = await ordersHandled();

    expect(orders).toHaveBeenSent({ orderId: 1 });
    expect(shop.sqs).toHaveBeenSent({ orderId: 2 });
    expect(orders).not.toHaveBeenSent({ orderId: 3 });
  });

  it('shows what was sent, the nearest miss, and other queues', async () => {
    const { orders, shop } = await ordersHandled();
    shop.queue('audit').send({ orderId: 3 });

    expect(failureOf(() => expect(orders).toHaveBeenSent({ orderId: 3 }))).toMatchInlineSnapshot(`
     "expect(queue).toHaveBeenSent(pattern)

     Expected "orders" to have been sent a message with JSON body:
       {"orderId": 3}

     What was sent (2):
       0 s    {"orderId":1}
       +35 s  {"orderId":2}

     Nearest: {"orderId":2}
       json.orderId: expected 3, is 2
       sent at 0 s

     Elsewhere:
       "audit" has {"orderId":3}  visible"
    `);
    expect(failureOf(() => expect(orders).not.toHaveBeenSent({ orderId: 1 }))).toMatchInlineSnapshot(`
     "expect(queue).not.toHaveBeenSent(pattern)

     Expected "orders" not to have been sent a message with JSON body:
       {"orderId": 1}

     It happened once:
       {"orderId":1}
         sent at 0 s, delivered at +1 s, visible again at +31 s, delivered at +32 s (2nd time), visibility timeout changed at +35 s to end at +1 min 35 s, deleted at +35 s"
    `);
    expect(failureOf(() => expect(openShop().sqs).toHaveBeenSent('order 1'))).toMatchInlineSnapshot(`
     "expect(queue).toHaveBeenSent(pattern)

     Expected the queues to have been sent a message with body:
       "order 1"

     Nothing was sent."
    `);
  });

  it('says that older events are no longer known', () => {
    const shop = openShop({ journalEvents: 2 });
    const orders = shop.queue('orders');
    for (const body of ['alpha', 'beta', 'gamma']) orders.send(body);
    orders.purge();

    expect(failureOf(() => expect(orders).toHaveBeenSent('alpha'))).toMatchInlineSnapshot(`
     "expect(queue).toHaveBeenSent(pattern)

     Expected "orders" to have been sent a message with body:
       "alpha"

     What was sent (1):
       0 s  "gamma"

     The journal keeps the newest 2 events; 3 older ones were dropped."
    `);
  });
});

describe('toHaveBeenSentTimes', () => {
  it('counts sendings', async () => {
    const { orders } = await ordersHandled();

    expect(orders).toHaveBeenSentTimes(2);
    expect(orders).toHaveBeenSentTimes(1, { orderId: 2 });
    expect(orders).toHaveBeenSentTimes(0, { orderId: 3 });
    expect(failureOf(() => expect(orders).toHaveBeenSentTimes(3))).toMatchInlineSnapshot(`
     "expect(queue).toHaveBeenSentTimes(times)

     Expected "orders" to have been sent a message 3 times.

     What was sent (2):
       0 s    {"orderId":1}
       +35 s  {"orderId":2}"
    `);
    expect(failureOf(() => expect(orders).toHaveBeenSentTimes(2, { orderId: 1 }))).toMatchInlineSnapshot(`
     "expect(queue).toHaveBeenSentTimes(times, pattern)

     Expected "orders" to have been sent a message 2 times with JSON body:
       {"orderId": 1}

     What was sent (2; 1 matches):
       → 0 s    {"orderId":1}
         +35 s  {"orderId":2}"
    `);
    expect(failureOf(() => expect(orders).not.toHaveBeenSentTimes(1, { orderId: 1 }))).toMatchInlineSnapshot(`
     "expect(queue).not.toHaveBeenSentTimes(times, pattern)

     Expected "orders" not to have been sent a message 1 time with JSON body:
       {"orderId": 1}

     What was sent (2; 1 matches):
       → 0 s    {"orderId":1}
         +35 s  {"orderId":2}"
    `);
    expect(failureOf(() => expect(orders).toHaveBeenSentTimes(1, undefined))).toMatchInlineSnapshot(`
     "toHaveBeenSentTimes: a message pattern cannot be undefined (nothing was passed, or a variable is empty). Write
       'order 42'                        the exact body
       { orderId: 42 }                   JSON in the body, partial
       expect.stringContaining('42')     an asymmetric matcher, for the body or its JSON
       /order \\d+/                       a body that matches
       message({ messageGroupId: 'g' })  other fields of the message; from 'msw-sqs/matchers'"
    `);
    expect(failureOf(() => expect(orders).toHaveBeenSentTimes(1.5))).toMatchInlineSnapshot(
      `"toHaveBeenSentTimes: the first argument must be a whole number of at least 0, but is 1.5. Write expect(queue).toHaveBeenSentTimes(2, pattern)."`,
    );
  });
});

describe('toHaveBeenSentInOrder', () => {
  it('allows others in between', () => {
    const shop = openShop();
    const orders = shop.queue('orders');
    for (const body of ['first', 'second', 'third']) orders.send(body);

    expect(orders).toHaveBeenSentInOrder(['first', 'third']);
    expect(orders).not.toHaveBeenSentInOrder(['third', 'first']);
    expect(failureOf(() => expect(orders).toHaveBeenSentInOrder(['second', 'first']))).toMatchInlineSnapshot(`
     "expect(queue).toHaveBeenSentInOrder(patterns)

     Expected "orders" to have been sent messages in this order:
       1. "second"
       2. "first"

     What was sent (3; 1 matches):
         0 s  "first"
       → 0 s  "second"
         0 s  "third"

     Number 2, "first", is missing after number 1.
     It came before: 0 s  "first"  sent"
    `);
    expect(failureOf(() => expect(orders).toHaveBeenSentInOrder(['first', message({ body: 'thirt' })]))).toMatchInlineSnapshot(`
     "expect(queue).toHaveBeenSentInOrder(patterns)

     Expected "orders" to have been sent messages in this order:
       1. "first"
       2. message({"body": "thirt"})

     What was sent (3; 1 matches):
       → 0 s  "first"
         0 s  "second"
         0 s  "third"

     Number 2, message({"body": "thirt"}), is missing after number 1.

     Nearest: "third"
       body: expected "thirt", is "third"
       sent at 0 s"
    `);
    expect(failureOf(() => expect(orders).toHaveBeenSentInOrder(['first', 'first']))).toMatchInlineSnapshot(`
     "expect(queue).toHaveBeenSentInOrder(patterns)

     Expected "orders" to have been sent messages in this order:
       1. "first"
       2. "first"

     What was sent (3; 1 matches):
       → 0 s  "first"
         0 s  "second"
         0 s  "third"

     Number 2, "first", is missing after number 1.
     It came once, and counts for an earlier number."
    `);
    expect(failureOf(() => expect(orders).not.toHaveBeenSentInOrder(['first', 'third']))).toMatchInlineSnapshot(`
     "expect(queue).not.toHaveBeenSentInOrder(patterns)

     Expected "orders" not to have been sent messages in this order:
       1. "first"
       2. "third"

     What was sent (3; 2 match):
       → 0 s  "first"
         0 s  "second"
       → 0 s  "third""
    `);
    expect(failureOf(() => expect(orders).toHaveBeenSentInOrder([]))).toMatchInlineSnapshot(
      `"toHaveBeenSentInOrder: the messages must be an array of at least one pattern, but are an empty array. Write expect(queue).toHaveBeenSentInOrder(['first', 'second'])."`,
    );
  });
});

describe('toHaveBeenLastSent, toHaveBeenNthSent', () => {
  it('look at one sending', async () => {
    const { orders } = await ordersHandled();

    expect(orders).toHaveBeenLastSent({ orderId: 2 });
    expect(orders).toHaveBeenNthSent(1, { orderId: 1 });
    expect(failureOf(() => expect(orders).toHaveBeenLastSent({ orderId: 1 }))).toMatchInlineSnapshot(`
     "expect(queue).toHaveBeenLastSent(pattern)

     Expected "orders" to have been sent, as last, a message with JSON body:
       {"orderId": 1}

     The last one: {"orderId":2}
       json.orderId: expected 1, is 2
       sent at 0 s

     What was sent (2; 1 matches):
       → 0 s    {"orderId":1}
         +35 s  {"orderId":2}"
    `);
    expect(failureOf(() => expect(orders).toHaveBeenNthSent(3, { orderId: 1 }))).toMatchInlineSnapshot(`
     "expect(queue).toHaveBeenNthSent(n, pattern)

     Expected "orders" to have been sent, as 3rd, a message with JSON body:
       {"orderId": 1}

     There is no 3rd one.

     What was sent (2; 1 matches):
       → 0 s    {"orderId":1}
         +35 s  {"orderId":2}"
    `);
    expect(failureOf(() => expect(orders).not.toHaveBeenNthSent(1, { orderId: 1 }))).toMatchInlineSnapshot(`
     "expect(queue).not.toHaveBeenNthSent(n, pattern)

     Expected "orders" not to have been sent, as 1st, a message with JSON body:
       {"orderId": 1}

     The 1st one: {"orderId":1}
       sent at 0 s, delivered at +1 s, visible again at +31 s, delivered at +32 s (2nd time), visibility timeout changed at +35 s to end at +1 min 35 s, deleted at +35 s

     What was sent (2; 1 matches):
       → 0 s    {"orderId":1}
         +35 s  {"orderId":2}"
    `);
    expect(failureOf(() => expect(orders).toHaveBeenNthSent(0, 'x'))).toMatchInlineSnapshot(
      `"toHaveBeenNthSent: the first argument must be a whole number of at least 1, but is 0. Write expect(queue).toHaveBeenNthSent(2, pattern)."`,
    );
  });
});

describe('toHaveDelivered, toHaveDeliveredTimes', () => {
  it('count each redelivery', async () => {
    const { orders } = await ordersHandled();

    expect(orders).toHaveDelivered({ orderId: 1 });
    expect(orders).toHaveDelivered(message({ json: { orderId: 1 }, receiveCount: 2 }));
    expect(orders).toHaveDeliveredTimes(2);
    expect(orders).toHaveDeliveredTimes(2, { orderId: 1 });
    expect(failureOf(() => expect(orders).toHaveDelivered({ orderId: 2 }))).toMatchInlineSnapshot(`
     "expect(queue).toHaveDelivered(pattern)

     Expected "orders" to have delivered a message with JSON body:
       {"orderId": 2}

     What was delivered (2):
       +1 s   {"orderId":1}
       +32 s  {"orderId":1}  delivered (2nd time)

     One matches: {"orderId":2}
       but was not delivered
       sent at 0 s"
    `);
    expect(failureOf(() => expect(orders).not.toHaveDelivered({ orderId: 1 }))).toMatchInlineSnapshot(`
     "expect(queue).not.toHaveDelivered(pattern)

     Expected "orders" not to have delivered a message with JSON body:
       {"orderId": 1}

     It happened 2 times:
       {"orderId":1}
         sent at 0 s, delivered at +1 s, visible again at +31 s, delivered at +32 s (2nd time), visibility timeout changed at +35 s to end at +1 min 35 s, deleted at +35 s"
    `);
    expect(failureOf(() => expect(orders).toHaveDeliveredTimes(1, { orderId: 1 }))).toMatchInlineSnapshot(`
     "expect(queue).toHaveDeliveredTimes(times, pattern)

     Expected "orders" to have delivered a message 1 time with JSON body:
       {"orderId": 1}

     What was delivered (2; 2 match):
       → +1 s   {"orderId":1}
       → +32 s  {"orderId":1}  delivered (2nd time)"
    `);
  });
});

describe('toHaveDeleted', () => {
  it('is about consumers', async () => {
    const { orders } = await ordersHandled();
    orders.purge();

    expect(orders).toHaveDeleted({ orderId: 1 });
    expect(failureOf(() => expect(orders).toHaveDeleted({ orderId: 2 }))).toMatchInlineSnapshot(`
     "expect(queue).toHaveDeleted(pattern)

     Expected "orders" to have deleted a message with JSON body:
       {"orderId": 2}

     What was deleted (1):
       +35 s  {"orderId":1}

     One matches: {"orderId":2}
       but was not deleted
       sent at 0 s, purged at 0 s"
    `);
    expect(failureOf(() => expect(orders).not.toHaveDeleted({ orderId: 1 }))).toMatchInlineSnapshot(`
     "expect(queue).not.toHaveDeleted(pattern)

     Expected "orders" not to have deleted a message with JSON body:
       {"orderId": 1}

     It happened once:
       {"orderId":1}
         sent at 0 s, delivered at +1 s, visible again at +31 s, delivered at +32 s (2nd time), visibility timeout changed at +35 s to end at +1 min 35 s, deleted at +35 s"
    `);
  });
});

describe('toHaveExtendedVisibility', () => {
  it('takes only what ends the timeout later', async () => {
    const { orders, shop } = await ordersHandled();

    expect(orders).toHaveExtendedVisibility({ orderId: 1 });
    const receiptHandle = shop.receive(orders);
    shop.changeVisibility(orders, receiptHandle, 10);
    expect(orders).not.toHaveExtendedVisibility({ orderId: 2 });
    expect(failureOf(() => expect(orders).toHaveExtendedVisibility({ orderId: 2 }))).toMatchInlineSnapshot(`
     "expect(queue).toHaveExtendedVisibility(pattern)

     Expected "orders" to have extended the visibility timeout of a message with JSON body:
       {"orderId": 2}

     What had its visibility timeout extended (1):
       +35 s  {"orderId":1}  visibility timeout changed to end at +1 min 35 s

     One matches: {"orderId":2}
       but did not have its visibility timeout extended
       sent at 0 s, delivered at 0 s, visibility timeout changed at 0 s to end at +10 s"
    `);
  });
});

describe('toHaveDeadLettered', () => {
  it('is about the queue the message came from', async () => {
    const shop = openShop();
    const orders = shop.queue('orders', { deadLetterQueue: 'orders-dlq', maxReceiveCount: 1 });
    const deadLetters = shop.sqs.queue('orders-dlq');
    orders.send('order 42');
    shop.receive(orders);
    await shop.wait(31);
    shop.receive(orders);

    expect(orders).toHaveDeadLettered('order 42');
    expect(deadLetters).toHaveVisibleMessage('order 42');
    expect(failureOf(() => expect(deadLetters).toHaveDeadLettered('order 42'))).toMatchInlineSnapshot(`
     "expect(queue).toHaveDeadLettered(pattern)

     Expected "orders-dlq" to have dead-lettered a message with body:
       "order 42"

     Nothing was dead-lettered.

     One matches: "order 42"
       but was not dead-lettered by this queue
       sent at 0 s, delivered at 0 s, visible again at +30 s, moved at +31 s to dead-letter queue "orders-dlq""
    `);
    expect(failureOf(() => expect(deadLetters).toHaveBeenSent('order 42'))).toMatchInlineSnapshot(`
     "expect(queue).toHaveBeenSent(pattern)

     Expected "orders-dlq" to have been sent a message with body:
       "order 42"

     Nothing was sent.

     One matches: "order 42"
       but was not sent to this queue
       sent at 0 s, delivered at 0 s, visible again at +30 s, moved at +31 s to dead-letter queue "orders-dlq""
    `);
    expect(failureOf(() => expect(orders).not.toHaveDeadLettered('order 42'))).toMatchInlineSnapshot(`
     "expect(queue).not.toHaveDeadLettered(pattern)

     Expected "orders" not to have dead-lettered a message with body:
       "order 42"

     It happened once:
       "order 42"
         sent at 0 s, delivered at 0 s, visible again at +30 s, moved at +31 s to dead-letter queue "orders-dlq""
    `);
  });
});

describe('toHaveExpired', () => {
  it('knows of an expiry that nobody has looked at yet', async () => {
    const shop = openShop();
    const orders = shop.queue('orders', { MessageRetentionPeriod: 60 });
    orders.send('order 42');
    await shop.wait(30);
    orders.send('order 43');
    await shop.wait(31);

    expect(orders).toHaveExpired('order 42');
    expect(failureOf(() => expect(orders).toHaveExpired('order 43'))).toMatchInlineSnapshot(`
     "expect(queue).toHaveExpired(pattern)

     Expected "orders" to have expired a message with body:
       "order 43"

     What expired (1):
       +1 min  "order 42"

     One matches: "order 43"
       but did not expire
       sent at 0 s"
    `);
  });
});

describe('FIFO: toHaveDeliveredInOrder, toHaveDeduplicated', () => {
  it('look at one group, and at what was sent again', () => {
    const shop = openShop();
    const orders = shop.queue('orders.fifo');
    const send = (body: string, messageGroupId: string): unknown => orders.send(body, { messageGroupId, messageDeduplicationId: body });
    send('a1', 'a');
    send('b1', 'b');
    send('a2', 'a');
    send('a2', 'a');
    for (let n = 0; n < 3; n++) shop.delete(orders, shop.receive(orders));

    expect(orders).toHaveDeliveredInOrder('a', ['a1', 'a2']);
    expect(orders).toHaveDeduplicated('a2');
    expect(failureOf(() => expect(orders).toHaveDeliveredInOrder('a', ['a2', 'a1']))).toMatchInlineSnapshot(`
     "expect(queue).toHaveDeliveredInOrder('group', patterns)

     Expected "orders.fifo" to have delivered messages of group "a" in this order:
       1. "a2"
       2. "a1"

     What was delivered (2; 1 matches):
         0 s  "a1"
       → 0 s  "a2"

     Number 2, "a1", is missing after number 1.
     It came before: 0 s  "a1"  delivered"
    `);
    expect(failureOf(() => expect(orders).toHaveDeduplicated('a1'))).toMatchInlineSnapshot(`
     "expect(queue).toHaveDeduplicated(pattern)

     Expected "orders.fifo" to have deduplicated a message with body:
       "a1"

     What was deduplicated (1):
       0 s  "a2"  sent again and suppressed as a duplicate

     One matches: "a1"
       but was not sent again within its deduplication interval
       sent at 0 s, delivered at 0 s, deleted at 0 s"
    `);
    expect(failureOf(() => expect(orders).not.toHaveDeduplicated('a2'))).toMatchInlineSnapshot(`
     "expect(queue).not.toHaveDeduplicated(pattern)

     Expected "orders.fifo" not to have deduplicated a message with body:
       "a2"

     It happened once:
       "a2"
         sent at 0 s, sent again at 0 s and suppressed as a duplicate, delivered at 0 s, deleted at 0 s"
    `);
  });
});
