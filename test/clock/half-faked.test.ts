import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createSqs, type Sqs } from '../../src/world/sqs';
import type { SqsOptions } from '../../src/world/sqs-options';

const client = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'x' } });
let sqs: Sqs;
let QueueUrl: string;

function open(options: SqsOptions = {}): void {
  sqs = createSqs(options);
  QueueUrl = sqs.createQueue('orders').url;
  sqs.listen();
}

afterEach(() => {
  sqs.close();
  jest.restoreAllMocks();
  jest.useRealTimers();
});
afterAll(() => client.destroy());

const poll = async (WaitTimeSeconds: number) =>
  (await client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds }))).Messages ?? [];
const send = (MessageBody: string, DelaySeconds = 0) => client.send(new SendMessageCommand({ QueueUrl, MessageBody, DelaySeconds }));

/** All timers but `Date`. */
const TIMERS = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate', 'nextTick'] as const;

describe('A wait by real timers takes real time', () => {
  it('though Date.now() is spied on and stands still', async () => {
    jest.spyOn(Date, 'now').mockReturnValue(Date.UTC(2030, 0, 1));
    open({ hangAfter: '100ms' });

    expect(await poll(1)).toEqual([]);
  });

  it('though only Date is faked', async () => {
    jest.useFakeTimers({ now: Date.UTC(2030, 0, 1), doNotFake: [...TIMERS, 'queueMicrotask'] });
    open({ hangAfter: '100ms' });
    await send('order 42', 1);

    expect(await poll(2)).toHaveLength(1);
  });

  it('when the fake timers it began under have gone, whatever they showed', async () => {
    jest.useFakeTimers({ now: Date.UTC(2060, 0, 1) });
    open({ hangAfter: false });
    const waiting = poll(1);
    await sqs.clock.advance(0);

    jest.useRealTimers();

    expect(await waiting).toEqual([]);
  });
});

describe('A wait by fake timers takes their time', () => {
  it('though Date is real', async () => {
    jest.useFakeTimers({ doNotFake: ['Date'] });
    open({ hangAfter: false });
    const waiting = poll(20);
    await sqs.clock.advance(0);

    await jest.advanceTimersByTimeAsync(20_000);

    expect(await waiting).toEqual([]);
  });
});

describe('A timer for less than a millisecond', () => {
  it('is one for a millisecond, as in Node.js: who waits for time by such steps gets there', async () => {
    jest.useFakeTimers();
    open({ clock: 'virtual' });
    const untilMs = Date.now() + 50;
    let steps = 0;
    const there = (async () => {
      for (; Date.now() < untilMs; steps++) await new Promise((resolve) => setTimeout(resolve, 0.4));
    })();

    await sqs.clock.advance('1s');
    await there;

    expect(steps).toBe(50);
  });
});

describe('What moved the clock ends with a reset', () => {
  it('a jump of autoAdvance that is no longer wanted', async () => {
    open({ clock: 'virtual' });
    sqs.clock.autoAdvance(true);
    await poll(20);
    sqs.clock.autoAdvance(false);
    sqs.reset();
    const startMs = sqs.clock.now();

    await send('order 42', 5);
    for (let i = 0; i < 3; i++) await sqs.clock.advance(0);

    expect(sqs.clock.now()).toBe(startMs);
    expect(sqs.queue('orders').delayed).toHaveLength(1);
  });

  it('an advance that nobody awaited', async () => {
    open({ clock: 'virtual' });
    const startMs = sqs.clock.now();
    void sqs.clock.advance('12h');
    sqs.reset();

    await sqs.clock.advance('1s');

    expect(sqs.clock.now() - startMs).toBe(1000);
  });
});
