import '../../src/testing/matchers/types/sqs-matchers-in-jest';
import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { fc } from '../fast-check';
import { createSqs, type Sqs } from '../../src/world/sqs';
import { virtualTime } from '../../src/system/time/virtual-time';
import { systemTime } from '../../src/system/time/system-time';
import type { TimeSource } from '../../src/system/time/time-source';
import { WorldClock } from '../../src/system/time/world-clock';
import * as matchers from '../../src/testing/matchers';
import type { QueueView } from '../../src/testing/queues/queue-view';

expect.extend(matchers);

const START = Date.UTC(2030, 0, 1);
const client = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'x' } });

let sqs: Sqs;
let orders: QueueView;

function open(clock: 'system' | 'virtual'): void {
  sqs = createSqs({ clock });
  orders = sqs.createQueue('orders', { VisibilityTimeout: 30 });
  sqs.listen();
}

afterEach(() => {
  sqs?.close();
  jest.useRealTimers();
});
afterAll(() => client.destroy());

const send = (MessageBody: string) => client.send(new SendMessageCommand({ QueueUrl: orders.url, MessageBody }));
const receive = async (WaitTimeSeconds = 0) =>
  (await client.send(new ReceiveMessageCommand({ QueueUrl: orders.url, WaitTimeSeconds }))).Messages ?? [];

/** Ways in which tests fake timers. */
const FAKES = {
  'all that Jest fakes': () => void jest.useFakeTimers({ now: START }),
  'all but Date': () => void jest.useFakeTimers({ doNotFake: ['Date'] }),
  'timers of a clock that goes on by itself': () => void jest.useFakeTimers({ now: START, advanceTimers: true }),
};

describe.each(['system', 'virtual'] as const)('The %s clock with faked timers', (kind) => {
  describe.each(Object.entries(FAKES))('%s', (_, fake) => {
    beforeEach(() => {
      fake();
      open(kind);
    });

    it('fires them in their turn, each at its own moment', async () => {
      const startMs = sqs.clock.now();
      const fakeMs = Date.now();
      const seen: [string, number][] = [];
      const note = (what: string): void => void seen.push([what, Math.round((sqs.clock.now() - startMs) / 1000)]);
      setTimeout(() => note('timer'), 5000);
      const every = setInterval(() => note('interval'), 8000);
      const poll = receive(10).then(() => note('poll'));

      await sqs.clock.advance('20s');

      expect(seen).toEqual([
        ['timer', 5],
        ['interval', 8],
        ['poll', 10],
        ['interval', 16],
      ]);
      await poll;
      clearInterval(every);
      expect(Math.round((sqs.clock.now() - startMs) / 1000)).toBe(20);
      if (Date.now() >= START) expect(Math.round((Date.now() - fakeMs) / 1000)).toBe(20);
    });

    it('lets calls that a timer makes reach SQS before time goes on', async () => {
      await send('order 42');
      const [message] = await receive();
      const deleted = new Promise((resolve) => {
        setTimeout(() => {
          resolve(client.send(new DeleteMessageCommand({ QueueUrl: orders.url, ReceiptHandle: message!.ReceiptHandle })));
        }, 29_999);
      });

      await sqs.clock.advance('1h');

      await deleted;
      expect(orders.messages).toEqual([]);
      expect(orders).toHaveProperty('counts', { visible: 0, inFlight: 0, delayed: 0 });
    });

    it('moves them by just the time it is moved, however long that takes', async () => {
      let late = 0;
      const { now } = Date;
      const slow = jest.spyOn(Date, 'now').mockImplementation(() => now() + late++);
      let fired = false;
      setTimeout(() => (fired = true), 10_000);

      await sqs.clock.advance('10s');

      expect(fired).toBe(true);
      slow.mockRestore();
    });

    it('is what awaited matchers move, to the moment of the message', async () => {
      const startMs = sqs.clock.now();
      setTimeout(() => void send('order 42'), 10_000);

      await expect(orders).toReceiveMessage('order 42', { within: '1m' });

      expect(Math.round((sqs.clock.now() - startMs) / 1000)).toBe(10);
    });

    it('goes to a moment, and to the next deadline', async () => {
      const startMs = sqs.clock.now();
      let fired = 0;
      setTimeout(() => fired++, 15_000);
      const poll = receive(20);

      expect(await sqs.clock.runToNext()).toBe(true);
      expect(fired).toBe(1);
      expect(await poll).toEqual([]);
      setTimeout(() => fired++, 15_000);
      await sqs.clock.advanceTo(startMs + 60_000);

      expect(fired).toBe(2);
    });
  });
});

