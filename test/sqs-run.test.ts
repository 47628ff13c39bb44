import http from 'node:http';
import https from 'node:https';
import { setTimeout as realTime } from 'node:timers/promises';
import { CreateQueueCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createSqs, type Sqs } from '../src';
import { createSqsIn } from '../src/world/sqs';
import * as matchers from '../src/testing/matchers';
import { useWorldOfFile } from '../src/testing/world/current-world';
import { worldBehind } from '../src/testing/world/test-world';
import { verifyConservation } from '../src/testing/assertions/verify-conservation';

expect.extend({ ...matchers });

const region = 'eu-west-1';
// Made outside, as those of most services.
const client = new SQSClient({ region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
const sqs = createSqs({ region, queues: { orders: { VisibilityTimeout: 77 } } });
const orders = sqs.queue('orders');
const QueueUrl = orders.url;
const send = (MessageBody: string) => client.send(new SendMessageCommand({ QueueUrl, MessageBody }));
const poll = () => client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
const bodies = (): string[] => orders.messages.map(({ body }) => body);

beforeAll(() => sqs.listen());
beforeEach(() => sqs.clear());
afterAll(() => {
  client.destroy();
  sqs.close();
});

/** A call of the Query protocol as a script would make it. */
const form = (body: string): string => new URLSearchParams({ Action: 'SendMessage', QueueUrl, MessageBody: body }).toString();
const headers = { 'content-type': 'application/x-www-form-urlencoded' };

function byRequest(module: typeof http | typeof https, body: string, options: https.RequestOptions = {}): Promise<void> {
  const url = module === http ? QueueUrl.replace('https:', 'http:') : QueueUrl;
  return new Promise((resolve, reject) => {
    const request = module.request(url, { method: 'POST', headers, ...options }, (response) => response.resume().on('end', resolve));
    request.on('error', reject).write(form(body));
    // The rest comes from elsewhere: what counts is where a request was made.
    setImmediate(() => request.end());
  });
}

const keepAlive = { http: new http.Agent({ keepAlive: true, maxSockets: 1 }), https: new https.Agent({ keepAlive: true, maxSockets: 1 }) };

describe('sqs.run', () => {
  it.each<[string, (body: string) => Promise<unknown>]>([
    ['a client made outside', send],
    ['node:http', (body) => byRequest(http, body)],
    ['node:https', (body) => byRequest(https, body)],
    ['node:http and a keep-alive agent', (body) => byRequest(http, body, { agent: keepAlive.http })],
    ['node:https and a keep-alive agent', (body) => byRequest(https, body, { agent: keepAlive.https })],
    ['fetch', (body) => fetch(QueueUrl, { method: 'POST', headers, body: form(body) })],
    [
      'a handler of its own',
      (body) => Promise.resolve(sqs.handler({ method: 'POST', url: QueueUrl, header: () => undefined, body: form(body) })),
    ],
  ])('keeps calls of two at once apart, and from those outside: by %s', async (_way, sendBy) => {
    const inside = async (name: string): Promise<string[]> => {
      await sendBy(`${name} 1`);
      await realTime(1);
      await sendBy(`${name} 2`);
      return bodies();
    };

    const [first, second] = await Promise.all([sqs.run(() => inside('first')), sqs.run(() => inside('second')), sendBy('outside')]);

    expect([first, second, bodies()]).toEqual([['first 1', 'first 2'], ['second 1', 'second 2'], ['outside']]);
  });

  it('returns what the callback returns, and fails as it fails', async () => {
    await expect(sqs.run(() => 42)).resolves.toBe(42);
    await expect(sqs.run({}, async () => Promise.reject(new Error('of the callback')))).rejects.toThrow('of the callback');
  });

  it('means its own world by sqs, by queues looked up outside, and by names', async () => {
    useWorldOfFile(() => worldBehind(sqs)?.world);
    orders.send('outside');

    await sqs.run(async (inner) => {
      inner.listen();
      await send('inside');

      expect(orders).toHaveMessageCount(1);
      expect(orders).toHaveMessage('inside');
      expect('orders').toHaveMessage('inside');
      expect(sqs).toHaveReceivedCommandTimes(SendMessageCommand, 1);
      expect(inner.queue('orders').messages).toHaveLength(1);
      expect(inner.calls).toBe(sqs.calls);
      orders.purge();
    });
    await send('outside, too');

    expect(bodies()).toEqual(['outside', 'outside, too']);
  });

  it('lets what it hands over be looked at afterwards', async () => {
    const inner = await sqs.run(async (inside) => {
      await send('inside');
      return inside.queue('orders');
    });

    expect(inner).toHaveMessage('inside');
    expect(orders).toBeEmpty();
  });

  it('begins with the queues there are outside, without their messages', async () => {
    sqs.createQueue('made-later.fifo', { VisibilityTimeout: 5, tags: { team: 'shop' } });
    orders.send('outside');

    await sqs.run((inner) => {
      expect(inner.queue('made-later.fifo').attributes).toMatchObject({ VisibilityTimeout: '5', FifoQueue: 'true' });
      expect(inner.queue('orders').attributes).toMatchObject({ VisibilityTimeout: '77' });
      expect(inner).toBeEmpty();
      inner.createQueue('of-its-own');
    });

    expect(() => sqs.queue('of-its-own')).toThrow('There is no queue "of-its-own"');
  });

  it('begins with other queues where it is given some, and with other options', async () => {
    await sqs.run({ queues: { refunds: {} }, seed: 7, clock: 'virtual' }, async (inner) => {
      expect(() => inner.queue('orders')).toThrow('There is no queue "orders"');
      expect(() => orders.messages).toThrow('this sqs.run() began with other queues');
      expect([sqs.seed, inner.seed, sqs.region]).toEqual([7, 7, region]);
      inner.queue('refunds').send('refund 1');
      inner.clear();
      expect(inner.queue('refunds')).toBeEmpty();
    });

    expect(sqs.seed).not.toBe(7);
  });

  it('can be run within another', async () => {
    const nested = async (of: Sqs) =>
      of.run(async () => {
        await send('innermost');
        return bodies();
      });

    const seen = await sqs.run({ queues: { orders: { VisibilityTimeout: 5 } } }, async (inner) => {
      await send('between');
      return [await nested(inner), await nested(sqs), bodies(), orders.attributes['VisibilityTimeout']];
    });

    expect(seen).toEqual([['innermost'], ['innermost'], ['between'], '5']);
    expect(orders).toBeEmpty();
  });

  it('has time of its own', async () => {
    const startMs = sqs.clock.now();

    await sqs.run({ clock: 'virtual' }, async () => {
      await send('order 42');
      await poll();
      await sqs.clock.advance('77s');
      expect(orders).toHaveVisibleMessage('order 42');
    });

    expect(sqs.clock.now() - startMs).toBeLessThan(70_000);
  });

  it('ends a call empty that still waits at its end', async () => {
    let left: Promise<unknown> | undefined;
    await sqs.run(async (inner) => {
      left = poll();
      await inner.clock.advance(0);
    });

    expect(await left).not.toHaveProperty('Messages');
  });

  it('refuses calls that come when it has ended, and slows down a loop of them', async () => {
    let end = (): void => {};
    const ended = new Promise<void>((resolve) => (end = resolve));
    let loop: Promise<string[]> | undefined;
    await sqs.run(() => {
      loop = (async () => {
        await ended;
        const refused: string[] = [];
        for (const call of [() => send('late'), poll, poll, poll]) await call().catch((error: Error) => refused.push(error.message));
        return refused;
      })();
    });
    orders.send('outside');

    const startMs = performance.now();
    end();
    const refused = await loop!;

    expect(refused.map((message) => message.split('.')[0])).toEqual([
      'SendMessage on "orders" came when the sqs',
      ...Array.from({ length: 3 }, () => 'ReceiveMessage on "orders" came when the sqs'),
    ]);
    // Each poll waits twice as long as the one before: 10 ms, 20 ms, 40 ms.
    expect(performance.now() - startMs).toBeGreaterThan(60);
    expect(bodies()).toEqual(['outside']);
    expect(sqs.calls).toEqual([]);
  });

  it('takes no message for a caller that hangs up', async () => {
    await sqs.run(async (inner) => {
      const caller = new AbortController();
      const left = client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }), { abortSignal: caller.signal });
      const given = left.catch(({ name }: Error) => name);
      await inner.clock.advance(0);
      caller.abort();
      expect(await given).toBe('AbortError');
      orders.send('order 42');
      expect(orders).toHaveVisibleMessage('order 42');
    });
  });

  it('goes on for what was begun outside', async () => {
    const outside = poll();
    await sqs.clock.advance(0);

    await sqs.run(() => send('inside'));
    await send('outside');

    expect((await outside).Messages).toMatchObject([{ Body: 'outside' }]);
  });

  it('makes a queue for itself by CreateQueue', async () => {
    const created = await sqs.run(() => client.send(new CreateQueueCommand({ QueueName: 'fresh' })));

    expect(created.QueueUrl).toMatch(/\/fresh$/);
    expect(() => sqs.queue('fresh')).toThrow('There is no queue "fresh"');
  });

  it('looks after its messages where that is asked for', async () => {
    const verified = createSqsIn({ region, queues: { orders: {} } }, { verify: verifyConservation }).sqs;
    const lose = (): void => {
      const body = JSON.stringify({ QueueUrl, Entries: [{ Id: '1', MessageBody: '\0' }] });
      const header = (name: string) => (name === 'x-amz-target' ? 'AmazonSQS.SendMessageBatch' : undefined);
      void verified.handler({ method: 'POST', url: QueueUrl, header, body });
    };

    await expect(verified.run(lose)).rejects.toThrow('Messages got lost');
    await expect(verified.run(() => Promise.reject(new Error('of the callback')))).rejects.toThrow('of the callback');
  });

  it('says what to write instead of what it does not take', async () => {
    await expect(sqs.run(undefined as never)).rejects.toThrow('sqs.run() takes a function, but got undefined. Write: await sqs.run(');
    await expect(sqs.run({ endpoints: [] } as never, () => {})).rejects.toThrow('sqs.run: endpoints is an option of createSqs');
  });
});

describe('Several sqs.run() at a time', () => {
  it('are told that they share the fake timers', async () => {
    const told = jest.spyOn(console, 'warn').mockImplementation(() => {});
    jest.useFakeTimers();
    await Promise.all([sqs.run(() => {}), sqs.run(() => {})]);
    jest.useRealTimers();
    await Promise.all([sqs.run(() => {}), sqs.run(() => {})]);

    expect(told.mock.calls).toEqual([[expect.stringMatching(/^msw-sqs: several sqs\.run\(\) at a time share the fake timers/)]]);
    told.mockRestore();
  });
});
