import { strict as assert } from 'node:assert';
import http, { type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
  type ReceiveMessageCommandInput,
} from '@aws-sdk/client-sqs';
import type { Sqs } from 'msw-sqs';
import { letsOthersRun } from './event-loop';
import { consumesSlowly } from './slow-consumer';

/** What test runners have in common, under one name. */
export interface Runner {
  readonly sqs: Sqs;
  test(title: string, body: () => Promise<void>): void;
  afterAll(run: () => void): void;
  readonly fakeTimers: {
    /** With the runner's defaults. */
    use(): void;
    advance(milliseconds: number): Promise<void>;
    restore(): void;
    /** Whether `sqs.clock` moves them, too. */
    readonly followSqs: boolean;
  };
}

/** Hosts of SQS that no test ever configured: of regions to come, and of every form AWS has. */
const OTHER_HOSTS = [
  'sqs.mars-north-1.amazonaws.com',
  'mars-north-1.queue.amazonaws.com',
  'queue.amazonaws.com',
  'sqs-fips.us-gov-west-1.amazonaws.com',
  'sqs.cn-north-1.amazonaws.com.cn',
  'sqs.eu-west-1.api.aws',
  'vpce-0a1b2c-3d4e.sqs.eu-west-1.vpce.amazonaws.com',
];

/** Calls that a service would make, by an ordinary client that knows nothing of tests. */
export function serviceOf(queueUrl: () => string) {
  const client = new SQSClient();
  const receive = async (input: Partial<ReceiveMessageCommandInput> = {}) =>
    (await client.send(new ReceiveMessageCommand({ QueueUrl: queueUrl(), MessageSystemAttributeNames: ['All'], ...input }))).Messages ?? [];
  return {
    client,
    receive,
    send: (MessageBody: string) => client.send(new SendMessageCommand({ QueueUrl: queueUrl(), MessageBody })),
    delete: (ReceiptHandle: string | undefined) => client.send(new DeleteMessageCommand({ QueueUrl: queueUrl(), ReceiptHandle })),
  };
}

