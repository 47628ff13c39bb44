expect('orders').toHaveMessage({ orderId: 42 });
export const drained: Promise<void> = expect('orders').toEventuallyBeDrained({ within: '5m' });
// @ts-expect-error: there is no such matcher
expect('orders').toHaveMesage('order 42');
