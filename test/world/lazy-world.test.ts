import { createSqsIn } from '../../src/world/sqs';
import { verifyNoHang } from '../../src/testing/assertions/verify-no-hang';

describe("A test file's SQS", () => {
  it('is not made by what goes on around tests that have nothing to do with it', () => {
    const { sqs, world } = createSqsIn({}, { keepAlive: false });

    sqs.listen();
    verifyNoHang(world.existing);
    sqs.reset();
    sqs.close();
    world.stop();

    expect(world.existing).toBeUndefined();
    sqs.createQueue('orders');
    expect(world.existing?.resolve('orders')).toBeDefined();
  });
});
