import http from 'node:http';
import https from 'node:https';
import type timers from 'node:timers';
import { inspect } from 'node:util';
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { jest } from '@jest/globals';
import { createSqs } from '../../src/world/sqs';

const { setImmediate } = jest.requireActual<typeof timers>('node:timers');
const turns = async (): Promise<void> => {
  for (let i = 0; i < 10; i++) await new Promise((resolve) => setImmediate(resolve));
};

const sqs = createSqs();
const orders = sqs.createQueue('orders');
beforeEach(() => {
  sqs.reset();
  sqs.listen();
});
afterEach(() => sqs.close());

function clientOf(httpsAgent: https.Agent): SQSClient {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return new SQSClient({ region: 'us-east-1', credentials, maxAttempts: 1, requestHandler: { httpsAgent } });
}

const sizeOf = (lists: NodeJS.ReadOnlyDict<unknown[]>): number => Object.values(lists).flat().length;
const poll = (client: SQSClient) => client.send(new ReceiveMessageCommand({ QueueUrl: orders.url, WaitTimeSeconds: 20 }));
const send = (client: SQSClient, MessageBody: string) => client.send(new SendMessageCommand({ QueueUrl: orders.url, MessageBody }));

describe('What is printed', () => {
  it('of an error shows no connection and nothing of the HTTP client', async () => {
    const client = clientOf(new https.Agent({ keepAlive: true }));
    const QueueUrl = `${orders.url}-that-is-not-there`;
    const error = (await client
      .send(new SendMessageCommand({ QueueUrl, MessageBody: 'order' }))
      .catch((failure: unknown) => failure)) as Error & { readonly $response: object };

    const texts = [inspect(error, { depth: Infinity, showHidden: true }), inspect(error.$response), JSON.stringify(error.$response)];

    for (const text of texts) expect(text).not.toMatch(/MemorySocket|ClientRequest|_readableState|_events/);
    expect(JSON.parse(texts[2]!)).toMatchObject({ statusCode: 400, body: { statusCode: 400 } });
  });

  it('of a connection is where it leads and how it stands', async () => {
    const request = https.get(orders.url, { agent: new https.Agent() });
    request.on('error', () => {});
    const socket = await new Promise<object>((resolve) => request.once('socket', resolve));

    expect(inspect(socket).replace(/\s+/g, ' ')).toBe(
      "MemorySocket { inMemory: 'sqs.us-east-1.amazonaws.com:443', connecting: true, destroyed: false }",
    );
    expect(JSON.stringify(socket)).toBe('{"inMemory":"sqs.us-east-1.amazonaws.com:443","connecting":true,"destroyed":false}');
    request.destroy();
  });
});

