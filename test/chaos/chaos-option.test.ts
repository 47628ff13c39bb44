import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createSqs, type Sqs, type SqsOptions } from '../../src';
import { badDay, duplicateDelivery, lostDelivery, outOfOrder, throttle } from '../../src/chaos';
import * as matchers from '../../src/testing/matchers';

expect.extend({ ...matchers });

const client = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
const worlds: Sqs[] = [];

beforeEach(() => void jest.spyOn(process.stderr, 'write').mockReturnValue(true));
afterEach(() => {
  delete process.env['MSW_SQS_CHAOS'];
  delete process.env['MSW_SQS_SEED'];
  for (const sqs of worlds.splice(0)) sqs.close();
  jest.restoreAllMocks();
});
afterAll(() => client.destroy());

function listening(options: SqsOptions = {}): Sqs {
  const sqs = createSqs({ clock: 'virtual', queues: { orders: { deadLetterQueue: 'orders-dlq', maxReceiveCount: 4 } }, ...options });
  worlds.push(sqs);
  sqs.listen();
  return sqs;
}

/** Sends and receives for a while. @returns the faults that there were */
async function day(sqs: Sqs): Promise<string[]> {
  const QueueUrl = sqs.queue('orders').url;
  for (let order = 0; order < 30; order++) {
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: `order ${order}` }));
    await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 3 }));
  }
  return faultsIn(sqs);
}

const faultsIn = (sqs: Sqs): string[] =>
  sqs.journal.events.flatMap((event) => (event.kind === 'faultInjected' ? [`${event.callId} ${event.fault}: ${event.effect}`] : []));

describe('Faults of a seed', () => {
  it('are the same each time, and others with another one', async () => {
    const first = await day(listening({ seed: 5, chaos: 'badDay' }));

    expect(first.length).toBeGreaterThan(5);
    expect(await day(listening({ seed: 5, chaos: 'badDay' }))).toEqual(first);
    expect(await day(listening({ seed: 6, chaos: 'badDay' }))).not.toEqual(first);
  });

  it('are the same for a test that runs alone and one that runs after others', async () => {
    const alone = listening({ seed: 5, chaos: [badDay()] });
    const first = (await day(alone)).map((line) => line.replace(/^\d+/, ''));
    alone.reset();

    expect((await day(alone)).map((line) => line.replace(/^\d+/, ''))).toEqual(first);
  });
});

describe('The option chaos', () => {
  it('holds in sqs.run(), too, and after each reset', async () => {
    const sqs = listening({ seed: 1, chaos: lostDelivery() });
    const lost = async (): Promise<number> => {
      const QueueUrl = sqs.queue('orders').url;
      sqs.queue('orders').send('order 42');
      await client.send(new ReceiveMessageCommand({ QueueUrl }));
      return faultsIn(sqs).length;
    };

    expect(await sqs.run(lost)).toBe(1);
    sqs.chaos.off();
    expect(await lost()).toBe(0);
    sqs.reset();
    expect(await lost()).toBe(1);
  });

  it('is what MSW_SQS_CHAOS says where it is left out, and MSW_SQS_SEED repeats it', async () => {
    process.env['MSW_SQS_CHAOS'] = 'badDay';
    process.env['MSW_SQS_SEED'] = '5';
    const faults = await day(listening());
    delete process.env['MSW_SQS_CHAOS'];

    expect(faults).toEqual(await day(listening({ chaos: 'badDay' })));
    expect(await day(listening())).toEqual([]);
  });

  it.each([
    [{ chaos: 'badday' as 'badDay' }, `chaos: there is no preset "badday". Did you mean chaos: 'badDay'?`],
    [{ chaos: 7 as never }, "createSqs: chaos must be 'badDay', or faults made by the functions of msw-sqs/chaos"],
    [
      { chaos: [duplicateDelivery as never] },
      'chaos: duplicateDelivery is a function that makes a fault. Write chaos: [duplicateDelivery()].',
    ],
  ])('says what to write: %#', (options, expected) => {
    expect(() => createSqs(options)).toThrow(expected);
  });

  it('MSW_SQS_CHAOS and MSW_SQS_SEED say what to write', () => {
    process.env['MSW_SQS_CHAOS'] = 'stormy';
    expect(() => createSqs()).toThrow('MSW_SQS_CHAOS: there is no preset "stormy". Write MSW_SQS_CHAOS=badDay.');
    process.env['MSW_SQS_SEED'] = 'x';
    expect(() => createSqs()).toThrow('MSW_SQS_SEED must be a whole number of at least 0, as in MSW_SQS_SEED=123, but is "x".');
  });
});

describe('A bad day', () => {
  it.each([1, 2, 3, 4])('makes no message a dead letter that a consumer gets to (seed %d)', async (seed) => {
    const sqs = listening({ seed, chaos: 'badDay', autoAdvance: true });
    const orders = sqs.queue('orders');
    const bodies = Array.from({ length: 20 }, (_, order) => `order ${order}`);
    for (const body of bodies) orders.send(body);
    const seen = new Set<string>();
    while (seen.size < bodies.length) {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({ QueueUrl: orders.url, MaxNumberOfMessages: 2, WaitTimeSeconds: 20 }),
      );
      for (const { Body } of Messages) seen.add(Body!);
    }

    expect(faultsIn(sqs).length).toBeGreaterThan(5);
    expect(sqs.queue('orders-dlq').messages).toEqual([]);
  });
});

describe('Faults', () => {
  it('are told in the timeline, the diagram and the failure messages, with the seed', async () => {
    const sqs = listening({ seed: 123 });
    const orders = sqs.queue('orders');
    for (const body of ['1', '2']) orders.send(body);
    sqs.chaos.use(outOfOrder(), throttle({ count: 1, action: 'SendMessage' }));
    await client.send(new ReceiveMessageCommand({ QueueUrl: orders.url }));
    await client.send(new SendMessageCommand({ QueueUrl: orders.url, MessageBody: '3' }));

    expect(sqs.journal.toText()).toContain('handed out the newest message first [outOfOrder]');
    expect(sqs.journal.toMermaid()).toContain('handed out the newest message first [outOfOrder]');
    const told = 'Seed 123; faults injected: outOfOrder, throttle. MSW_SQS_SEED=123, or the option seed: 123, repeats them.';
    expect(() => expect(orders).toBeEmpty()).toThrow(told);
    expect(() => expect(orders).toHaveBeenSent('4')).toThrow(told);
    expect(() => expect(sqs).toHaveReceivedCommandTimes('SendMessage', 5)).toThrow(told);
  });

  it('of which there were none are not told', () => {
    const sqs = listening({ seed: 123 });

    expect(() => expect(sqs.queue('orders')).toHaveBeenSent('4')).toThrow(expect.not.objectContaining({ message: /Seed/ }));
  });
});
