import { strict as assert } from 'node:assert';
import type { expect as jestExpect } from '@jest/globals';
import type { Sqs } from 'msw-sqs';

/** Jest's, global or imported, or Vitest's, which is alike. */
export type Expect = typeof jestExpect;

/** The matchers in all their uses. */
export function matchersWork(expect: Expect, sqs: Sqs): void {
  const orders = sqs.createQueue('orders', { VisibilityTimeout: 30 });
  orders.send({ orderId: 42 });

  expect(orders).toHaveVisibleMessage({ orderId: 42 });
  expect('orders').toHaveBeenSentTimes(1, { orderId: expect.any(Number) });
  expect(orders).not.toHaveMessage({ orderId: 43 });
  expect(orders).not.toBeEmpty();
  const asymmetric = expect as unknown as Record<'toHaveMessage', (pattern: unknown) => unknown>;
  expect({ queue: orders }).toEqual({ queue: asymmetric.toHaveMessage({ orderId: 42 }) });
  assert.throws(() => expect({ queue: orders }).toEqual({ queue: asymmetric.toHaveMessage({ orderId: 43 }) }));

  assert.throws(() => expect(orders).toHaveVisibleMessage({ orderId: 43 }), /Nearest: \{"orderId":42\}/);
  assert.throws(() => expect(orders).not.toHaveMessage({ orderId: 42 }), /toHaveMessage/);
}