describe("A client's agent", () => {
  it('keeps a connection for the next call, as its owner sees', async () => {
    const agent = new https.Agent({ keepAlive: true });
    const client = clientOf(agent);

    await send(client, 'first');
    await turns();
    const afterFirst = [sizeOf(agent.sockets), sizeOf(agent.freeSockets)];
    const reused = new Promise((resolve) => {
      const request = https.get(orders.url, { agent }, (response) => response.resume().on('end', () => resolve(request.reusedSocket)));
    });

    expect(afterFirst).toEqual([0, 1]);
    expect(await reused).toBe(true);
  });

  it('ends a poll when the client is destroyed, which then takes no message', async () => {
    const client = clientOf(new https.Agent({ keepAlive: true }));
    const failure = poll(client).catch((error: unknown) => error);
    await turns();

    client.destroy();
    orders.send('order');

    expect(await failure).toMatchObject({ message: expect.stringContaining('socket hang up') });
    expect(orders.visible).toHaveLength(1);
  });

  it('makes calls wait for each other when it has one connection', async () => {
    const client = clientOf(new https.Agent({ keepAlive: true, maxSockets: 1 }));
    const polled = poll(client);
    const sent = send(client, 'from behind the poll');
    await turns();
    expect(sqs.calls).toMatchObject([{ action: 'ReceiveMessage' }]);

    orders.send('order');

    expect((await polled).Messages).toMatchObject([{ Body: 'order' }]);
    await sent;
    expect(orders.visible).toMatchObject([{ body: 'from behind the poll' }]);
  });

  it('lists the calls that wait for a connection, as its owner sees', async () => {
    const agent = new https.Agent({ keepAlive: true, maxSockets: 1 });
    const client = clientOf(agent);
    const polls = [poll(client), poll(client), poll(client)];
    await turns();
    const waiting = [sizeOf(agent.sockets), sizeOf(agent.requests)];

    orders.send('first');
    await polls[0];
    await turns();

    expect(waiting).toEqual([1, 2]);
    expect([sizeOf(agent.sockets), sizeOf(agent.requests)]).toEqual([1, 1]);
    sqs.close();
    await Promise.allSettled(polls);
  });

  it('makes the SDK warn where it has too few connections', async () => {
    const agent = new https.Agent({ keepAlive: true, maxSockets: 1 });
    const warned = new Promise<string>((resolve) => {
      const logger = { debug: () => {}, info: () => {}, error: () => {}, warn: resolve };
      const requestHandler = { httpsAgent: agent, socketAcquisitionWarningTimeout: 1, logger };
      const client = new SQSClient({ region: 'us-east-1', requestHandler, maxAttempts: 1 });
      for (let i = 0; i < 3; i++) poll(client).catch(() => {});
    });

    expect(await warned).toContain('socket usage at capacity=1 and 2 additional requests are enqueued');
    sqs.close();
  });

  it.each(['closed', 'listening'])('leaves alone what else waits at it when SQS is %s', async (how) => {
    const server = http.createServer((request, response) => void response.end('the other service'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
    const shared = createSqs({ endpoints: origin });
    shared.listen();
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    const fetched = (path: string) =>
      new Promise<string>((resolve) => {
        const request = http.get(origin + path, { agent }, (response) => response.resume().on('end', () => resolve('answered')));
        request.on('error', ({ message }) => resolve(message));
      });
    const others = ['/1', '/2', '/3'].map(fetched);
    const queues = ['/?Action=ListQueues', '/?Action=ListQueues'].map(fetched);

    if (how === 'closed') shared.close();

    expect(await Promise.all(others)).toEqual(['answered', 'answered', 'answered']);
    expect(await Promise.all(queues)).toEqual(
      how === 'closed' ? Array(2).fill(expect.stringContaining('msw-sqs stopped answering')) : ['answered', 'answered'],
    );
    agent.destroy();
    shared.close();
    server.close();
  });

  it('goes on with the next call when the one before is given up', async () => {
    const client = clientOf(new https.Agent({ maxSockets: 1 }));
    const controller = new AbortController();
    const polled = client
      .send(new ReceiveMessageCommand({ QueueUrl: orders.url, WaitTimeSeconds: 20 }), { abortSignal: controller.signal })
      .catch(({ name }: Error) => name);
    await turns();
    const sent = send(client, 'order');
    await turns();

    controller.abort();

    await sent;
    expect(await polled).toBe('AbortError');
    expect(orders.visible).toHaveLength(1);
  });

  it('connects in memory, whatever way of its own it has to connect', async () => {
    class ProxyAgent extends https.Agent {
      override createConnection(): never {
        throw new Error('asked the proxy');
      }
      createSocket(): never {
        throw new Error('asked the proxy');
      }
    }
    const agent = new ProxyAgent({ keepAlive: true });

    await send(clientOf(agent), 'order');

    expect(orders.visible).toHaveLength(1);
    expect(() => agent.createConnection()).toThrow('asked the proxy');
  });

  it('fails all calls when SQS is closed, those that wait for a connection, too', async () => {
    const client = clientOf(new https.Agent({ keepAlive: true, maxSockets: 1 }));
    const failures = [poll(client), poll(client), poll(client)].map((call) => call.catch(({ code }) => code));
    await turns();

    sqs.close();

    expect(await Promise.all(failures)).toEqual(['ERR_SQS_CLOSED', 'ERR_SQS_CLOSED', 'ERR_SQS_CLOSED']);
  });

  it('has no connection left when SQS is closed', async () => {
    const agent = new https.Agent({ keepAlive: true });
    await send(clientOf(agent), 'order');
    await turns();

    sqs.close();
    await turns();

    expect([sizeOf(agent.sockets), sizeOf(agent.freeSockets)]).toEqual([0, 0]);
  });

  it('never gives a connection in memory to a call to another service at the same address', async () => {
    const server = http.createServer((request, response) => void response.end('the other service'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
    const shared = createSqs({ endpoints: origin });
    shared.listen();
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    const textAt = (path: string): Promise<string> =>
      new Promise((resolve) => {
        http.get(origin + path, { agent }, (response) => {
          let text = '';
          response.on('data', (chunk) => (text += String(chunk))).on('end', () => resolve(text));
        });
      });

    const texts = [];
    for (const path of ['/?Action=ListQueues', '/', '/?Action=ListQueues', '/']) {
      texts.push((await textAt(path)).includes('the other') ? 'other' : 'SQS');
      await turns();
    }

    expect(texts).toEqual(['SQS', 'other', 'SQS', 'other']);
    shared.close();
    agent.destroy();
    server.close();
  });

  it('begins with connections of its own in another SQS', async () => {
    const agent = new https.Agent({ keepAlive: true });
    const client = clientOf(agent);
    await send(client, 'to the first');
    const other = createSqs({ queues: { orders: {} } });
    other.listen();

    await send(client, 'to the second');
    other.close();
    await send(client, 'to the first');

    expect(orders.visible.map(({ body }) => body)).toEqual(['to the first', 'to the first']);
  });
});
