import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  StartMessageMoveTaskCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { worldBehind } from '../../src/testing/world/test-world';
import '../../src/testing/matchers/types/sqs-matchers-in-jest';
import * as matchers from '../../src/testing/matchers';
import { createSqs, type Sqs } from '../../src/world/sqs';
import type { QueueView } from '../../src/testing/queues/queue-view';
import type { QueueDefinition } from '../../src/world/queue-definition';
import type { SqsOptions } from '../../src/world/sqs-options';

expect.extend(matchers);

const client = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'x' } });
let sqs: Sqs;
let test = { isOver: false };

function open(options: SqsOptions = {}): void {
  sqs = createSqs({ clock: 'virtual', ...options });
  sqs.listen();
  test = { isOver: false };
}

afterEach(() => {
  test.isOver = true;
  sqs.close();
  jest.useRealTimers();
});
afterAll(() => client.destroy());

const queue = (name: string, definition?: QueueDefinition): QueueView => sqs.createQueue(name, { VisibilityTimeout: 30, ...definition });

/** A consumer that polls until its test is over; what its handler does not throw at, it deletes. */
async function consume({ url: QueueUrl }: QueueView, handle: (body: string) => unknown, WaitTimeSeconds = 20): Promise<void> {
  const during = test;
  while (!during.isOver) {
    const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds })).catch(() => ({ Messages: [] }));
    for (const { Body, ReceiptHandle } of Messages) {
      try {
        await handle(Body!);
        await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      } catch {
        // It comes back.
      }
    }
  }
}

const elapsed = async (work: Promise<unknown>): Promise<number> => {
  const startMs = sqs.clock.now();
  await work;
  return Math.round((sqs.clock.now() - startMs) / 1000);
};

const failureOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'It settled.',
    (error: unknown) => (error as Error).message,
  );

describe.each(['virtual', 'system'] as const)('settle on the %s clock', (clock) => {
  beforeEach(() => open({ clock }));

  it('has nothing to wait for when nothing is there', async () => {
    queue('orders');

    expect(await elapsed(sqs.settle())).toBe(0);
  });

  it('lets consumers take what is there, and what they send in turn', async () => {
    const [orders, audit] = [queue('orders'), queue('audit')];
    void consume(orders, (body) => audit.send(`handled ${body}`, { delaySeconds: 10 }));
    const handled: string[] = [];
    void consume(audit, (body) => handled.push(body));
    orders.send('order 42', { delaySeconds: 5 });

    expect(await elapsed(sqs.settle())).toBe(15);

    expect(handled).toEqual(['handled order 42']);
  });

  it('waits for the visibility timeout of what failed', async () => {
    const orders = queue('orders');
    let tries = 0;
    void consume(orders, () => {
      if (++tries < 3) throw new Error('Try again');
    });
    orders.send('order 42');

    expect(await elapsed(sqs.settle())).toBe(60);

    expect(tries).toBe(3);
  });
});

