import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { mapEventSource, sqsEvent } from '../../src/lambda';
import { bodiesOf, openWorld, recording, sendAll } from './world';

/** A function whose invocations end when the test says so. */
function held() {
  const finish: (() => void)[] = [];
  const batches: string[][] = [];
  const handler = (event: SQSEvent): Promise<void> => {
    batches.push(bodiesOf(event));
    return new Promise((resolve) => finish.push(resolve));
  };
  return { finish, batches, handler };
}

describe('A function', () => {
  it('gets records as AWS shapes them', async () => {
    const sqs = openWorld({ region: 'eu-west-1', accountId: '123456789012' });
    const orders = sqs.createQueue('orders');
    const events: SQSEvent[] = [];
    mapEventSource(orders, async (event) => void events.push(event));
    const sentAt = String(sqs.clock.now());

    const { messageId } = orders.send('order 1', { messageAttributes: { tenant: 'acme', count: 3, bytes: new Uint8Array([1, 2]) } });
    await sqs.clock.advance('1s');

    expect(events).toEqual([
      {
        Records: [
          {
            messageId,
            receiptHandle: expect.stringMatching(/^AQEB/),
            body: 'order 1',
            attributes: {
              ApproximateReceiveCount: '1',
              SentTimestamp: sentAt,
              SenderId: expect.stringMatching(/^AIDA/),
              ApproximateFirstReceiveTimestamp: sentAt,
            },
            messageAttributes: {
              tenant: { stringValue: 'acme', stringListValues: [], binaryListValues: [], dataType: 'String' },
              count: { stringValue: '3', stringListValues: [], binaryListValues: [], dataType: 'Number' },
              bytes: { binaryValue: 'AQI=', stringListValues: [], binaryListValues: [], dataType: 'Binary' },
            },
            md5OfMessageAttributes: expect.stringMatching(/^[0-9a-f]{32}$/),
            md5OfBody: '99a233e67156812c9681c22c78e91aaa',
            eventSource: 'aws:sqs',
            eventSourceARN: 'arn:aws:sqs:eu-west-1:123456789012:orders',
            awsRegion: 'eu-west-1',
          },
        ],
      },
    ]);
  });

  it('is told who it is, which invocation this is, and how much of its time is left on the clock of SQS', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders', { VisibilityTimeout: 60 });
    const contexts: Context[] = [];
    mapEventSource(
      orders,
      async (_, context) => {
        contexts.push(context);
        await new Promise(() => {});
      },
      { functionName: 'bill', timeout: 60 },
    );

    orders.send('order 1');
    await sqs.clock.advance('20s');

    expect(contexts[0]).toMatchObject({
      functionName: 'bill',
      invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:bill',
      awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(contexts[0]!.getRemainingTimeInMillis()).toBe(40_000);
  });

  it.each<
    readonly [
      how: string,
      answer: (event: SQSEvent, context: Context, callback: (error?: null, result?: SQSBatchResponse) => void) => unknown,
    ]
  >([
    ['its callback', (event, _, callback) => void setImmediate(() => callback(null, oneFailure(event)))],
    ['its callback, and return a timer', (event, _, callback) => setTimeout(() => callback(null, oneFailure(event)), 0)],
    ['its callback, more than once', (event, _, callback) => [callback(null, oneFailure(event)), callback(null), callback(null)]],
    ['context.succeed', (event, context) => void setImmediate(() => context.succeed(oneFailure(event)))],
    ['what it returns', (event) => oneFailure(event)],
    ['a promise', async (event) => oneFailure(event)],
  ])('may answer by %s', async (_, answer) => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders');
    mapEventSource(orders, answer, { reportBatchItemFailures: true });

    sendAll(orders, 2);
    await sqs.clock.advance('1s');

    expect(orders.messages.map(({ body }) => body)).toEqual(['order 1']);
  });

  it.each<readonly [how: string, fail: (event: SQSEvent, context: Context, callback: (error?: Error | string) => void) => unknown]>([
    ['its callback', (_, __, callback) => void setImmediate(() => callback('no database'))],
    ['context.fail', (_, context) => void setImmediate(() => context.fail(new Error('no database')))],
    [
      'what it throws',
      () => {
        throw new Error('no database');
      },
    ],
    ['a promise', () => Promise.reject(new Error('no database'))],
  ])('may fail by %s', async (_, fail) => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders');
    mapEventSource(orders, fail);

    orders.send('order 1');
    await sqs.clock.advance('1s');

    expect(orders).toHaveMessageInFlight('order 1');
    expect(sqs.journal.toText()).toMatch(/function "\w+" failed \(.*no database\)/);
  });

  it('that answers after its time-out is not listened to', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders', { VisibilityTimeout: 30 });
    const { finish, handler } = held();
    mapEventSource(orders, handler, { timeout: 10 });
    orders.send('order 1');

    await sqs.clock.advance('10s');
    finish[0]!();
    await sqs.clock.advance('19s');

    expect(orders).toHaveMessageInFlight('order 1');
  });

  it('has five batches at a time in the beginning, and more each minute while there is more', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders', { VisibilityTimeout: 900 });
    const { batches, handler } = held();
    mapEventSource(orders, handler, { batchSize: 1, timeout: 900 });

    sendAll(orders, 400);
    await sqs.clock.advance(0);
    expect(batches).toHaveLength(5);

    await sqs.clock.advance('59s');
    expect(batches).toHaveLength(5);
    await sqs.clock.advance('1s');
    expect(batches).toHaveLength(305);
    await sqs.clock.advance('1m');
    expect(batches).toHaveLength(400);
  });

  it('has no more batches at a time than maximumConcurrency', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders', { VisibilityTimeout: 900 });
    const { batches, finish, handler } = held();
    mapEventSource(orders, handler, { batchSize: 1, timeout: 900, maximumConcurrency: 2 });

    sendAll(orders, 5);
    await sqs.clock.advance('2m');
    expect(batches).toHaveLength(2);
    expect(orders.counts).toEqual({ visible: 3, inFlight: 2, delayed: 0 });

    finish[0]!();
    await sqs.clock.advance(0);
    expect(batches).toHaveLength(3);
  });

  it('is throttled at its reserved concurrency: the batch comes back, and that counts as a receive', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders', { VisibilityTimeout: 30, deadLetterQueue: 'orders-dlq', maxReceiveCount: 2 });
    const { batches, handler } = recording();
    mapEventSource(orders, handler, { reservedConcurrency: 0 });

    orders.send('order 1');
    await sqs.clock.advance('59s');
    expect(batches).toEqual([]);
    expect(orders.messages).toMatchObject([{ receiveCount: 2 }]);
    expect(sqs.journal.toText()).toContain('throttled, 1 message not handed to it');

    await sqs.clock.advance('2s');
    expect(orders).toHaveDeadLettered('order 1');
  });

  it('shares its reserved concurrency among all its mappings', async () => {
    const sqs = openWorld();
    const [orders, returns] = [sqs.createQueue('orders'), sqs.createQueue('returns')];
    const { batches, handler } = held();
    for (const queue of [orders, returns]) mapEventSource(queue, handler, { functionName: 'bill', reservedConcurrency: 1 });

    orders.send('order 1');
    await sqs.clock.advance(0);
    returns.send('return 1');
    await sqs.clock.advance(0);

    expect(batches).toEqual([['order 1']]);
    expect(returns).toHaveMessageInFlight('return 1');
  });

  it('runs a thousand times without any real time', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders');
    const { batches, handler } = recording();
    mapEventSource(orders, handler, { batchSize: 1 });

    sendAll(orders, 1000);
    await sqs.settle();

    expect(batches).toHaveLength(1000);
  });

  it('does the same in the same order for the same seed', async () => {
    const play = async (): Promise<string> => {
      const sqs = openWorld({ seed: 7 });
      const orders = sqs.createQueue('orders', { deadLetterQueue: 'dlq', maxReceiveCount: 2 });
      mapEventSource(
        orders,
        async (event) => {
          if (bodiesOf(event).includes('order 3')) throw new Error('no');
        },
        { batchSize: 2 },
      );
      sendAll(orders, 9);
      await sqs.settle();
      return sqs.journal.toText();
    };

    expect(await play()).toBe(await play());
  });

  it('makes its receives and deletes as calls that tell for which function they are', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders');
    mapEventSource(orders, async () => {}, { functionName: 'bill' });

    orders.send('order 1');
    await sqs.settle();

    expect(sqs.calls.map(({ action, functionName }) => [action, functionName])).toEqual([
      ['ReceiveMessage', 'bill'],
      ['DeleteMessageBatch', 'bill'],
    ]);
    expect(sqs).toHaveReceivedCommandTimes('DeleteMessageBatch', 1);
  });

  it('gets its messages when the time that they wait for is skipped', async () => {
    const sqs = openWorld({ autoAdvance: true });
    const orders = sqs.createQueue('orders');
    const done = new Promise<SQSEvent>((resolve) => {
      mapEventSource(orders, async (event) => resolve(event));
    });

    orders.send('order 1', { delaySeconds: 900 });

    expect(bodiesOf(await done)).toEqual(['order 1']);
  });
});

