import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createSqs, type Sqs } from '../../src/world/sqs';
import type { SqsOptions } from '../../src/world/sqs-options';

const client = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'x' } });
let sqs: Sqs;
let QueueUrl: string;

function open(options: SqsOptions): void {
  sqs = createSqs(options);
  QueueUrl = sqs.createQueue('orders', { VisibilityTimeout: 30 }).url;
  sqs.listen();
}

afterEach(() => {
  sqs.close();
  jest.useRealTimers();
});
afterAll(() => client.destroy());

const send = (MessageBody: string, DelaySeconds = 0) => client.send(new SendMessageCommand({ QueueUrl, MessageBody, DelaySeconds }));
const poll = async (WaitTimeSeconds = 20) =>
  ((await client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds }))).Messages ?? []).map(({ Body }) => Body);

describe.each(['system', 'virtual'] as const)('autoAdvance on the %s clock', (clock) => {
  it('skips the wait of a lone long poll', async () => {
    open({ clock, autoAdvance: true });
    const [startMs, realMs] = [sqs.clock.now(), performance.now()];

    expect(await poll()).toEqual([]);

    expect(Math.round((sqs.clock.now() - startMs) / 1000)).toBe(20);
    expect(performance.now() - realMs).toBeLessThan(20_000);
  });

  it('stops at each deadline on the way', async () => {
    open({ clock, autoAdvance: true });
    const startMs = sqs.clock.now();
    await send('order 42', 5);

    expect(await poll()).toEqual(['order 42']);

    expect(Math.round((sqs.clock.now() - startMs) / 1000)).toBe(5);
  });

  it('is switched on while a call waits, and off again', async () => {
    open({ clock });
    const waiting = poll();
    await sqs.clock.advance('1s');

    sqs.clock.autoAdvance(true);
    expect(await waiting).toEqual([]);

    sqs.clock.autoAdvance(false);
    const startMs = sqs.clock.now();
    const next = poll();
    await sqs.clock.advance('5s');
    expect(Math.round((sqs.clock.now() - startMs) / 1000)).toBe(5);
    await sqs.clock.advance('15s');
    expect(await next).toEqual([]);
  });

  it('moves fake timers on the way', async () => {
    jest.useFakeTimers();
    open({ clock, autoAdvance: true });
    const fired: string[] = [];
    setTimeout(() => fired.push('timer'), 19_000);

    await poll();

    expect(fired).toEqual(['timer']);
  });
});

describe('autoAdvance', () => {
  it('leaves the clock alone while nobody waits', async () => {
    open({ clock: 'virtual', autoAdvance: true });
    const startMs = sqs.clock.now();
    await send('order 42');
    expect(await poll()).toEqual(['order 42']);

    await sqs.clock.advance(0);

    expect(sqs.clock.now()).toBe(startMs);
  });

  it('lets those go on who still have something to do', async () => {
    open({ clock: 'virtual', autoAdvance: true });
    const startMs = sqs.clock.now();
    const waiting = poll();
    await send('one').then(() => send('two'));

    expect(await waiting).toEqual(['one']);
    expect(sqs.clock.now()).toBe(startMs);
  });

  it('is what the option says after a reset', async () => {
    open({ clock: 'virtual' });
    sqs.clock.autoAdvance(true);
    sqs.reset();
    const waiting = poll();
    const startMs = sqs.clock.now();
    await sqs.clock.advance('5s');
    await sqs.clock.advance(0);
    expect(sqs.clock.now() - startMs).toBe(5000);

    sqs.reset();
    expect(await waiting).toEqual([]);
  });

  it('ends when SQS is no longer listening', async () => {
    open({ clock: 'virtual', autoAdvance: true });
    sqs.clock.autoAdvance(false);
    const startMs = sqs.clock.now();
    const lost = poll().catch((error: unknown) => String(error));
    await sqs.clock.advance(0);

    sqs.close();
    sqs.clock.autoAdvance(true);
    expect(await lost).toContain('msw-sqs stopped answering SQS while this call was waiting');
    await sqs.clock.advance(0);

    expect(sqs.clock.now()).toBe(startMs);
  });

  it('fails the calls for which it cannot move the clock', async () => {
    jest.useFakeTimers();
    open({ clock: 'virtual', autoAdvance: true });
    const endless = setInterval(() => {}, 0);

    await expect(poll()).rejects.toMatchObject({
      name: 'WaitAborted',
      message: expect.stringMatching(/^autoAdvance cannot move the clock for this call: Time does not advance/),
    });
    clearInterval(endless);
  });

  it('is switched by true and false', () => {
    open({});

    expect(() => sqs.clock.autoAdvance('on' as never)).toThrow(
      'clock.autoAdvance() takes true or false, but got on: write sqs.clock.autoAdvance(true).',
    );
  });
});
