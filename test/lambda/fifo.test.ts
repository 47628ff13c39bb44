import type { SQSEvent } from 'aws-lambda';
import { mapEventSource } from '../../src/lambda';
import { bodiesOf, failing, openWorld, recording } from './world';

const fifo = { FifoQueue: true, ContentBasedDeduplication: true, VisibilityTimeout: 30 } as const;

describe('A FIFO queue that is mapped to a function', () => {
  it('hands over a message group in order, and no more of it while a batch of it is under way', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders.fifo', fifo);
    const finish: (() => void)[] = [];
    const batches: string[][] = [];
    mapEventSource(
      orders,
      (event: SQSEvent) => {
        batches.push(bodiesOf(event));
        return new Promise<void>((resolve) => finish.push(resolve));
      },
      { batchSize: 1, timeout: 30 },
    );
    for (const [body, messageGroupId] of [
      ['a1', 'a'],
      ['a2', 'a'],
      ['b1', 'b'],
      ['b2', 'b'],
    ] as const)
      orders.send(body, { messageGroupId });

    await sqs.clock.advance(0);
    expect(batches).toEqual([['a1'], ['b1']]);

    finish[0]!();
    await sqs.clock.advance(0);
    expect(batches).toEqual([['a1'], ['b1'], ['a2']]);
  });

  it('hands over several groups in one batch, each in its order', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders.fifo', fifo);
    const { batches, handler } = recording();
    mapEventSource(orders, handler);
    for (const [body, messageGroupId] of [
      ['a1', 'a'],
      ['b1', 'b'],
      ['a2', 'a'],
    ] as const)
      orders.send(body, { messageGroupId });

    await sqs.settle();

    expect(batches).toHaveLength(1);
    expect(batches[0]!.filter((body) => body.startsWith('a'))).toEqual(['a1', 'a2']);
  });

  it('keeps the order of a group when the function stops at the first failure and reports all from there', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders.fifo', fifo);
    const handled: string[] = [];
    const { batches, handler } = recording((event) => {
      if (batches.length > 1) return void handled.push(...bodiesOf(event));
      handled.push('a1');
      return failing(event, 'a2', 'a3');
    });
    mapEventSource(orders, handler, { reportBatchItemFailures: true });
    for (const body of ['a1', 'a2', 'a3']) orders.send(body, { messageGroupId: 'a' });
    await sqs.clock.advance('1s');
    orders.send('a4', { messageGroupId: 'a' });
    await sqs.clock.advance('28s');
    expect(batches).toHaveLength(1);

    await sqs.settle();
    expect(handled).toEqual(['a1', 'a2', 'a3', 'a4']);
    expect(orders).toHaveDeliveredInOrder('a', ['a1', 'a2', 'a3', 'a2', 'a3', 'a4']);
  });

  it('hands over other groups while one waits for its first message to come back, and then that group in order', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders.fifo', fifo);
    const { batches, handler } = recording(() => {
      if (batches.length === 1) throw new Error('no database');
    });
    mapEventSource(orders, handler, { batchSize: 1 });
    for (const body of ['a1', 'a2', 'b1', 'b2']) orders.send(body, { messageGroupId: body[0]! });

    // Nobody works in real time here.
    await sqs.settle({ patience: '1h' });

    expect(batches.flat()).toEqual(['a1', 'b1', 'b2', 'a1', 'a2']);
  });

  it('shows group, deduplication and sequence number in the records', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders.fifo', { FifoQueue: true });
    const events: SQSEvent[] = [];
    mapEventSource(orders, async (event) => void events.push(event));

    const { sequenceNumber } = orders.send('a1', { messageGroupId: 'a', messageDeduplicationId: 'once' });
    await sqs.settle();

    expect(events[0]!.Records[0]!.attributes).toMatchObject({
      MessageGroupId: 'a',
      MessageDeduplicationId: 'once',
      SequenceNumber: sequenceNumber,
    });
  });
});
