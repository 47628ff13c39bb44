import { expect } from 'vitest';
import { sqs } from 'msw-sqs/vitest';

const orders = sqs.createQueue('orders', { VisibilityTimeout: 30 });

expect(orders).toHaveMessage('order 42');
expect(orders).not.toHaveMessageInFlight({ orderId: 42 });
// @ts-expect-error: there is no such matcher
expect(orders).toHaveMesage('order 42');
