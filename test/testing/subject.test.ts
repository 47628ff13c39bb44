import '../../src/testing/matchers/types/sqs-matchers-in-jest';
import { useWorldOfFile } from '../../src/testing/world/current-world';
import * as matchers from '../../src/testing/matchers';
import { openShop } from './shop';

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
});
