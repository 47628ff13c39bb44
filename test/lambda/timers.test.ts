import { setTimeout as sleep } from 'node:timers/promises';
import type { SQSEvent } from 'aws-lambda';
import { Activity } from '../../src/system/time/activity';
import { mapEventSource } from '../../src/lambda';
import { createSqs } from '../../src/world/sqs';
import { bodiesOf, recording, sendAll } from './world';

type FakeTimersConfig = Exclude<Parameters<typeof jest.useFakeTimers>[0], undefined>;

const FAKED: readonly FakeTimersConfig[] = [
  {},
  { doNotFake: ['setImmediate'] },
  { doNotFake: ['nextTick', 'queueMicrotask'] },
  { advanceTimers: true },
];

describe.each(FAKED)('A function whose test moves fake timers synchronously, with %j,', (options) => {
  const openFaked = () => {
    jest.useFakeTimers(options);
    return createSqs({ seed: 1, hangAfter: false });
  };
  afterEach(() => void jest.useRealTimers());

  it('gets what was delayed', async () => {
    const orders = openFaked().createQueue('orders');
    const { batches, handler } = recording();
    mapEventSource(orders, handler);
    orders.send('order 1', { delaySeconds: 5 });

    jest.advanceTimersByTime(5000);
    await Promise.resolve().then(() => expect(orders).toEventuallyBeDrained({ within: 1 }));

    expect(batches).toEqual([['order 1']]);
  });

  it('gets its batch at the end of its window', async () => {
    const sqs = openFaked();
    const orders = sqs.createQueue('orders');
    const { batches, handler } = recording();
    mapEventSource(orders, handler, { batchSize: 100, maximumBatchingWindowInSeconds: 20 });
    sendAll(orders, 2);
    await sqs.clock.advance(0);

    jest.advanceTimersByTime(20_000);
    await sqs.clock.advance(0);

    expect(batches).toEqual([['order 1', 'order 2']]);
  });

  it('gets again what it failed to handle', async () => {
    const sqs = openFaked();
    const orders = sqs.createQueue('orders', { VisibilityTimeout: 30 });
    const { batches, handler } = recording(() => {
      if (batches.length === 1) throw new Error('no database');
    });
    mapEventSource(orders, handler);
    orders.send('order 1');
    await sqs.clock.advance(0);

    jest.advanceTimersByTime(30_000);
    await sqs.clock.advance(0);

    expect(batches).toEqual([['order 1'], ['order 1']]);
  });

  it('is timed out', async () => {
    const sqs = openFaked();
    const orders = sqs.createQueue('orders');
    mapEventSource(orders, () => new Promise(() => {}));
    orders.send('order 1');
    await sqs.clock.advance(0);

    jest.advanceTimersByTime(3000);

    expect(sqs.journal.toText()).toContain('timed out');
  });

  it('goes on after a pause', async () => {
    const sqs = openFaked();
    const orders = sqs.createQueue('orders');
    const handled: string[] = [];
    mapEventSource(orders, async (event: SQSEvent) => {
      await new Promise((resolve) => setTimeout(resolve, 2000));
      handled.push(...bodiesOf(event));
    });
    orders.send('order 1');
    await sqs.clock.advance(0);

    jest.advanceTimersByTime(2000);
    await sqs.settle();

    expect(handled).toEqual(['order 1']);
  });
});

describe('A function in real time', () => {
  it('is waited for while it works without calling SQS', async () => {
    const sqs = createSqs({ seed: 1 });
    const orders = sqs.createQueue('orders');
    const { batches, handler } = recording(() => sleep(50));
    mapEventSource(orders, handler);

    sendAll(orders, 12);
    await sqs.settle();

    expect(batches.map(({ length }) => length)).toEqual([10, 2]);
    expect(orders).toBeEmpty();
  });

  it('that never answers is not waited for again and again', async () => {
    const sqs = createSqs({ seed: 1 });
    const orders = sqs.createQueue('orders', { VisibilityTimeout: 30 });
    mapEventSource(orders, () => new Promise(() => {}));
    orders.send('order 1');
    const within = jest.spyOn(Activity.prototype, 'within');

    await expect(sqs.settle()).rejects.toThrow('"order 1" was delivered 120 times and never deleted');

    const [first, ...others] = within.mock.calls.map(([milliseconds]) => milliseconds);
    expect(others.length).toBeGreaterThan(100);
    expect(others.reduce((sum, one) => sum + one)).toBeLessThan(first!);
    within.mockRestore();
  });
});
