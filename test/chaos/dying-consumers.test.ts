import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createSqs } from '../../src';
import { consumerDies, type FaultOptions } from '../../src/chaos';

const sqs = createSqs({ clock: 'virtual', seed: 1, queues: { orders: { VisibilityTimeout: 30 } } });
const client = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
const QueueUrl = sqs.queue('orders').url;

/** What the consumers have done. */
let shipped: string[] = [];
let started = 0;

/** Starts a consumer that ships, then deletes. */
function consumer(): () => void {
  const name = `consumer ${++started}`;
  const controller = new AbortController();
  const abort = { abortSignal: controller.signal };
  const work = async (): Promise<void> => {
    while (!controller.signal.aborted) {
      const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }), abort);
      for (const { Body, ReceiptHandle } of Messages) {
        shipped.push(`${Body} by ${name}`);
        await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }), abort);
      }
    }
  };
  void work().catch(() => {});
  return () => controller.abort();
}

beforeAll(() => sqs.listen());
beforeEach(() => {
  sqs.clear();
  shipped = [];
  started = 0;
});
afterAll(() => {
  client.destroy();
  sqs.close();
});

async function shippedWith(options: FaultOptions & { readonly when: 'before' | 'after' }): Promise<string[]> {
  sqs.chaos.once(consumerDies(options));
  const stop = sqs.process('worker', consumer);
  sqs.queue('orders').send('order 42');
  await sqs.settle();
  stop();
  return shipped;
}

describe('A process that dies', () => {
  it('before its delete: it is started anew, and works once more when the visibility timeout is over', async () => {
    const startMs = sqs.clock.now();

    expect(await shippedWith({ action: 'DeleteMessage', when: 'before' })).toEqual(['order 42 by consumer 1', 'order 42 by consumer 2']);
    expect(sqs.clock.now() - startMs).toBe(30_000);
    expect(sqs.journal.toText()).toContain('"worker" dies before DeleteMessage');
  });

  it('after its delete: the work was done once', async () => {
    expect(await shippedWith({ action: 'DeleteMessage', when: 'after' })).toEqual(['order 42 by consumer 1']);
    expect(started).toBe(2);
  });

  it('with messages on their way to it: they come back to the next one', async () => {
    expect(await shippedWith({ action: 'ReceiveMessage', when: 'after' })).toEqual(['order 42 by consumer 2']);
  });

  it('is started anew by itself where time is skipped', async () => {
    sqs.clock.autoAdvance(true);
    sqs.chaos.once(consumerDies({ action: 'DeleteMessage', when: 'before' }));
    sqs.queue('orders').send('order 42');
    await new Promise<void>((startedAnew) => {
      sqs.process('worker', () => {
        if (started > 0) return startedAnew();
        return consumer();
      });
    });
    sqs.clock.autoAdvance(false);

    expect(shipped).toEqual(['order 42 by consumer 1']);
  });

  it('makes no call any more that SQS hears of', async () => {
    sqs.chaos.once(consumerDies({ action: 'ReceiveMessage', when: 'before' }));
    let lateCall: Promise<unknown> | undefined;
    const stop = sqs.process('worker', () => {
      const receive = () => client.send(new ReceiveMessageCommand({ QueueUrl }));
      if (started++ === 0) void receive();
      return setTimeout(() => (lateCall ??= receive()), 0);
    });
    sqs.queue('orders').send('order 42');
    await sqs.clock.advance(1);

    expect(sqs.queue('orders').counts).toMatchObject({ visible: 1 });
    stop();
  });

  it('hears nothing of the end of its connections either', async () => {
    const ends: string[] = [];
    const own = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
    sqs.chaos.once(consumerDies({ when: 'before' }));
    const receive = () => own.send(new ReceiveMessageCommand({ QueueUrl }));
    const stop = sqs.process(
      'worker',
      () =>
        void receive().then(
          () => ends.push('answered'),
          () => ends.push('failed'),
        ),
    );
    await sqs.clock.advance('500ms');
    own.destroy();
    stop();
    await sqs.clock.advance('1m');

    expect(sqs.calls.map(({ action }) => action)).toEqual(['ReceiveMessage']);
    expect(ends).toEqual([]);
  });

  it('is not started anew once it is stopped', async () => {
    sqs.chaos.once(consumerDies({ when: 'before' }));
    const stop = sqs.process('worker', consumer);
    await sqs.clock.advance('500ms');
    stop();
    await sqs.clock.advance('10s');

    expect(started).toBe(1);
  });

  it('befalls no call of anybody else', async () => {
    sqs.chaos.use(consumerDies());
    sqs.queue('orders').send('order 42');

    const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl }));
    expect(Messages).toHaveLength(1);
  });

  it.each([
    [['', consumer], 'sqs.process: the first argument is the name of the process, as text, but is the text ""'],
    [[consumer], 'sqs.process: the first argument is the name of the process, as text, but is'],
    [['worker'], 'sqs.process: the second argument is a function that starts the process, but is undefined.'],
    [['worker', {}], 'sqs.process: the second argument is a function that starts the process, but is an empty object.'],
  ])('is asked for in one way: %#', (args, expected) => {
    expect(() => Reflect.apply(sqs.process, sqs, args)).toThrow(expected);
  });
});