/** What `msw-sqs/jest` and `msw-sqs/vitest` promise, whatever runs the tests. */
export function keepsItsPromises({ sqs, test, afterAll, fakeTimers }: Runner): void {
  const orders = sqs.createQueue('orders', { VisibilityTimeout: 30 });
  const service = serviceOf(() => orders.url);
  afterAll(() => service.client.destroy());

  letsOthersRun(() => orders, test);

  test('a message is sent, received and deleted', async () => {
    const { QueueUrl } = await service.client.send(new CreateQueueCommand({ QueueName: 'orders' }));
    assert.equal(QueueUrl, orders.url);

    const { MessageId } = await service.send('é€😀');
    const [message] = await service.receive();
    assert.deepEqual([message?.MessageId, message?.Body, orders.inFlight.length], [MessageId, 'é€😀', 1]);

    await service.delete(message?.ReceiptHandle);
    assert.equal(orders.messages.length, 0);
    assert.deepEqual(await service.receive(), []);
  });

  test('the clock brings a message back', async () => {
    await service.send('order 42');
    await service.receive();
    assert.deepEqual(await service.receive(), []);

    await sqs.clock.advance('31s');

    assert.equal((await service.receive())[0]?.Attributes?.ApproximateReceiveCount, '2');
  });

  test('the clock ends a long poll, and a message ends one', async () => {
    const startMs = Date.now();
    const nothing = service.receive({ WaitTimeSeconds: 20 });
    await sqs.clock.advance('20s');
    assert.deepEqual(await nothing, []);

    const something = service.receive({ WaitTimeSeconds: 20 });
    await sqs.clock.advance('1s');
    await service.send('order 42');
    assert.equal((await something)[0]?.Body, 'order 42');
    assert.ok(Date.now() - startMs < 15_000, 'somebody waited');
  });

  test('fake timers move SQS', async () => {
    fakeTimers.use();
    try {
      await service.send('order 42');
      await service.receive();
      await fakeTimers.advance(30_000);
      assert.equal((await service.receive())[0]?.Attributes?.ApproximateReceiveCount, '2');

      const nothing = service.receive({ WaitTimeSeconds: 20 });
      await sqs.clock.advance(0);
      await fakeTimers.advance(20_000);
      assert.deepEqual(await nothing, []);
    } finally {
      fakeTimers.restore();
    }
  });

  test('sqs-consumer keeps a message by heartbeats while fake timers move', async () => {
    fakeTimers.use();
    try {
      // A step at a time: fake timers do not wait for the calls that they set off.
      await consumesSlowly(sqs, async (milliseconds) => {
        for (let ms = 0; ms < milliseconds; ms += 1000) {
          await fakeTimers.advance(1000);
          await sqs.clock.advance(0);
        }
      });
      if (fakeTimers.followSqs) await consumesSlowly(sqs, (milliseconds) => sqs.clock.advance(milliseconds));
    } finally {
      fakeTimers.restore();
    }
  });
  isolationHolds({ sqs, test });

  test('other servers are reached by http and fetch', async () => {
    const { server, url } = await realServer();
    try {
      assert.deepEqual([await textByHttp(url), await (await fetch(url)).text()], ['real', 'real']);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  test('no host of SQS is called', async () => {
    for (const host of OTHER_HOSTS) {
      const byFetch = await fetch(`https://${host}/?Action=ListQueues&Version=2012-11-05`);
      assert.match(await byFetch.text(), /<ListQueuesResponse/, host);
      const client = new SQSClient({ endpoint: `https://${host}`, maxAttempts: 1 });
      await client.send(new CreateQueueCommand({ QueueName: 'elsewhere' }));
      client.destroy();
    }
  });
}

/** What keeps tests, and worlds within them, apart. */
function isolationHolds({ sqs, test }: Pick<Runner, 'sqs' | 'test'>): void {
  const { client, receive, send } = serviceOf(() => sqs.queue('orders').url);
  const bodies = (): string[] => sqs.queue('orders').messages.map(({ body }) => body);
  const byFetch = (text: string): Promise<unknown> => {
    const body = new URLSearchParams({ Action: 'SendMessage', QueueUrl: sqs.queue('orders').url, MessageBody: text });
    return fetch(sqs.queue('orders').url, { method: 'POST', body });
  };

  test('worlds of their own do not see each other, nor what is outside', async () => {
    for (const sendBy of [send, byFetch]) {
      const apart = (name: string): Promise<string[]> =>
        sqs.run(async () => {
          await sendBy(`${name} 1`);
          await sendBy(`${name} 2`);
          return bodies();
        });
      const [first, second] = await Promise.all([apart('first'), apart('second'), sendBy('outside')]);
      assert.deepEqual(
        [first, second],
        [
          ['first 1', 'first 2'],
          ['second 1', 'second 2'],
        ],
      );
    }
    assert.deepEqual(bodies(), ['outside', 'outside']);
  });

  let cutOff: Promise<string> | undefined;
  test('something goes on when its test has ended', async () => {
    assert.deepEqual(bodies(), [], 'The queues were to be empty.');
    cutOff = receive({ WaitTimeSeconds: 20 }).then(
      (messages) => `${messages.length} messages`,
      (error: Error) => error.message,
    );
    sqs.createQueue('left').send('a message');
    await sqs.clock.advance(0);
  });

  test('what went on is sent home before the next test', async () => {
    assert.equal(await cutOff!, '0 messages');
    assert.deepEqual(sqs.queue('left').messages, []);
    client.destroy();
  });
}

/** Tests that run at the same time, each of which begins with a queue of the file that nobody else uses. */
export function concurrentTestsAreApart(sqs: Sqs, test: (title: string, body: () => Promise<void>) => void): void {
  const shared = sqs.createQueue('shared');
  const { receive, send } = serviceOf(() => shared.url);
  for (const name of ['first', 'second', 'third']) {
    test(`the ${name} of several tests at once has a world of its own`, async () => {
      await send(`${name} 1`);
      await sqs.clock.advance(0);
      await send(`${name} 2`);
      assert.deepEqual(
        shared.messages.map(({ body }) => body),
        [`${name} 1`, `${name} 2`],
      );
      assert.equal((await receive({ MaxNumberOfMessages: 10 })).length, 2);
    });
  }
}

/** A server that msw-sqs has nothing to do with. It keeps no connection: MSW 3 does not see requests on those made before it. */
export async function realServer(): Promise<{ server: Server; url: string }> {
  const server = http.createServer((_, response) =>
    response.writeHead(200, { 'access-control-allow-origin': '*', connection: 'close' }).end('real'),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

export async function textByHttp(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => (text += String(chunk)));
      response.on('end', () => resolve(text));
    });
    request.on('error', reject);
  });
}
