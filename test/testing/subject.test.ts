import '../../src/testing/runners/sqs-matchers-in-jest';
import { useWorldOfFile } from '../../src/testing/queues/current-world';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as matchers from '../../src/testing/matchers';
import { failureOf, openShop } from './shop';

expect.extend(matchers);
afterEach(() => useWorldOfFile(() => undefined));

describe('The subject of a matcher', () => {
  it('is a queue, or its name, URL or ARN', () => {
    const shop = openShop();
    useWorldOfFile(() => shop.world);
    const orders = shop.queue('orders');
    orders.send('order 42');

    for (const subject of [orders, orders.name, orders.url, orders.arn]) expect(subject).toHaveMessage('order 42');
    expect('orders').not.toBeEmpty();
  });

  it('must exist: near names are told', () => {
    const shop = openShop();
    useWorldOfFile(() => shop.world);

    expect(failureOf(() => expect('orders').toHaveMessage('x'))).toMatchInlineSnapshot(
      `"toHaveMessage: there is no queue "orders". There are no queues yet: create one with sqs.createQueue(name)."`,
    );
    for (const name of ['orders', 'orders-dlq', 'audit']) shop.queue(name);
    expect(failureOf(() => expect('oders').toHaveMessage('x'))).toMatchInlineSnapshot(
      `"toHaveMessage: there is no queue "oders". Did you mean "orders"?"`,
    );
    expect(failureOf(() => expect('https://sqs.eu-west-1.amazonaws.com/123456789012/Order').toHaveMessage('x'))).toMatchInlineSnapshot(
      `"toHaveMessage: there is no queue "https://sqs.eu-west-1.amazonaws.com/123456789012/Order". Did you mean "orders" or "orders-dlq"?"`,
    );
    expect(failureOf(() => expect('customers').not.toHaveMessage('x'))).toMatchInlineSnapshot(
      `"toHaveMessage: there is no queue "customers". There are: audit, orders, orders-dlq."`,
    );
  });

  it('needs a world to be a name', () => {
    expect(failureOf(() => expect('orders').toHaveMessage('x'))).toMatchInlineSnapshot(
      `"toHaveMessage: "orders" cannot be looked up, because this file has no world of its own. Import 'msw-sqs/jest' (or 'msw-sqs/vitest'), or pass a queue of your world: expect(sqs.queue('orders')).toHaveMessage(…)"`,
    );
  });

  it.each([
    ['undefined', undefined],
    ['a promise: await it first', Promise.resolve()],
    ['an SQSClient: pass the queue your client talks to', new SQSClient({})],
    ['an object with a QueueUrl: pass its QueueUrl', { QueueUrl: 'x' }],
    ['an array', []],
    ['the number 42', 42],
  ])('cannot be %s', (what, subject) => {
    expect(() => expect(subject).toHaveMessage('x')).toThrow(`toHaveMessage: the subject must be a queue or a world, but is ${what}.`);
  });

  it('shows the right calls', () => {
    expect(failureOf(() => expect(42).toHaveMessage('x'))).toMatchInlineSnapshot(`
     "toHaveMessage: the subject must be a queue or a world, but is the number 42. Write
       expect(sqs.queue('orders')).toHaveMessage(…)   a queue
       expect('orders').toHaveMessage(…)              a queue's name, URL or ARN
       expect(sqs).toHaveMessage(…)                   all queues"
    `);
  });
});
