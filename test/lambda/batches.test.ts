import type { SQSEvent } from 'aws-lambda';
import { mapEventSource } from '../../src/lambda';
import { bodiesOf, failing, openWorld, recording, sendAll } from './world';

describe('A batch', () => {
  it('is what a queue has, up to ten messages, and is deleted when the function has handled it', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders');
    const { batches, handler } = recording();
    mapEventSource(orders, handler);

    sendAll(orders, 25);
    await sqs.settle();

    expect(batches.map(({ length }) => length)).toEqual([10, 10, 5]);
    expect(batches.flat().sort()).toEqual(Array.from({ length: 25 }, (_, n) => `order ${n + 1}`).sort());
    expect(orders).toBeEmpty();
  });

  it('has the size that is asked for', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders');
    const { batches, handler } = recording();
    mapEventSource(orders, handler, { batchSize: 2 });

    sendAll(orders, 5);
    await sqs.settle();

    expect(batches.map(({ length }) => length)).toEqual([2, 2, 1]);
  });

  it('takes what was in the queue before it was mapped', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders');
    orders.send('order 1', { delaySeconds: 60 });
    orders.send('order 2');
    const { batches, handler } = recording();
    mapEventSource(orders, handler);

    await sqs.clock.advance('1s');
    expect(batches).toEqual([['order 2']]);

    await sqs.clock.advance('60s');
    expect(batches).toEqual([['order 2'], ['order 1']]);
  });

  it('is gathered until its window is over', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders');
    const { batches, handler } = recording();
    mapEventSource(orders, handler, { batchSize: 100, maximumBatchingWindowInSeconds: 5 });

    sendAll(orders, 12);
    await sqs.clock.advance('3s');
    orders.send('one more');
    await sqs.clock.advance('1.9s');
    expect(batches).toEqual([]);

    await sqs.clock.advance('0.1s');
    expect(batches.map(({ length }) => length)).toEqual([13]);
  });

  it('is handed over before its window is over when it is full', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders');
    const { batches, handler } = recording();
    mapEventSource(orders, handler, { batchSize: 20, maximumBatchingWindowInSeconds: 300 });

    sendAll(orders, 25);
    await sqs.clock.advance(0);
    expect(batches.map(({ length }) => length)).toEqual([20]);

    await sqs.clock.advance('300s');
    expect(batches.map(({ length }) => length)).toEqual([20, 5]);
  });

  it('may hold 10,000 messages', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders');
    const { batches, handler } = recording();
    mapEventSource(orders, handler, { batchSize: 10_000, maximumBatchingWindowInSeconds: 60 });

    sendAll(orders, 10_000);
    await sqs.clock.advance(0);

    expect(batches.map(({ length }) => length)).toEqual([10_000]);
  });

  it('is no larger than 6 MB as an event', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders');
    const sizes: number[] = [];
    mapEventSource(orders, async (event: SQSEvent) => void sizes.push(JSON.stringify(event).length), {
      batchSize: 100,
      maximumBatchingWindowInSeconds: 10,
    });

    for (let n = 0; n < 8; n++) orders.send(String(n).repeat(1_000_000));
    await sqs.settle();

    expect(sizes.map((size) => Math.floor(size / 1_000_000))).toEqual([6, 2]);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(6 * 1024 * 1024);
  });

  it('comes back as a whole when the function throws, once its visibility timeout is over', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders', { VisibilityTimeout: 30 });
    const { batches, handler } = recording(() => {
      if (batches.length === 1) throw new Error('no database');
    });
    mapEventSource(orders, handler);

    sendAll(orders, 2);
    await sqs.clock.advance('29s');
    expect(batches).toEqual([['order 1', 'order 2']]);
    expect(orders.counts).toEqual({ visible: 0, inFlight: 2, delayed: 0 });

    await sqs.clock.advance('1s');
    expect(batches).toHaveLength(2);
    expect(orders).toBeEmpty();
  });

  it('goes to the dead-letter queue when it has failed too often', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders', { VisibilityTimeout: 30, deadLetterQueue: 'orders-dlq', maxReceiveCount: 3 });
    const { batches, handler } = recording(() => Promise.reject(new Error('no database')));
    mapEventSource(orders, handler);

    orders.send('order 1');
    await sqs.settle();

    expect(batches).toHaveLength(3);
    expect(orders).toHaveDeadLettered('order 1');
    expect(sqs.clock.now() - sqs.queue('orders-dlq').messages[0]!.sentAt).toBe(90_000);
  });

  it('keeps the messages that the function reports, and no others', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders', { VisibilityTimeout: 30 });
    const { batches, handler } = recording((event) => (batches.length === 1 ? failing(event, 'order 2') : undefined));
    mapEventSource(orders, handler, { reportBatchItemFailures: true });

    sendAll(orders, 3);
    await sqs.clock.advance('1s');
    expect(orders.inFlight.map(({ body }) => body)).toEqual(['order 2']);

    await sqs.settle();
    expect(batches[1]).toEqual(['order 2']);
    expect(orders).toBeEmpty();
  });

  it('is deleted whatever the function answers, unless failures are to be reported', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders');
    const { batches, handler } = recording((event) => failing(event, 'order 1'));
    mapEventSource(orders, handler);

    sendAll(orders, 2);
    await sqs.settle();

    expect(batches).toHaveLength(1);
  });

  it.each<readonly [what: string, answer: (event: SQSEvent) => unknown]>([
    ['nothing', () => undefined],
    ['null', () => null],
    ['an empty object', () => ({})],
    ['an empty list', () => ({ batchItemFailures: [] })],
    ['null for a list', () => ({ batchItemFailures: null })],
    ['an object of another kind', () => ({ statusCode: 200 })],
  ])('is handled as a whole when the function answers %s', async (_, answer) => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders');
    mapEventSource(orders, async (event: SQSEvent) => answer(event), { reportBatchItemFailures: true });

    sendAll(orders, 3);
    await sqs.clock.advance('1s');

    expect(orders).toBeEmpty();
  });

  const circular: Record<string, unknown> = {};
  circular['self'] = circular;

  it.each<readonly [what: string, answer: (event: SQSEvent) => unknown]>([
    ['an empty identifier', () => ({ batchItemFailures: [{ itemIdentifier: '' }] })],
    ['null for an identifier', () => ({ batchItemFailures: [{ itemIdentifier: null }] })],
    ['an identifier under another key', ({ Records }) => ({ batchItemFailures: [{ messageId: Records[0]!.messageId }] })],
    ['an identifier of no message of the batch', () => ({ batchItemFailures: [{ itemIdentifier: 'unknown' }] })],
    [
      'one of its messages and one that is not',
      ({ Records }) => ({
        batchItemFailures: [{ itemIdentifier: Records[0]!.messageId }, { itemIdentifier: 'unknown' }],
      }),
    ],
    ['an identifier alone', ({ Records }) => ({ batchItemFailures: [Records[0]!.messageId] })],
    ['a null among the failures', () => ({ batchItemFailures: [null] })],
    ['no list', () => ({ batchItemFailures: 'order 1' })],
    ['text', () => 'not JSON'],
    ['a number', () => 42],
    ['a list', () => []],
    ['what JSON cannot hold', () => circular],
    ['a BigInt', () => ({ batchItemFailures: [], total: 1n })],
  ])('fails as a whole when the function answers %s', async (_, answer) => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders');
    mapEventSource(orders, async (event: SQSEvent) => answer(event), { reportBatchItemFailures: true });

    sendAll(orders, 3);
    await sqs.clock.advance('1s');

    expect(orders.counts).toEqual({ visible: 0, inFlight: 3, delayed: 0 });
  });

  it('fails when the function takes longer than its time-out', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders', { VisibilityTimeout: 30 });
    const remaining: number[] = [];
    mapEventSource(
      orders,
      (event, context) => {
        remaining.push(context.getRemainingTimeInMillis());
        void bodiesOf(event);
        return new Promise((resolve) => setTimeout(resolve, 0)).then(() => new Promise(() => {}));
      },
      { timeout: 10 },
    );

    orders.send('order 1');
    await sqs.clock.advance('10s');

    expect(remaining).toEqual([10_000]);
    expect(orders).toHaveMessageInFlight('order 1');
    expect(sqs.journal.toText()).toContain('function "function" timed out');
  });
});
