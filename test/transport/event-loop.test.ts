import { createSqs } from '../../src/world/sqs';
import { letsOthersRun } from '../matrix/event-loop';

describe('SQS by node:https', () => {
  const sqs = createSqs();
  const orders = sqs.createQueue('orders');
  beforeAll(() => sqs.listen());
  afterAll(() => sqs.close());

  letsOthersRun(() => orders, it);
});

describe('SQS on a virtual clock', () => {
  const sqs = createSqs({ clock: 'virtual' });
  const orders = sqs.createQueue('orders');
  beforeAll(() => sqs.listen());
  afterAll(() => sqs.close());

  letsOthersRun(() => orders, it);
});

describe('SQS in sqs.run()', () => {
  const sqs = createSqs();
  sqs.createQueue('orders');
  beforeAll(() => sqs.listen());
  afterAll(() => sqs.close());
  const inRun = (body: () => Promise<void>): Promise<void> => sqs.run(() => body());

  letsOthersRun(
    () => sqs.queue('orders'),
    (title, body) => test(`in a world of its own, ${title}`, () => inRun(body)),
  );
});

describe('SQS by fetch', () => {
  const sqs = createSqs();
  const orders = sqs.createQueue('orders');
  beforeAll(() => sqs.listen());
  afterAll(() => sqs.close());

  it('lets a timer fire beside a chain of calls', async () => {
    let fired = false;
    setTimeout(() => (fired = true), 0);

    let calls = 0;
    for (; !fired && calls < 1000; calls++) await fetch(`${new URL(orders.url).origin}/?Action=ListQueues&Version=2012-11-05`);

    expect(calls).toBeLessThan(1000);
  });
});