describe('The clock of SQS', () => {
  it('moves only SQS where timers are real', async () => {
    open('system');
    const realMs = Date.now();
    const startMs = sqs.clock.now();

    await sqs.clock.advance('12h');

    expect(sqs.clock.now() - startMs).toBeGreaterThanOrEqual(43_200_000);
    expect(Date.now() - realMs).toBeLessThan(60_000);
  });

  it('finds fake timers behind a spy on setTimeout', async () => {
    jest.useFakeTimers();
    const spy = jest.spyOn(globalThis, 'setTimeout');
    open('virtual');
    let fired = false;
    setTimeout(() => (fired = true), 1000);

    await sqs.clock.advance('1s');

    expect(fired).toBe(true);
    expect(spy).toHaveBeenCalledTimes(1);
    spy.mockRestore();
  });

  it.each(['nextTick', 'queueMicrotask', 'setImmediate'] as const)('lets calls arrive that wait for a faked %s', async (name) => {
    jest.useFakeTimers();
    open('virtual');
    const later = { nextTick: process.nextTick, queueMicrotask, setImmediate }[name] as (run: () => void) => void;
    setTimeout(() => void Promise.resolve().then(() => later(() => void send('order 42'))), 1000);

    await sqs.clock.advance('1s');

    expect(orders.visible).toHaveLength(1);
  });

  it('goes on when a timer puts the real ones back', async () => {
    jest.useFakeTimers();
    open('virtual');
    const startMs = sqs.clock.now();
    setTimeout(() => void jest.useRealTimers(), 1000);

    await sqs.clock.advance('5s');

    expect(sqs.clock.now() - startMs).toBe(5000);
  });

  it('waits for a deadline that is further away than a timer can be', async () => {
    jest.useFakeTimers();
    open('virtual');
    const startMs = sqs.clock.now();
    let fired = 0;
    setTimeout(() => fired++, 5000);

    await sqs.clock.advance({ days: 100 });

    expect([sqs.clock.now() - startMs, fired]).toEqual([100 * 86_400_000, 1]);
  });

  it.each([0, 1])('says so when setInterval(…, %i) keeps time from going on', async (everyMs) => {
    jest.useFakeTimers();
    open('virtual');
    const timer = setInterval(() => {}, everyMs);

    await expect(sqs.clock.advance('1h')).rejects.toThrow(
      /^Time does not advance: over 500 fake timers fired within \d+ ms of their time, and more wait\..*setInterval\(…, 0\)/,
    );
    clearInterval(timer);
    await sqs.clock.advance('1h');
  });

  it('is not taken in by a thousand timers of one moment', async () => {
    jest.useFakeTimers();
    open('virtual');
    let fired = 0;
    for (let i = 0; i < 1500; i++) setTimeout(() => fired++, 1000);

    await sqs.clock.advance('1s');

    expect(fired).toBe(1500);
  });

  it('passes on what a timer throws, at its moment', async () => {
    jest.useFakeTimers();
    open('virtual');
    const startMs = sqs.clock.now();
    setTimeout(() => {
      throw new Error('The timer failed');
    }, 1000);

    await expect(sqs.clock.advance('5s')).rejects.toThrow('The timer failed');

    expect(sqs.clock.now() - startMs).toBe(1000);
  });
});

describe('Deadlines of SQS and fake timers', () => {
  const plan = fc.array(fc.record({ of: fc.constantFrom('sqs', 'timers'), atMs: fc.integer({ min: 0, max: 50 }) }), { maxLength: 20 });
  const sources: Record<string, () => TimeSource> = {
    virtual: () => virtualTime(START),
    system: systemTime,
  };

  it.each(Object.entries(sources))('fire in order of their moments on the %s clock', async (_, source) => {
    await fc.assert(
      fc.asyncProperty(plan, fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 4 }), async (events, advances) => {
        jest.useFakeTimers({ now: START });
        const clock = new WorldClock(source(), { flushCalls: async () => {} });
        const fired: { readonly atMs: number; readonly seenMs: number; readonly fakeMs: number }[] = [];
        for (const { of, atMs } of events) {
          const run = (): void => void fired.push({ atMs, seenMs: clock.now() - START, fakeMs: Date.now() - START });
          if (of === 'sqs') clock.schedule(START + atMs, run);
          else setTimeout(run, atMs);
        }

        for (const ms of advances) await clock.advance(ms);

        const endMs = advances.reduce((sum, ms) => sum + ms, 0);
        const due = events.map(({ atMs }) => atMs).filter((atMs) => atMs <= endMs);
        expect(fired.map(({ atMs }) => atMs)).toEqual(due.sort((a, b) => a - b));
        expect(fired.every(({ atMs, seenMs, fakeMs }) => atMs === seenMs && atMs === fakeMs)).toBe(true);
        expect([clock.now() - START, Date.now() - START]).toEqual([endMs, endMs]);
        jest.useRealTimers();
      }),
      { numRuns: 200 },
    );
  });
});
