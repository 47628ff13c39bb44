import { createSqsIn } from '../../src/world/sqs';
import { verifyNoHang } from '../../src/testing/assertions/verify-no-hang';

describe("A test file's SQS", () => {
  it('is not made by what goes on around tests that have nothing to do with it', () => {
    const { sqs, made, stop } = createSqsIn({}, { keepAlive: false });

    sqs.listen();
    verifyNoHang(made());
    sqs.reset();
    sqs.close();
    stop();

    expect(made()).toBeUndefined();
    sqs.createQueue('orders');
    expect(made()?.resolve('orders')).toBeDefined();
  });
});
