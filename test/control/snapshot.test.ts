import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { startSqsServer, type SqsServer, type SqsServerOptions } from '../../src/server';
import { asking } from './asking';

const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function serve(options: SqsServerOptions = {}) {
  const server: SqsServer = await startSqsServer({ port: 0, clock: 'virtual', region: 'us-east-1', ...options });
  closing.push(() => server.close());
  const client = new SQSClient({ endpoint: server.endpoint, region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
  closing.push(() => client.destroy());
  const urlOf = (name: string): string => `${server.endpoint}/000000000000/${name}`;
  const receive = async (name: string, input: object = {}) =>
    (await client.send(new ReceiveMessageCommand({ QueueUrl: urlOf(name), ...input }))).Messages ?? [];
  return { ...server, client, urlOf, receive, ask: await asking(server) };
}

/** A server on which much has happened: one message of each kind, and a move task under way. */
async function busyServer() {
  const queues = {
    orders: { VisibilityTimeout: 30, deadLetterQueue: 'orders-dlq', maxReceiveCount: 1, tags: { team: 'a' } },
    'audit.fifo': { ContentBasedDeduplication: true },
  };
  const busy = await serve({ queues });
  const { sqs, receive } = busy;
  const orders = sqs.queue('orders');
  for (const body of ['dead 1', 'dead 2', 'dead 3']) orders.send(body);
  await receive('orders', { MaxNumberOfMessages: 10 });
  await sqs.clock.advance('31s');
  await receive('orders');
  orders.send('in flight');
  const [{ ReceiptHandle }] = (await receive('orders')) as [{ ReceiptHandle: string }];
  orders.send('delayed', { delaySeconds: 60 });
  orders.send('visible', { messageAttributes: { tenant: 'acme' } });
  sqs.queue('audit.fifo').send('entry', { messageGroupId: 'g' });
  await busy.ask('POST /queues/orders-dlq/redrive', { messagesPerSecond: 1 });
  await sqs.clock.advance('10s');
  return { ...busy, orders, ReceiptHandle };
}

describe('A snapshot of a world', () => {
  it('makes another server the same', async () => {
    const busy = await busyServer();
    const snapshot = (await busy.ask('GET /snapshot')).json;
    const other = await serve();

    const restored = await other.ask('PUT /snapshot', snapshot);

    expect(restored.json).toEqual({ queues: 3, atMs: busy.sqs.clock.now() });
    expect((await other.ask('GET /snapshot')).json).toEqual(snapshot);
    const [shown, shownThere] = await Promise.all([busy, other].map(async ({ ask }) => (await ask('GET /queues/orders/messages')).json));
    expect(shownThere).toEqual(shown);
  });

  it.each([0, 999, 1000, 2500])('is whole with %i messages', async (count) => {
    const { sqs, ask } = await serve({ queues: { orders: {} } });
    for (let n = 0; n < count; n++) sqs.queue('orders').send(`order ${n}`);

    const { records, ...about } = (await ask('GET /snapshot')).json as { records: { kind: string; message?: { body: string } }[] };

    expect(about).toEqual({ format: 'msw-sqs-snapshot', version: 1, atMs: sqs.clock.now() });
    expect(records.map(({ kind, message }) => message?.body ?? kind)).toEqual([
      'queue',
      ...Array.from({ length: count }, (_, n) => `order ${n}`),
    ]);
  });

  it('has receipt handles that delete, and timeouts that end when they would have', async () => {
    const busy = await busyServer();
    const snapshot = (await busy.ask('GET /snapshot')).json;
    const other = await serve();
    await other.ask('PUT /snapshot', snapshot);
    const orders = other.sqs.queue('orders');

    await other.sqs.clock.advance('19s');
    expect(orders.inFlight.map(({ body }) => body)).toEqual(['in flight']);
    await other.sqs.clock.advance('2s');
    expect(orders.inFlight).toEqual([]);
    await other.client.send(new DeleteMessageCommand({ QueueUrl: other.urlOf('orders'), ReceiptHandle: busy.ReceiptHandle }));

    expect(orders.messages.map(({ body }) => body)).not.toContain('in flight');
  });

  it('has what a FIFO queue remembers', async () => {
    const { ask } = await busyServer();
    const snapshot = (await ask('GET /snapshot')).json;
    const other = await serve();
    await other.ask('PUT /snapshot', snapshot);
    const send = new SendMessageCommand({ QueueUrl: other.urlOf('audit.fifo'), MessageBody: 'entry', MessageGroupId: 'g' });

    await other.client.send(send);
    expect(other.sqs.queue('audit.fifo').messages).toHaveLength(1);
    await other.sqs.clock.advance('5m');
    await other.client.send(send);
    expect(other.sqs.queue('audit.fifo').messages).toHaveLength(2);
  });

  it('takes a world back to where it was, the time too', async () => {
    const { ask, sqs, orders } = await busyServer();
    const before = sqs.clock.now();
    const snapshot = (await ask('GET /snapshot')).json;
    await sqs.clock.advance('2h');
    orders.purge();
    await ask('DELETE /queues/audit.fifo');
    await ask('POST /queues', { name: 'bills' });

    await ask('PUT /snapshot', snapshot);

    expect(sqs.clock.now()).toBe(before);
    expect(orders.delayed.map(({ body }) => body)).toEqual(['delayed']);
    expect((await ask('GET /queues')).json.queues.map(({ name }: { name: string }) => name)).toEqual([
      'audit.fifo',
      'orders',
      'orders-dlq',
    ]);
    await sqs.clock.advance('50s');
    expect(orders.delayed).toEqual([]);
  });

  it('sends home who waits for messages', async () => {
    const { ask, receive } = await serve({ queues: { orders: {} } });
    const snapshot = (await ask('GET /snapshot')).json;
    const received = receive('orders', { WaitTimeSeconds: 20 });
    while ((await ask('GET /queues/orders')).json.waiting === 0);

    await ask('PUT /snapshot', snapshot);

    expect(await received).toEqual([]);
  });

  it.each([
    [{}, 'format is missing'],
    [{ format: 'msw-sqs-snapshot', version: 2, atMs: 0, records: [] }, 'version must be 1, but is 2'],
    [{ format: 'msw-sqs-snapshot', version: 1, atMs: 0, records: [{ kind: 'topic' }] }, 'kind must be "queue" or'],
    [
      { format: 'msw-sqs-snapshot', version: 1, atMs: 0, records: [{ kind: 'message', queueArn: 'orders' }] },
      'queueArn must be text such as arn:aws:sqs',
    ],
    [
      {
        format: 'msw-sqs-snapshot',
        version: 1,
        atMs: 0,
        records: [{ kind: 'sent', queueArn: 'arn:aws:sqs:us-east-1:000000000000:bills', key: 'k', messageId: 'm', position: 0, atMs: 0 }],
      },
      'records[0] is of queue arn:aws:sqs:us-east-1:000000000000:bills, of which no record before it tells',
    ],
  ])('that is none changes nothing: %j', async (snapshot, message) => {
    const { ask, orders } = await busyServer();
    const before = orders.messages.length;

    const refused = await ask('PUT /snapshot', snapshot);

    expect(refused).toMatchObject({ status: 400, json: { message: expect.stringContaining(message) } });
    expect(orders.messages).toHaveLength(before);
  });

  it('of many messages comes back in whole', async () => {
    const { ask, sqs } = await serve({ queues: { orders: {} } });
    const body = 'x'.repeat(1000);
    for (let n = 0; n < 20_000; n++) sqs.queue('orders').send(body);
    const snapshot = (await ask('GET /snapshot')).json;
    await ask('DELETE /queues/orders/messages');

    await ask('PUT /snapshot', snapshot);

    expect(sqs.queue('orders').counts.visible).toBe(20_000);
  });
});
