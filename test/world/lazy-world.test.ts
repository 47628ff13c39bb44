import { settle } from '../../src/testing/settling/settle';
import { createSqsIn } from '../../src/world/sqs';
import { verifyNoHang } from '../../src/testing/assertions/verify-no-hang';

describe("A test file's SQS", () => {
  it('is not made by what goes on around tests that have nothing to do with it', () => {
    const { sqs, world } = createSqsIn({});

    sqs.listen();
    verifyNoHang(world.existing);
    sqs.reset();
    sqs.close();
    world.stop();

    expect(world.existing).toBeUndefined();
    sqs.createQueue('orders');
    expect(world.existing?.resolve('orders')).toBeDefined();
  });

  it('begins others that take nobody to work in real time, and settle without waiting for it', async () => {
    const { world } = createSqsIn({ clock: 'virtual' });
    const inner = world.fork({ queues: { orders: {} } }, { patienceMs: 0 }).open();
    inner.testQueues.find('orders').send('order 42');
    const waits = jest.spyOn(inner.activity, 'within');

    await expect(settle(inner)).rejects.toThrow('Nobody receives from "orders"');

    expect(waits).not.toHaveBeenCalled();
  });
});
