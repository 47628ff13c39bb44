/// <reference types="msw-sqs/jest" />
expect('orders').toHaveMessage({ orderId: 42 });
// @ts-expect-error: there is no such matcher
expect('orders').toHaveMesage('order 42');
