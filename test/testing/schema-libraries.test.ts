import '../../src/testing/matchers/types/sqs-matchers-in-jest';
import { type } from 'arktype';
import * as v from 'valibot';
import { z } from 'zod';
import * as matchers from '../../src/testing/matchers';
import type { QueueView } from '../../src/testing/queues/queue-view';
import { message } from '../../src/testing/patterns/message';
import { failureOf, openShop } from './shop';

expect.extend(matchers);

interface Order {
  orderId: number;
  lines: { sku: string }[];
  placedAt: Date;
}

const zod = z.object({
  orderId: z.number(),
  lines: z.array(z.object({ sku: z.string() })),
  placedAt: z.iso.datetime().transform((text) => new Date(text)),
});
const valibot = v.object({
  orderId: v.number(),
  lines: v.array(v.object({ sku: v.string() })),
  placedAt: v.pipe(
    v.string(),
    v.isoTimestamp(),
    v.transform((text) => new Date(text)),
  ),
});
const arktype = type({ orderId: 'number', lines: type({ sku: 'string' }).array(), placedAt: 'string.date.iso.parse' });

const { sqs } = openShop();
/** What is inferred of each schema is an order, neither more nor less. */
const queues = {
  Zod: sqs.createQueue('zod', {}, { schema: zod }) satisfies QueueView<Order>,
  Valibot: sqs.createQueue('valibot', {}, { schema: valibot }) satisfies QueueView<Order>,
  ArkType: sqs.createQueue('arktype', {}, { schema: arktype }) satisfies QueueView<Order>,
};

describe.each(Object.entries(queues))('A queue with a schema of %s', (_, queue) => {
  afterEach(() => queue.purge());

  it('has messages of its type', () => {
    queue.send({ orderId: 42, lines: [{ sku: 'tea' }], placedAt: '2026-01-01T00:00:00.000Z' });

    const { orderId, lines, placedAt }: Order = queue.messages[0]!.json;
    expect([orderId + 1, lines[0]?.sku.length, placedAt.getUTCFullYear()]).toEqual([43, 3, 2026]);
    expect(queue).toHaveMessage({ orderId: 42, lines: [{ sku: expect.any(String) }], placedAt: new Date('2026-01-01') });
    expect(queue).toHaveBeenSent(message({ json: { placedAt: expect.any(Date) } }));
    expect(queue).not.toHaveMessage({ lines: [] });
    // @ts-expect-error: the id of an order is a number
    expect(queue).not.toHaveMessage({ orderId: '42' });
  });

  it('tells what does not fit, with the issues of the library', () => {
    queue.send({ orderId: '42', lines: [{ sku: 'tea' }, { sku: 7 }], placedAt: 'yesterday' });

    expect(failureOf(() => queue.messages[0]!.json)).toMatchSnapshot();
    expect(() => expect(queue).toHaveMessage({ orderId: 42 })).toThrow("does not fit the queue's schema");
    expect(queue).toHaveMessage(/yesterday/);
  });
});

it('A schema says what its messages are, and not just that they are something', () => {
  // @ts-expect-error: orders have no such member
  void (() => queues.Zod.messages[0]!.json.orderID);
  // @ts-expect-error: orders have no such member
  void (() => queues.Valibot.messages[0]!.json.orderID);
  // @ts-expect-error: orders have no such member
  void (() => queues.ArkType.messages[0]!.json.orderID);
  expect(() => queues.Zod.messages[0]!.json).toThrow(TypeError);
});