describe('settle', () => {
  beforeEach(() => open());

  it('gives real time to who works in it', async () => {
    const orders = queue('orders');
    void consume(orders, () => new Promise((resolve) => AbortSignal.timeout(200).addEventListener('abort', resolve)));
    orders.send('order 42');
    orders.send('order 43');

    expect(await elapsed(sqs.settle())).toBe(0);

    expect(orders.messages).toEqual([]);
  });

  it('gives real time to short polls, too', async () => {
    const orders = queue('orders');
    orders.send('order 42');
    const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl: orders.url }));
    const call = { QueueUrl: orders.url, ReceiptHandle: Messages[0]!.ReceiptHandle };
    AbortSignal.timeout(200).addEventListener('abort', () => void client.send(new DeleteMessageCommand(call)));

    expect(await elapsed(sqs.settle())).toBe(0);
  });

  it('leaves time alone while somebody works who was given a message, though others wait for more', async () => {
    const orders = queue('orders');
    const handled: string[] = [];
    const work = async (body: string): Promise<void> => {
      handled.push(body);
      await new Promise((resolve) => AbortSignal.timeout(20).addEventListener('abort', resolve));
    };
    orders.send('order 42');
    void consume(orders, work);
    void consume(orders, work);

    expect(await elapsed(sqs.settle())).toBe(0);

    expect(handled).toEqual(['order 42']);
  });

  it('waits longer for who works when nobody else would receive', async () => {
    const orders = queue('orders');
    void consume(orders, () => new Promise((resolve) => AbortSignal.timeout(200).addEventListener('abort', resolve)));
    orders.send('order 42');

    expect(await elapsed(sqs.settle({ patience: '100ms' }))).toBe(0);
  });

  it('brings back in time what a consumer that died had in hand', async () => {
    const orders = queue('orders');
    orders.send('order 42');
    await client.send(new ReceiveMessageCommand({ QueueUrl: orders.url }));
    void consume(orders, () => {});

    expect(await elapsed(sqs.settle({ patience: '50ms' }))).toBe(30);
  });

  it('does not wait in real time where nobody works in it', async () => {
    const orders = queue('orders', { VisibilityTimeout: 10 });
    orders.send('order 42');
    void consume(orders, () => new Promise(() => {}));

    expect(await failureOf(sqs.settle({ patience: 0 }))).toContain('"order 42" is with a consumer since');
  });

  it('waits for work of which no call tells', async () => {
    const orders = queue('orders');
    void consume(orders, () => {});
    const { activity } = worldBehind(sqs)!.world;
    const done = activity.work('function "bill"');
    AbortSignal.timeout(20).addEventListener('abort', () => {
      orders.send('order 42');
      done();
    });
    orders.send('order 41', { delaySeconds: 5 });

    expect(await elapsed(sqs.settle())).toBe(5);
    expect(orders.messages).toEqual([]);
  });

  it('moves the fake timers that consumers wait for', async () => {
    jest.useFakeTimers();
    const orders = queue('orders');
    void consume(orders, () => new Promise((resolve) => void setTimeout(resolve, 12_000)));
    orders.send('order 42');

    expect(await elapsed(sqs.settle())).toBe(12);
  });

  it('takes a dead letter that nobody polls for done, and one that somebody polls for work', async () => {
    const orders = queue('orders', { deadLetterQueue: 'orders-dlq', maxReceiveCount: 2 });
    void consume(orders, () => {
      throw new Error('Never');
    });
    orders.send('order 42');

    expect(await elapsed(sqs.settle())).toBe(60);
    expect(sqs.queue('orders-dlq').visible).toHaveLength(1);

    void consume(sqs.queue('orders-dlq'), () => {});
    await sqs.clock.advance(0);
    await sqs.settle();
    expect(sqs.queue('orders-dlq').messages).toEqual([]);
  });

  it('waits for move tasks', async () => {
    const orders = queue('orders', { deadLetterQueue: 'orders-dlq', maxReceiveCount: 2 });
    const letters = sqs.queue('orders-dlq');
    for (let i = 0; i < 6; i++) letters.send(`letter ${i}`);
    void consume(orders, () => {});
    await client.send(
      new StartMessageMoveTaskCommand({ SourceArn: letters.arn, DestinationArn: orders.arn, MaxNumberOfMessagesPerSecond: 2 }),
    );

    expect(await elapsed(sqs.settle())).toBeGreaterThan(1);

    expect(letters.messages).toEqual([]);
    expect(orders).toHaveProperty('messages', []);
  });

  it('goes together with autoAdvance', async () => {
    sqs.clock.autoAdvance(true);
    const orders = queue('orders');
    let tries = 0;
    void consume(orders, () => {
      if (++tries < 3) throw new Error('Try again');
    });
    orders.send('order 42');

    await sqs.settle();

    expect(tries).toBe(3);
  });
});

