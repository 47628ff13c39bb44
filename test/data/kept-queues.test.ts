import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListMessageMoveTasksCommand,
  ListQueueTagsCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
  type Message,
} from '@aws-sdk/client-sqs';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { loadSqlite } from '../../src/data/sqlite';
import { startSqsServer, type SqsServer, type SqsServerOptions } from '../../src/server';
import { afterCrash, describeWithSqlite, newFolder, removeFolders } from './with-sqlite';

const servers: SqsServer[] = [];

/** A server on a folder, and a client of it. */
async function serve(data: string, options: SqsServerOptions = {}) {
  const server = await startSqsServer({ port: 0, clock: 'virtual', ...options, data });
  servers.push(server);
  const client = new SQSClient({ endpoint: server.endpoint, region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
  const send = client.send.bind(client) as SQSClient['send'];
  const urlOf = async (QueueName: string): Promise<string> => (await client.send(new GetQueueUrlCommand({ QueueName }))).QueueUrl!;
  const receive = async (name: string, more: object = {}): Promise<Message[]> => {
    const QueueUrl = await urlOf(name);
    const input = { QueueUrl, MaxNumberOfMessages: 10, MessageSystemAttributeNames: ['All' as const], MessageAttributeNames: ['All'] };
    return (await client.send(new ReceiveMessageCommand({ ...input, ...more }))).Messages ?? [];
  };
  return { server, sqs: server.sqs, send, urlOf, receive };
}

/** The same queues in a new server, after the first was killed. */
async function serveAfterCrash(folder: string, options?: SqsServerOptions) {
  return serve(afterCrash(folder), options);
}

afterEach(async () => {
  jest.restoreAllMocks();
  await Promise.all(servers.splice(0).map((server) => server.close()));
  removeFolders();
});

describeWithSqlite('Queues that are kept in a folder', () => {
  it('are there after a crash, with their attributes, tags and messages', async () => {
    const folder = newFolder();
    const before = await serve(folder);
    const { QueueUrl } = await before.send(
      new CreateQueueCommand({ QueueName: 'orders', Attributes: { VisibilityTimeout: '45' }, tags: { team: 'shop' } }),
    );
    const MessageAttributes = { bytes: { DataType: 'Binary', BinaryValue: new Uint8Array([0, 255]) } };
    await before.send(new SendMessageCommand({ QueueUrl, MessageBody: 'order 42 🛒', MessageAttributes }));

    const after = await serveAfterCrash(folder);

    const url = await after.urlOf('orders');
    const { Attributes } = await after.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }));
    expect(Attributes).toMatchObject({ VisibilityTimeout: '45', ApproximateNumberOfMessages: '1' });
    expect((await after.send(new ListQueueTagsCommand({ QueueUrl: url }))).Tags).toEqual({ team: 'shop' });
    expect(await after.receive('orders')).toMatchObject([{ Body: 'order 42 🛒', MessageAttributes }]);
  });

  it('do not bring back what was deleted, purged or expired', async () => {
    const folder = newFolder();
    const before = await serve(folder, { queues: { deleted: {}, purged: {}, expired: { MessageRetentionPeriod: 60 }, gone: {} } });
    for (const name of ['deleted', 'purged', 'expired', 'gone']) before.sqs.queue(name).send('order 42');
    const [message] = await before.receive('deleted');
    await before.send(new DeleteMessageCommand({ QueueUrl: await before.urlOf('deleted'), ReceiptHandle: message!.ReceiptHandle! }));
    await before.send(new PurgeQueueCommand({ QueueUrl: await before.urlOf('purged') }));
    await before.send(new DeleteQueueCommand({ QueueUrl: await before.urlOf('gone') }));
    await before.sqs.clock.advance('61s');
    await before.send(new GetQueueAttributesCommand({ QueueUrl: await before.urlOf('expired'), AttributeNames: ['All'] }));

    const after = await serveAfterCrash(folder);

    for (const name of ['deleted', 'purged', 'expired']) expect(await after.receive(name)).toEqual([]);
    await expect(after.urlOf('gone')).rejects.toThrow('The specified queue does not exist.');
  });

  it('know who has which message in hand, and for how long', async () => {
    const folder = newFolder();
    const before = await serve(folder, { queues: { orders: { VisibilityTimeout: 30 } } });
    before.sqs.queue('orders').send('order 42');
    before.sqs.queue('orders').send('order 43');
    const messages = await before.receive('orders');
    const [first, second] = messages.map(({ ReceiptHandle }) => ReceiptHandle!);
    await before.sqs.clock.advance('10s');

    const after = await serveAfterCrash(folder);
    const QueueUrl = await after.urlOf('orders');
    expect(await after.receive('orders')).toEqual([]);
    await after.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: first! }));
    await after.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: second!, VisibilityTimeout: 60 }));
    await after.sqs.clock.advance('59s');
    expect(await after.receive('orders')).toEqual([]);
    await after.sqs.clock.advance('1s');

    expect(await after.receive('orders')).toMatchObject([{ Body: 'order 43', Attributes: { ApproximateReceiveCount: '2' } }]);
  });

  it('know a message again that is sent a second time, and a receive that is tried again', async () => {
    const folder = newFolder();
    const before = await serve(folder, { queues: { 'orders.fifo': {} } });
    const input = { MessageBody: 'order 42', MessageGroupId: 'g', MessageDeduplicationId: '42' };
    const sent = await before.send(new SendMessageCommand({ QueueUrl: await before.urlOf('orders.fifo'), ...input }));
    const [received] = await before.receive('orders.fifo', { ReceiveRequestAttemptId: 'first' });

    const after = await serveAfterCrash(folder);
    const again = await after.send(new SendMessageCommand({ QueueUrl: await after.urlOf('orders.fifo'), ...input }));
    const next = await after.send(
      new SendMessageCommand({ QueueUrl: await after.urlOf('orders.fifo'), ...input, MessageDeduplicationId: '43' }),
    );

    expect(again).toMatchObject({ MessageId: sent.MessageId, SequenceNumber: sent.SequenceNumber });
    expect(BigInt(next.SequenceNumber!)).toBeGreaterThan(BigInt(sent.SequenceNumber!));
    expect(await after.receive('orders.fifo', { ReceiveRequestAttemptId: 'first' })).toEqual([received]);
    await after.sqs.clock.advance('5m');
    const later = await after.send(new SendMessageCommand({ QueueUrl: await after.urlOf('orders.fifo'), ...input }));
    expect(later.MessageId).not.toBe(sent.MessageId);
  });

  it('go on with a move task', async () => {
    const folder = newFolder();
    const queues = { orders: { deadLetterQueue: 'orders-dlq', maxReceiveCount: 1 } };
    const before = await serve(folder, { queues });
    for (let n = 0; n < 4; n++) before.sqs.queue('orders-dlq').send(`order ${n}`);
    const [SourceArn, DestinationArn] = [before.sqs.queue('orders-dlq').arn, before.sqs.queue('orders').arn];
    await before.send(new StartMessageMoveTaskCommand({ SourceArn, DestinationArn, MaxNumberOfMessagesPerSecond: 1 }));
    await before.sqs.clock.advance('1s');

    const after = await serveAfterCrash(folder);
    await after.sqs.clock.advance('10s');

    const { Results } = await after.send(new ListMessageMoveTasksCommand({ SourceArn }));
    expect(Results).toMatchObject([{ Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 4 }]);
    expect(await after.receive('orders')).toHaveLength(4);
  });

  it('live by a clock that was moved, and moves on from there', async () => {
    const folder = newFolder();
    const before = await serve(folder, { queues: { orders: { DelaySeconds: 300 } } });
    before.sqs.queue('orders').send('order 42');
    await before.sqs.clock.advance('200s');
    const shown = before.sqs.clock.now();
    await before.receive('orders');

    const after = await serveAfterCrash(folder);

    expect(after.sqs.clock.now()).toBe(shown);
    await after.sqs.clock.advance('99s');
    expect(await after.receive('orders')).toEqual([]);
    await after.sqs.clock.advance('1s');
    expect(await after.receive('orders')).toHaveLength(1);
  });

  it('are created as the options say, and get the attributes that these say now', async () => {
    const folder = newFolder();
    const before = await serve(folder, { queues: { orders: { VisibilityTimeout: 30, tags: { team: 'shop' } } } });
    before.sqs.queue('orders').send('order 42');
    await before.receive('orders', { VisibilityTimeout: 0 });

    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const after = await serveAfterCrash(folder, { queues: { orders: { VisibilityTimeout: 60 }, invoices: {} } });

    expect(after.sqs.queue('orders').attributes).toMatchObject({ VisibilityTimeout: '60' });
    expect(after.sqs.queue('invoices').messages).toEqual([]);
    const again = await serveAfterCrash(folder, { queues: { orders: { VisibilityTimeout: 60 } } });
    expect(await again.receive('orders')).toMatchObject([{ Body: 'order 42' }]);
  });

  it('are as empty as sqs.clear() and sqs.reset() leave them', async () => {
    const folder = newFolder();
    const before = await serve(folder, { queues: { orders: {} } });
    before.sqs.createQueue('invoices').send('invoice 1');
    before.sqs.queue('orders').send('order 42');
    before.sqs.reset();
    await before.receive('orders');
    const afterReset = await serveAfterCrash(folder);
    expect([...(await afterReset.receive('orders')), ...(await afterReset.receive('invoices'))]).toEqual([]);

    before.sqs.clear();
    await before.receive('orders');

    const after = await serveAfterCrash(folder);
    await expect(after.urlOf('invoices')).rejects.toThrow('The specified queue does not exist.');
    expect(await after.receive('orders')).toEqual([]);
  });

  it('never give a message id or a receipt handle twice, not even with one seed', async () => {
    const folder = newFolder();
    const before = await serve(folder, { seed: 1, queues: { orders: {} } });
    const QueueUrl = await before.urlOf('orders');
    const { MessageId } = await before.send(new SendMessageCommand({ QueueUrl, MessageBody: 'order 42' }));
    const [deleted] = await before.receive('orders');
    await before.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: deleted!.ReceiptHandle! }));

    const after = await serveAfterCrash(folder, { seed: 1 });
    const url = await after.urlOf('orders');
    const sent = await after.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'order 43' }));
    await after.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: deleted!.ReceiptHandle! }));

    expect(sent.MessageId).not.toBe(MessageId);
    expect(await after.receive('orders')).toMatchObject([{ Body: 'order 43' }]);
  });

  it('take a change of attributes along that concerns messages which wait', async () => {
    const folder = newFolder();
    const before = await serve(folder, { queues: { 'orders.fifo': { DelaySeconds: 60 } } });
    before.sqs.queue('orders.fifo').send('order 42', { messageGroupId: 'g', messageDeduplicationId: '42' });
    const QueueUrl = await before.urlOf('orders.fifo');
    await before.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { DelaySeconds: '0' } }));

    const after = await serveAfterCrash(folder);

    expect(await after.receive('orders.fifo')).toHaveLength(1);
  });

  it('are taken over from a file of the first version', async () => {
    const folder = newFolder();
    mkdirSync(folder);
    const file = new (loadSqlite().DatabaseSync)(join(folder, 'msw-sqs.sqlite'));
    file.exec(readFileSync(join(__dirname, 'version-1.sql'), 'utf8'));
    file.close();

    const after = await serve(folder, { accountId: '000000000000' });

    expect(await after.receive('orders')).toMatchObject([{ Body: 'order 43' }]);
    await after.sqs.clock.advance('30s');
    const again = await after.receive('orders');
    expect(again.map(({ Body, Attributes }) => [Body, Attributes!.ApproximateReceiveCount])).toEqual([
      ['order 42', '2'],
      ['order 43', '2'],
    ]);
  });

  it('are told of when all of them are of another account or region than the server', async () => {
    const folder = newFolder();
    await serve(folder, { accountId: '000000000000', region: 'us-east-1', queues: { orders: {} } });
    const told = jest.spyOn(process.stderr, 'write').mockReturnValue(true);

    await serveAfterCrash(folder, { accountId: '000000000000', region: 'us-east-1' });
    expect(told).not.toHaveBeenCalled();
    await serveAfterCrash(folder, { accountId: '000000000000', region: 'eu-west-1' });

    expect(told.mock.calls).toEqual([
      [
        'All queues that are kept are of account 000000000000 in us-east-1, and this server is of account 000000000000 in eu-west-1: ' +
          'it shows them to who names their region and account, or when it is started with these.\n',
      ],
    ]);
  });

  it('are closed once, however often that is asked for', async () => {
    const { server } = await serve(newFolder());

    await expect(Promise.all([server.close(), server.close()])).resolves.toBeDefined();
    await expect(server.close()).resolves.toBeUndefined();
  });

  it('are told when their definitions take attributes back that a client has set', async () => {
    const folder = newFolder();
    const before = await serve(folder, { queues: { orders: { VisibilityTimeout: 30 } } });
    const QueueUrl = await before.urlOf('orders');
    await before.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { VisibilityTimeout: '77', DelaySeconds: '5' } }));
    const told = jest.spyOn(process.stderr, 'write').mockReturnValue(true);

    await serveAfterCrash(folder, { queues: { orders: { VisibilityTimeout: 30 } } });

    expect(told.mock.calls).toEqual([['Queue "orders" has the attributes of its definition now: VisibilityTimeout is 30, and was 77.\n']]);
  });

  it('acknowledge nothing any more when somebody removes their file', async () => {
    const folder = newFolder();
    const { server, sqs } = await serve(folder, { queues: { orders: {} } });
    const told = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const client = new SQSClient({
      endpoint: server.endpoint,
      region: 'us-east-1',
      maxAttempts: 1,
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
    rmSync(folder, { recursive: true });

    await expect(client.send(new SendMessageCommand({ QueueUrl: sqs.queue('orders').url, MessageBody: 'order 42' }))).rejects.toMatchObject(
      {
        name: 'ServiceUnavailable',
      },
    );
    expect(told.mock.calls.join()).toContain('it was removed, or another file took its place, while it was open');
    await expect(server.close()).resolves.toBeUndefined();
  });

  it('go on from the latest moment where the clock of the system was set back, and with the clock when that is right again', async () => {
    const folder = newFolder();
    const hourMs = 3_600_000;
    const realMs = Date.now();
    const systemShows = (atMs: number) => jest.spyOn(Date, 'now').mockReturnValue(atMs);
    systemShows(realMs + 10 * hourMs);
    const wrong = await serve(folder, { clock: 'system', queues: { orders: {} } });
    wrong.sqs.queue('orders').send('order 42');
    await wrong.receive('orders');

    systemShows(realMs);
    const later = afterCrash(folder);
    const setBack = await serve(later, { clock: 'system' });
    expect(setBack.sqs.clock.now()).toBe(realMs + 10 * hourMs);
    await setBack.server.close();
    systemShows(realMs + 11 * hourMs);
    const right = await serve(later, { clock: 'system' });

    expect(right.sqs.clock.now()).toBe(realMs + 11 * hourMs);
  });

  it('remember how many messages there were when the latest are gone, so that no sequence number comes twice', async () => {
    const folder = newFolder();
    const before = await serve(folder, { queues: { 'orders.fifo': {} } });
    const message = { MessageBody: 'order', MessageGroupId: 'g' };
    const numbers: bigint[] = [];
    const sendTo = async ({ send, urlOf, receive }: Awaited<ReturnType<typeof serve>>, id: string) => {
      const QueueUrl = await urlOf('orders.fifo');
      const { SequenceNumber } = await send(new SendMessageCommand({ QueueUrl, ...message, MessageDeduplicationId: id }));
      numbers.push(BigInt(SequenceNumber!));
      for (const { ReceiptHandle } of await receive('orders.fifo'))
        await send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: ReceiptHandle! }));
    };
    for (const id of ['1', '2', '3']) await sendTo(before, id);

    await sendTo(await serveAfterCrash(folder), '4');

    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => Number(a - b)));
  });
});
