import '../../src/testing/matchers/types/sqs-matchers-in-jest';
import { expect as jestExpect } from '@jest/globals';
import * as matchers from '../../src/testing/matchers';
import { message } from '../../src/testing/patterns/message';
import type { StandardSchema } from '../../src/testing/queues/standard-schema';
import { failureOf, openShop } from './shop';

expect.extend(matchers);

interface Order {
  readonly orderId: number;
  readonly items: readonly { readonly sku: string }[];
  readonly placedAt: Date;
}

/** By hand, in the form in which libraries such as Zod have it. */
const schema: StandardSchema<Order> = {
  '~standard': {
    version: 1,
    vendor: 'test',
    validate(value) {
      const { orderId, items = [], placedAt } = value as { orderId?: unknown; items?: { sku?: unknown }[]; placedAt?: unknown };
      const issues = [
        ...(typeof orderId === 'number' ? [] : [{ path: ['orderId'], message: 'expected a number' }]),
        ...items.flatMap(({ sku }, index) =>
          typeof sku === 'string' ? [] : [{ path: [{ key: 'items' }, index, 'sku'], message: 'expected a string' }],
        ),
        ...(typeof placedAt === 'string' ? [] : [{ message: 'when was it placed?' }]),
      ];
      return issues.length > 0 ? { issues } : { value: { ...(value as Order), placedAt: new Date(placedAt as string) } };
    },
  },
};
const ORDER = { orderId: 42, items: [{ sku: 'tea' }], placedAt: '2026-01-01T00:00:00.000Z' };

describe('A queue with a schema', () => {
  it('has messages of its type', () => {
    const { sqs } = openShop();
    const orders = sqs.createQueue('orders', {}, { schema });
    orders.send(ORDER);
    orders.send({ ...ORDER, orderId: 7 });

    const year: number = orders.messages[0]!.json.placedAt.getUTCFullYear();
    expect(year).toBe(2026);
    expect(sqs.queue<Order>('orders', { schema }).visible[1]!.json.orderId).toBe(7);
    expect(sqs.queue('orders').messages[0]!.json).toEqual(ORDER);
    expect(sqs.queue<Order>('orders').messages[0]!.json.orderId).toBe(42);
  });

  it('is matched by what the schema makes of bodies', async () => {
    const { sqs } = openShop();
    const orders = sqs.createQueue('orders', {}, { schema });
    orders.send(ORDER);
    const placedAt = new Date(ORDER.placedAt);

    expect(orders).toHaveMessage({ orderId: 42, items: [{ sku: 'tea' }], placedAt });
    expect(orders).toHaveBeenSentTimes(1, { placedAt: expect.any(Date) });
    expect(orders).toHaveBeenSentInOrder([{ orderId: 42 }]);
    expect(orders).toHaveMessage(message({ json: { placedAt } }));
    await expect(orders).toReceiveMessage({ placedAt });
    jestExpect(orders).not.toHaveMessage({ items: [] });
    // @ts-expect-error: the id of an order is a number
    expect(orders).not.toHaveMessage({ orderId: '42' });
    // @ts-expect-error: orders have no such member
    jestExpect(orders).not.toHaveMessage({ orderID: 42 });
    expect(failureOf(() => expect(orders).toHaveMessage({ placedAt: new Date(0) }))).toMatchInlineSnapshot(`
     "expect(queue).toHaveMessage(pattern)

     Expected "orders" to have a message with JSON body:
       {"placedAt": 1970-01-01T00:00:00.000Z}

     It has 1 message:
       {"orderId":42,"items":[{"sku":"tea"}],"placedAt":"2026-01-01T00:00:00.000Z"}  visible

     Nearest: {"orderId":42,"items":[{"sku":"tea"}],"placedAt":"2026-01-01T00:00:00.000Z"}
       json.placedAt: expected 1970-01-01T00:00:00.000Z, is 2026-01-01T00:00:00.000Z
       sent at 0 s"
    `);
  });

  it('tells what does not fit', () => {
    const { sqs } = openShop();
    const orders = sqs.createQueue('orders', {}, { schema });
    orders.send({ orderId: '42', items: [{}] });

    expect(failureOf(() => orders.messages[0]!.json)).toMatchInlineSnapshot(`
     "A message in "orders" does not fit the queue's schema:
       orderId: expected a number
       items[0].sku: expected a string
       when was it placed?
     Its body: {"orderId":"42","items":[{}]}"
    `);
    expect(failureOf(() => expect(orders).not.toHaveMessage({ orderId: 42 }))).toMatchInlineSnapshot(`
     "A message in "orders" does not fit the queue's schema:
       orderId: expected a number
       items[0].sku: expected a string
       when was it placed?
     Its body: {"orderId":"42","items":[{}]}"
    `);
    expect(orders).toHaveMessage(/42/);
    orders.purge();
    expect(failureOf(() => expect(orders).toHaveMessage({ orderId: 42 }))).toMatchInlineSnapshot(`
     "expect(queue).toHaveMessage(pattern)

     Expected "orders" to have a message with JSON body:
       {"orderId": 42}

     It has no messages.

     Nearest: {"orderId":"42","items":[{}]} (no longer there)
       json.orderId: expected 42, is "42"
       sent at 0 s, purged at 0 s"
    `);
    orders.send('order 42');
    expect(failureOf(() => orders.messages[0]!.json)).toMatchInlineSnapshot(`
     "A message in "orders" does not fit the queue's schema:
       the body is no JSON
     Its body: "order 42""
    `);
  });

  it('needs a schema that answers at once', () => {
    const { sqs } = openShop();
    const slow: StandardSchema = { '~standard': { version: 1, vendor: 'slow', validate: (value) => Promise.resolve({ value }) } };
    const orders = sqs.createQueue('orders', {}, { schema: slow });
    orders.send({});

    expect(failureOf(() => orders.messages[0]!.json)).toMatchInlineSnapshot(
      `"The schema of queue "orders" answers with a promise, and reading a message cannot wait for it: give a synchronous one."`,
    );
    expect(failureOf(() => sqs.queue('orders', { schema: {} as never }))).toMatchInlineSnapshot(
      `"sqs.queue: schema must be a Standard Schema: one of Zod 3.24, Valibot 1, ArkType 2 or later, as in { schema: OrderSchema }, but is an empty object."`,
    );
  });
});