describe('settle says who is stuck:', () => {
  beforeEach(() => open());

  it('nobody receives', async () => {
    queue('orders').send({ orderId: 42 });
    queue('audit').send('seen', { delaySeconds: 60 });

    expect(await failureOf(sqs.settle())).toMatchInlineSnapshot(`
     "sqs.settle(): not all work is done, and nothing will change any more. It began at 0 s, and it is +1 min now.

     "orders" has 1 message:
       {"orderId":42}  visible
     Nobody receives from "orders". Start its consumer before you settle, or empty it:
       await client.send(new ReceiveMessageCommand({ QueueUrl: sqs.queue('orders').url, WaitTimeSeconds: 20 }))
       sqs.queue('orders').purge()

     "audit" has 1 message:
       "seen"  visible
     Nobody receives from "audit". Start its consumer before you settle, or empty it:
       await client.send(new ReceiveMessageCommand({ QueueUrl: sqs.queue('audit').url, WaitTimeSeconds: 20 }))
       sqs.queue('audit').purge()"
    `);
  });

  it('nobody receives, as its timers are faked by what cannot be moved', async () => {
    queue('orders').send('order 42');
    jest.useFakeTimers({ legacyFakeTimers: true });
    try {
      expect(await failureOf(sqs.settle())).toContain(
        'The timers are faked by something that sqs.clock cannot move, as are the legacy ones of Jest and those of node:test',
      );
    } finally {
      jest.useRealTimers();
    }
  });

  it('and has nothing against a spy on real timers', async () => {
    queue('orders').send('order 42');
    const spy = jest.spyOn(globalThis, 'setTimeout');

    expect(await failureOf(sqs.settle())).not.toContain('The timers are faked');
    spy.mockRestore();
  });

  it('nobody deletes', async () => {
    const orders = queue('orders');
    void consume(orders, () => {
      throw new Error('Never');
    });
    orders.send('order 42');

    expect(await failureOf(sqs.settle())).toMatchInlineSnapshot(`
     "sqs.settle(): not all work is done, within 1 h. It began at 0 s, and it is +1 h now.

     "orders" has 1 message:
       "order 42"  in flight for 30 s more, received 121×, last at +1 h
     "order 42" was delivered 121 times and never deleted: its handler fails, and there is no dead-letter queue. Write
       sqs.createQueue('orders', { deadLetterQueue: 'orders-dlq', maxReceiveCount: 3 })"
    `);
  });

  it('a handler that never ends', async () => {
    const orders = queue('orders', { VisibilityTimeout: 43_200 });
    void consume(orders, () => new Promise(() => {}));
    orders.send('order 42');

    expect(await failureOf(sqs.settle({ within: '30m', patience: '50ms' }))).toMatchInlineSnapshot(`
     "sqs.settle(): not all work is done, within 30 min. It began at 0 s, and it is +30 min now.

     "orders" has 1 message:
       "order 42"  in flight for 11 h 30 min more, received 1×, last at 0 s
     "order 42" waits for its handler since 0 s: it neither deleted it (DeleteMessage) nor gave it back (ChangeMessageVisibility to 0).
     It comes back in 11 h 30 min; for more of SQS' time write
       await sqs.settle({ within: '750m' })"
    `);
  });

  it('a handler that takes longer than it was given', async () => {
    const orders = queue('orders');
    void consume(orders, () => new Promise(() => {}));
    orders.send('order 42');

    expect(await failureOf(sqs.settle({ patience: '20ms' }))).toMatchInlineSnapshot(`
     "sqs.settle(): not all work is done, and nothing will change any more. It began at 0 s, and it is +30 s now.

     "orders" has 1 message:
       "order 42"  visible, received 1×, last at 0 s
     "order 42" is with a consumer since 0 s (call 1): it has not called SQS since, and nobody else receives.
     If it works in real time for so long, give it more; else look for what its handler waits for:
       await sqs.settle({ patience: '30s' })"
    `);
  });

  it('and toEventuallyBeDrained says who works in real time, of which it gives none', async () => {
    const orders = queue('orders');
    void consume(orders, () => new Promise(() => {}));
    orders.send('order 42');

    await expect(expect(orders).toEventuallyBeDrained({ within: '20s' })).rejects.toThrow(
      /"order 42" is with a consumer that has not called SQS since\..*\n +await sqs\.settle\(\)/,
    );
  });

  it('a message that is received no more', async () => {
    const orders = queue('orders');
    orders.send('order 42');
    const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl: orders.url }));
    await client.send(
      new ChangeMessageVisibilityCommand({ QueueUrl: orders.url, ReceiptHandle: Messages[0]!.ReceiptHandle, VisibilityTimeout: 0 }),
    );

    expect(await failureOf(sqs.settle())).toContain('Nobody receives from "orders" any more.');
  });

  it('a delay that is longer than it was given', async () => {
    queue('orders').send('order 42', { delaySeconds: 900 });

    expect(await failureOf(sqs.settle({ within: '1m' }))).toMatchInlineSnapshot(`
     "sqs.settle(): not all work is done, within 1 min. It began at 0 s, and it is +1 min now.

     "orders" has 1 message:
       "order 42"  delayed for 14 min more
     Its delay lasts 14 min more. Write
       await sqs.settle({ within: '74m' })"
    `);
  });

  it('a move task under way', async () => {
    queue('orders', { deadLetterQueue: 'orders-dlq', maxReceiveCount: 2 });
    const letters = sqs.queue('orders-dlq');
    for (let i = 0; i < 100; i++) letters.send(`letter ${i}`);
    await client.send(
      new StartMessageMoveTaskCommand({ SourceArn: letters.arn, MaxNumberOfMessagesPerSecond: 1, DestinationArn: sqs.queue('orders').arn }),
    );

    expect(await failureOf(sqs.settle({ within: '30s' }))).toContain('A move task from "orders-dlq" has moved 31 of 100 messages.');
  });
});

describe('The options of settle', () => {
  beforeEach(() => open());

  it.each([
    [{ for: '1s' }, 'sqs.settle: there is no option "for". There are: within, patience.'],
    ['1s', `sqs.settle: the options must be an object, as in sqs.settle({ within: '30s' }), but got the text "1s".`],
    [{ within: 'soon' }, "sqs.settle: within must be a length of time (milliseconds, '31s', '1h 30m' or { seconds: 31 }), as in"],
  ])('are not %j', async (options, message) => {
    await expect(sqs.settle(options as never)).rejects.toThrow(message);
  });
});