function oneFailure({ Records }: SQSEvent): SQSBatchResponse {
  return { batchItemFailures: [{ itemIdentifier: Records[0]!.messageId }] };
}

describe('sqsEvent', () => {
  it('makes the event that a function would get', async () => {
    const sqs = openWorld({ accountId: '123456789012' });
    const orders = sqs.createQueue('orders');
    const events: SQSEvent[] = [];
    mapEventSource(orders, async (event) => void events.push(event));
    const messageAttributes = { tenant: 'acme', count: 3, bytes: new Uint8Array([1, 2]) };
    orders.send({ orderId: 42 }, { messageAttributes });
    await sqs.settle();

    const made = sqsEvent([{ body: { orderId: 42 }, messageAttributes, sentAt: sqs.clock.now() }], { queue: orders });

    const { messageId: _, receiptHandle: __, attributes, ...received } = events[0]!.Records[0]!;
    expect(made.Records).toEqual([expect.objectContaining(received)]);
    expect(Object.keys(made.Records[0]!)).toEqual(Object.keys(events[0]!.Records[0]!));
    expect(Object.keys(made.Records[0]!.attributes)).toEqual(Object.keys(attributes));
  });

  it('makes one of a FIFO queue of messages with a group', () => {
    const { Records } = sqsEvent([
      { body: 'a1', messageGroupId: 'a' },
      { body: 'a2', messageGroupId: 'a' },
    ]);

    expect(Records.map(({ attributes }) => attributes.MessageGroupId)).toEqual(['a', 'a']);
    expect(Records[0]!.attributes.SequenceNumber! < Records[1]!.attributes.SequenceNumber!).toBe(true);
    expect(Records[0]!.eventSourceARN).toBe('arn:aws:sqs:us-east-1:123456789012:queue.fifo');
  });

  it('makes the same of the same, and different messages of different ids', () => {
    expect(sqsEvent(['a', 'b'])).toEqual(sqsEvent(['a', 'b']));
    expect(new Set(sqsEvent(['a', 'a']).Records.map(({ messageId }) => messageId)).size).toBe(2);
  });

  it('refuses what is no list of messages', () => {
    expect(() => sqsEvent('order 1' as never)).toThrow('sqsEvent takes a list of messages, but got the text "order 1"');
    expect(() => sqsEvent([{ body: undefined }])).toThrow('a body must be text or a value that JSON can hold, but is undefined');
  });
});
