import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { startSqsServer, type SqsServer, type SqsServerOptions } from '../../src/server';
import { asking, covered } from './asking';

const servers: SqsServer[] = [];
const clients: SQSClient[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** A server with a queue "orders" whose dead letters go to "orders-dlq", a FIFO queue "audit.fifo", and who asks its control plane. */
async function serve(options: SqsServerOptions = {}) {
  const queues = {
    orders: { VisibilityTimeout: 30, deadLetterQueue: 'orders-dlq', maxReceiveCount: 1 },
    'audit.fifo': { ContentBasedDeduplication: true },
  };
  const server = await startSqsServer({ port: 0, clock: 'virtual', seed: 1, region: 'us-east-1', queues, ...options });
  servers.push(server);
  const client = new SQSClient({
    endpoint: server.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  clients.push(client);
  const QueueUrl = `${server.endpoint}/000000000000/orders`;
  const receive = async (input: object = {}) => (await client.send(new ReceiveMessageCommand({ QueueUrl, ...input }))).Messages ?? [];
  return { ...server, client, QueueUrl, receive, ask: await asking(server) };
}

describe('Queues, asked of the control plane', () => {
  it('are shown with attributes, tags, counts, and where their dead letters go', async () => {
    const { ask, sqs, endpoint } = await serve();
    sqs.queue('orders').send('order 42');

    const { json } = await ask('GET /queues/orders');

    expect(json).toMatchObject({
      name: 'orders',
      arn: 'arn:aws:sqs:us-east-1:000000000000:orders',
      url: `${endpoint}/000000000000/orders`,
      fifo: false,
      visible: 1,
      inFlight: 0,
      delayed: 0,
      deadLetterQueueArn: 'arn:aws:sqs:us-east-1:000000000000:orders-dlq',
      maxReceiveCount: 1,
      attributes: { VisibilityTimeout: '30', ApproximateNumberOfMessages: '1' },
    });
  });

  it('are listed by name, page by page', async () => {
    const { ask } = await serve();

    const all = await ask('GET /queues');
    const second = await ask('GET /queues?search=orders&offset=1&limit=1');

    expect(all.json.queues.map(({ name }: { name: string }) => name)).toEqual(['audit.fifo', 'orders', 'orders-dlq']);
    expect(second.json).toMatchObject({ total: 2, queues: [{ name: 'orders-dlq', sourceArns: [expect.stringContaining(':orders')] }] });
  });

  it('are named by their URL and their ARN, too', async () => {
    const { ask, QueueUrl } = await serve();

    const byUrl = await ask(`GET /queues/${encodeURIComponent(QueueUrl)}`);
    const byArn = await ask('GET /queues/arn:aws:sqs:us-east-1:000000000000:orders');

    expect([byUrl.json.name, byArn.json.name]).toEqual(['orders', 'orders']);
  });

  it('are created, changed, tagged and deleted', async () => {
    const { ask, sqs } = await serve();

    const created = await ask('POST /queues', { name: 'bills', attributes: { VisibilityTimeout: 5 }, tags: { team: 'a' } });
    const changed = await ask('PATCH /queues/bills/attributes', { VisibilityTimeout: 60, DelaySeconds: '3' });
    const tagged = await ask('PATCH /queues/bills/tags', { team: null, stage: 'test' });
    const deleted = await ask('DELETE /queues/bills');

    expect(created).toMatchObject({ status: 201, json: { attributes: { VisibilityTimeout: '5' }, tags: { team: 'a' } } });
    expect(changed.json.attributes).toMatchObject({ VisibilityTimeout: '60', DelaySeconds: '3' });
    expect(tagged.json.tags).toEqual({ stage: 'test' });
    expect(deleted.json).toEqual({ deleted: 'arn:aws:sqs:us-east-1:000000000000:bills' });
    expect(() => sqs.queue('bills')).toThrow('bills');
  });

  it('are refused attributes as SQS refuses them', async () => {
    const { ask } = await serve();

    const refused = await ask('PATCH /queues/orders/attributes', { VisibilityTimeout: 1_000_000 });

    expect(refused).toMatchObject({ status: 400, json: { error: 'InvalidAttributeValue' } });
  });

  it('tell which message groups are blocked, and until when', async () => {
    const { ask, sqs, client, endpoint } = await serve();
    const audit = sqs.queue('audit.fifo');
    for (const [body, messageGroupId] of Object.entries({ one: 'a', two: 'a', three: 'b' })) audit.send(body, { messageGroupId });
    await client.send(new ReceiveMessageCommand({ QueueUrl: `${endpoint}/000000000000/audit.fifo`, VisibilityTimeout: 7 }));

    const all = await ask('GET /queues/audit.fifo/groups');
    const free = await ask('GET /queues/audit.fifo/groups?state=free');

    expect(all.json).toMatchObject({
      total: 2,
      groups: [
        { groupId: 'a', visible: 1, inFlight: 1, blockedUntilMs: sqs.clock.now() + 7000 },
        { groupId: 'b', visible: 1, blockedUntilMs: null },
      ],
    });
    expect(free.json.groups).toMatchObject([{ groupId: 'b' }]);
  });
});

describe('Messages, asked of the control plane', () => {
  it('are shown in any state, and none is received by looking', async () => {
    const { ask, sqs, receive } = await serve();
    const orders = sqs.queue('orders');
    orders.send('order 41');
    await receive();
    orders.send({ orderId: 42 }, { messageAttributes: { tenant: 'acme' } });
    orders.send('order 43', { delaySeconds: 10 });

    const { json } = await ask('GET /queues/orders/messages');
    await ask('GET /queues/orders/messages/1');

    expect(json).toMatchObject({
      total: 3,
      next: null,
      messages: [
        { state: 'inFlight', body: 'order 41', receiveCount: 1, visibleAtMs: sqs.clock.now() + 30_000 },
        { state: 'visible', body: '{"orderId":42}', messageAttributes: { tenant: { DataType: 'String', StringValue: 'acme' } } },
        { state: 'delayed', body: 'order 43', receiveCount: 0, position: 2 },
      ],
    });
    expect(orders.messages.map(({ receiveCount }) => receiveCount)).toEqual([1, 0, 0]);
  });

  it('are searched by state, group and text', async () => {
    const { ask, sqs, receive } = await serve();
    const orders = sqs.queue('orders');
    orders.send('Order 41');
    await receive();
    orders.send('order 42', { messageAttributes: { tenant: 'ACME' } });
    orders.send('bill 7', { messageGroupId: 'g1' });
    const bodiesOf = async (query: string): Promise<string[]> =>
      (await ask(`GET /queues/orders/messages?${query}`)).json.messages.map(({ body }: { body: string }) => body);

    expect(await bodiesOf('state=inFlight')).toEqual(['Order 41']);
    expect(await bodiesOf('search=ORDER')).toEqual(['Order 41', 'order 42']);
    expect(await bodiesOf('search=acme')).toEqual(['order 42']);
    expect(await bodiesOf('group=g1')).toEqual(['bill 7']);
    expect(await bodiesOf('search=order&state=visible')).toEqual(['order 42']);
  });

  it('come page by page from both ends, also while they change', async () => {
    const { ask, sqs } = await serve();
    for (let n = 0; n < 7; n++) sqs.queue('orders').send(`order ${n}`);

    const first = await ask('GET /queues/orders/messages?limit=3');
    await ask('DELETE /queues/orders/messages/1');
    const second = await ask(`GET /queues/orders/messages?limit=3&after=${first.json.next}`);
    const last = await ask(`GET /queues/orders/messages?limit=3&after=${second.json.next}`);
    const newest = await ask('GET /queues/orders/messages?order=newest&limit=2&offset=1');

    const positions = ({ json }: typeof first): number[] => json.messages.map(({ position }: { position: number }) => position);
    expect([first, second, last, newest].map(positions)).toEqual([[0, 1, 2], [3, 4, 5], [6], [5, 4]]);
    expect(last.json).toMatchObject({ total: 6, next: null });
  });

  it('end a page where their bodies would make it too long', async () => {
    const { ask, sqs } = await serve();
    const long = 'x'.repeat(1_000_000);
    for (let n = 0; n < 8; n++) sqs.queue('orders').send(long);

    const whole = await ask('GET /queues/orders/messages');
    const short = await ask('GET /queues/orders/messages?bodyLength=10');

    expect(whole.json).toMatchObject({ total: 8, next: 4 });
    expect(whole.json.messages).toHaveLength(5);
    expect(short.json.messages).toHaveLength(8);
    expect(short.json.messages[0]).toMatchObject({ body: 'xxxxxxxxxx', shortened: true, bodyLength: 1_000_000 });
  });

  it('are sent, as SQS takes them', async () => {
    const { ask, receive } = await serve();

    const sent = await ask('POST /queues/orders/messages', { body: { orderId: 42 }, messageAttributes: { tenant: 'acme', n: 1 } });
    const refused = await ask('POST /queues/audit.fifo/messages', { body: 'x' });
    const [message] = await receive({ MessageAttributeNames: ['All'] });

    expect(sent.status).toBe(201);
    expect(message).toMatchObject({
      MessageId: sent.json.messageId,
      Body: '{"orderId":42}',
      MessageAttributes: { tenant: { StringValue: 'acme' }, n: { DataType: 'Number', StringValue: '1' } },
    });
    expect(refused).toMatchObject({ status: 400, json: { error: 'MissingParameter' } });
  });

  it('are received, and deleted by their handles', async () => {
    const { ask, sqs, client, QueueUrl } = await serve();
    sqs.queue('orders').send('order 41', { messageAttributes: { tenant: 'acme' } });
    sqs.queue('orders').send('order 42');

    const { json } = await ask('POST /queues/orders/receive', { max: 10, visibilityTimeout: 7 });
    const none = await ask('POST /queues/orders/receive');
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: json.messages[0].receiptHandle }));

    expect(json.messages).toMatchObject([
      { body: 'order 41', attributes: { ApproximateReceiveCount: '1' }, messageAttributes: { tenant: { StringValue: 'acme' } } },
      { body: 'order 42', messageAttributes: {} },
    ]);
    expect(none.json.messages).toEqual([]);
    expect(sqs.queue('orders').inFlight).toMatchObject([{ body: 'order 42', visibleAt: sqs.clock.now() + 7000 }]);
  });

  it('are deleted by id or position, also one that a consumer has', async () => {
    const { ask, sqs, receive, client, QueueUrl } = await serve();
    const orders = sqs.queue('orders');
    orders.send('order 42');
    const [message] = await receive();

    const deleted = await ask(`DELETE /queues/orders/messages/${message!.MessageId}`);
    const again = await ask(`DELETE /queues/orders/messages/${message!.MessageId}`);
    // Whoever had it may still delete it, as if it had been there.
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message!.ReceiptHandle }));

    expect(deleted.json).toEqual({ deleted: message!.MessageId });
    expect(again.status).toBe(404);
    expect(orders.messages).toHaveLength(0);
    expect(sqs.journal.events.at(-1)).toMatchObject({ kind: 'messageDeleted', receiptHandle: undefined });
  });

  it('are purged', async () => {
    const { ask, sqs } = await serve();
    sqs.queue('orders').send('order 42');

    expect((await ask('DELETE /queues/orders/messages')).json).toEqual({ deleted: 1 });
    expect(sqs.queue('orders').messages).toHaveLength(0);
  });
});

describe('Dead letters, asked of the control plane', () => {
  /** A server with messages in "orders-dlq". */
  async function serveDeadLetters(...bodies: string[]) {
    const served = await serve();
    for (const body of bodies) served.sqs.queue('orders').send(body);
    await served.receive({ MaxNumberOfMessages: 10 });
    await served.sqs.clock.advance('31s');
    await served.receive();
    return { ...served, dlq: served.sqs.queue('orders-dlq'), orders: served.sqs.queue('orders') };
  }

  it('go back all at once, or at a pace that can be stopped', async () => {
    const { ask, sqs, orders, dlq } = await serveDeadLetters('order 1', 'order 2', 'order 3');

    const task = await ask('POST /queues/orders-dlq/redrive', { messagesPerSecond: 1 });
    await sqs.clock.advance('1s');
    const cancelled = await ask(`DELETE /move-tasks/${task.json.id}`);
    const listed = await ask('GET /queues/orders-dlq/move-tasks');
    const rest = await ask('POST /queues/orders-dlq/redrive');

    expect(task).toMatchObject({ status: 201, json: { status: 'RUNNING', toMove: 3 } });
    expect(cancelled.json).toMatchObject({ status: 'CANCELLED', moved: 2 });
    expect(listed.json.tasks).toEqual([cancelled.json]);
    expect(rest.json).toMatchObject({ status: 'COMPLETED', moved: 1 });
    expect([orders.visible.length, dlq.messages.length]).toEqual([3, 0]);
  });

  it('go back one by one, or elsewhere', async () => {
    const { ask, sqs, orders, dlq } = await serveDeadLetters('order 1', 'order 2');
    sqs.createQueue('inspection');
    const [first, second] = dlq.messages;

    const back = await ask(`POST /queues/orders-dlq/messages/${second!.id}/redrive`);
    const elsewhere = await ask(`POST /queues/orders-dlq/messages/${first!.id}/redrive`, { to: 'inspection' });

    expect(back.json).toMatchObject({ status: 'COMPLETED', moved: 1 });
    expect(elsewhere.json.destinationArn).toContain(':inspection');
    expect(orders.visible.map(({ body }) => body)).toEqual(['order 2']);
    expect(sqs.queue('inspection').visible.map(({ body }) => body)).toEqual(['order 1']);
    expect(dlq.messages).toHaveLength(0);
  });

  it('that are none cannot go back, as nobody knows where to', async () => {
    const { ask, sqs } = await serve();
    sqs.queue('orders').send('order 42');

    const refused = await ask('POST /queues/orders/messages/0/redrive');
    const toItself = await ask('POST /queues/orders/messages/0/redrive', { to: 'orders' });
    const toFifo = await ask('POST /queues/orders/messages/0/redrive', { to: 'audit.fifo' });

    expect(refused.json.message).toContain('Name a queue: {"to":"orders"}');
    expect([toItself.status, toFifo.status]).toEqual([400, 400]);
  });
});

describe('Time, asked of the control plane', () => {
  it('moves on, and what it wakes has acted by then', async () => {
    const { ask, sqs, receive } = await serve();
    sqs.queue('orders').send('order 42', { delaySeconds: 20 });
    const startMs = sqs.clock.now();
    const before = await ask('GET /clock');
    const received = receive({ WaitTimeSeconds: 20 });
    // The receive has arrived: time has something to wake.
    while ((await ask('GET /clock')).json.nextMs === null);

    const after = await ask('POST /clock/advance', { by: '20s' });

    expect(await received).toMatchObject([{ Body: 'order 42' }]);
    expect(before.json).toMatchObject({ nowMs: startMs, now: new Date(startMs).toISOString(), autoAdvance: false });
    expect(after.json.nowMs).toBe(startMs + 20_000);
  });

  it('moves on to a moment, but not back', async () => {
    const { ask } = await serve();

    const there = await ask('POST /clock/advance-to', { to: '2100-01-01T00:00:00Z' });
    const back = await ask('POST /clock/advance-to', { to: '2099-01-01T00:00:00Z' });

    expect(there.json.now).toBe('2100-01-01T00:00:00.000Z');
    expect(back).toMatchObject({ status: 400, json: { message: expect.stringContaining('it is 2100-01-01T00:00:00.000Z already') } });
  });

  it('skips to the next deadline by itself when it is told to', async () => {
    const { ask, receive } = await serve();

    const { json } = await ask('PUT /clock/auto-advance', { on: true });

    expect(json.autoAdvance).toBe(true);
    expect(await receive({ WaitTimeSeconds: 20 })).toEqual([]);
  });

  it('runs until all work is done, or says who is stuck', async () => {
    const { ask, sqs, receive } = await serve();
    const idle = await ask('POST /clock/settle');
    sqs.queue('orders').send('order 42');
    await receive();

    const stuck = await ask('POST /clock/settle', { within: '10s', patience: 0 });

    expect(idle.status).toBe(200);
    expect(stuck).toMatchObject({ status: 409, json: { error: 'NotSettled', message: expect.stringContaining('orders') } });
  });

  it('runs to the next deadline', async () => {
    const { ask, sqs } = await serve();
    const startMs = sqs.clock.now();

    const { json } = await ask('POST /clock/run-to-next');

    expect(json.nowMs).toBe(startMs);
  });
});

describe('Faults, asked of the control plane', () => {
  it('befall calls, are counted, and end one by one or all', async () => {
    const { ask, sqs, receive } = await serve();
    sqs.queue('orders').send('order 42');

    const used = await ask('POST /faults', { fault: 'emptyReceive', queue: 'orders', count: 1 });
    const missed = await receive();
    const listed = await ask('GET /faults');
    const ended = await ask(`DELETE /faults/${used.json.faults[0].id}`);

    expect(used).toMatchObject({ status: 201, json: { faults: [{ fault: 'emptyReceive', queue: 'orders', probability: 1, times: 0 }] } });
    expect(missed).toEqual([]);
    expect(listed.json.faults).toMatchObject([{ fault: 'emptyReceive', times: 1 }]);
    expect(ended.json.faults).toEqual([]);
    expect(await receive()).toHaveLength(1);
  });

  it('refuse an action with an error of SQS', async () => {
    const { ask, client, QueueUrl } = await serve();

    await ask('POST /faults', { fault: 'failAction', action: 'SendMessage', error: 'OverLimit', once: true });

    await expect(client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }))).rejects.toMatchObject({ name: 'OverLimit' });
    await expect(client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }))).resolves.toBeDefined();
  });

  it('come as presets, and are switched off together', async () => {
    const { ask } = await serve();

    const preset = await ask('POST /faults', { fault: 'badDay' });
    await ask('DELETE /faults');

    expect(preset.json.faults.length).toBeGreaterThan(5);
    expect((await ask('GET /faults')).json).toEqual({ faults: [] });
  });

  it.each([
    [{ fault: 'duplicateDelivry' }, 'fault must be "duplicateDelivery" or'],
    [{ fault: 'emptyReceive', probability: 2 }, 'probability must be a number from 0 to 1'],
    [{ fault: 'emptyReceive', queu: 'orders' }, 'there is no queu. Did you mean queue?'],
    [{ fault: 'failAction', action: 'Send', error: 'OverLimit' }, '"Send" is no command of SQS. Did you mean "SendMessage"'],
    [{ fault: 'failAction', action: 'SendMessage', error: 'OverLimi' }, "Did you mean 'OverLimit'"],
    [{ fault: 'emptyReceive', error: 'OverLimit' }, 'error is for failAction'],
    [{}, 'fault is missing'],
  ])('that cannot be are refused: %j', async (fault, message) => {
    const { ask } = await serve();

    const refused = await ask('POST /faults', fault);

    expect(refused).toMatchObject({ status: 400, json: { error: 'InvalidRequest', message: expect.stringContaining(message) } });
  });
});

describe('The journal, asked of the control plane', () => {
  it('tells what happened as JSON, as text and as a diagram', async () => {
    const { ask, sqs } = await serve();
    sqs.queue('orders').send('order 42');

    const json = await ask('GET /journal?queue=orders');
    const text = await ask('GET /journal', undefined, { accept: 'text/plain' });
    const mermaid = await ask('GET /journal?format=mermaid');

    expect(json.json.events.at(-1)).toMatchObject({ kind: 'messageSent', message: { body: 'order 42' } });
    expect(json.json.newest).toBe(json.json.events.at(-1).id);
    expect(text.text).toMatch(/orders +sent +order 42/);
    expect(mermaid.text).toMatch(/^sequenceDiagram/);
  });

  it('goes on after the last event that is known', async () => {
    const { ask, sqs } = await serve();
    const { newest } = (await ask('GET /journal')).json;
    for (const body of ['one', 'two', 'three']) sqs.queue('orders').send(body);
    const { id } = sqs.queue('orders').messages[0]!;

    const first = await ask(`GET /journal?after=${newest}&limit=2`);
    const rest = await ask(`GET /journal?after=${first.json.next}`);
    const ofOne = await ask(`GET /journal?message=${id}`);

    const bodies = ({ json }: typeof first): string[] => json.events.map(({ message }: { message: { body: string } }) => message.body);
    expect([bodies(first), bodies(rest), bodies(ofOne)]).toEqual([['one', 'two'], ['three'], ['one']]);
    expect(rest.json.next).toBeNull();
  });
});

describe('The world, asked of the control plane', () => {
  it('is reset, and cleared', async () => {
    const { ask, sqs } = await serve();
    sqs.createQueue('bills');
    sqs.queue('orders').send('order 42');

    await ask('POST /reset');
    const [afterReset, messages] = [(await ask('GET /queues')).json.total, sqs.queue('orders').messages];
    await ask('POST /clear');

    expect([afterReset, messages, (await ask('GET /queues')).json.total]).toEqual([4, [], 3]);
  });

  it('is what it was at another moment, when that is restored', async () => {
    const { ask, sqs } = await serve();
    sqs.queue('orders').send('order 42');
    const { json } = await ask('GET /snapshot');
    await ask('POST /reset');

    await ask('PUT /snapshot', json);

    expect(sqs.queue('orders').messages).toMatchObject([{ body: 'order 42' }]);
  });

  it('is counted for Prometheus', async () => {
    const { ask, sqs, receive } = await serve();
    sqs.queue('orders').send('order 42');
    await ask('POST /faults', { fault: 'outOfOrder' });
    await receive();

    const { text, headers } = await ask('GET /metrics');

    expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(text).toContain('sqs_approximate_number_of_messages_not_visible{queue="orders",region="us-east-1",account="000000000000"} 1\n');
    expect(text).toContain('sqs_requests_total{action="ReceiveMessage",status="200"} 1\n');
  });
});

describe('Wrong requests to the control plane', () => {
  it.each([
    ['GET /queues/ordres', undefined, 404, 'There is no queue "ordres"', 'Did you mean orders'],
    ['GET /quues', undefined, 404, 'There is no /_msw-sqs/quues', '/_msw-sqs/queues'],
    ['GET /queues/orders/messages?limit=many', undefined, 400, 'limit must be a whole number from 0 to 1,000, but is "many"'],
    ['GET /queues/orders/messages?limits=3', undefined, 400, 'there is no limits. Did you mean limit?'],
    ['GET /queues/orders/messages?state=hidden', undefined, 400, 'state must be "visible" or "inFlight" or "delayed", but is "hidden"'],
    ['GET /queues/orders/messages/999', undefined, 404, 'Queue "orders" has no message "999"'],
    ['POST /clock/advance', { for: '31s' }, 400, 'by is missing', 'there is no for', '{"by":"31s"}'],
    ['POST /clock/advance', { by: 'soon' }, 400, 'by must be a length of time', '"31s"', 'but is "soon"'],
    ['POST /clock/advance', { by: '200000000d' }, 400, 'by must not lead beyond +275760-09-13', 'but is "200000000d"'],
    ['POST /clock/advance', 'by=31s', 400, 'The body is not JSON', '{"by":"31s"}'],
    ['POST /clock/advance-to', { to: 'tomorrow' }, 400, 'to must be milliseconds since 1970', 'but is "tomorrow"'],
    ['PUT /clock/auto-advance', { on: 'yes' }, 400, 'on must be true or false, but is "yes"'],
    ['POST /queues', { name: 'a', maxReceiveCount: 3 }, 400, 'maxReceiveCount but no deadLetterQueue'],
    ['DELETE /move-tasks/none', undefined, 404, 'There is no move task "none"'],
    ['DELETE /faults/7', undefined, 404, 'There is no fault 7 in force'],
    ['GET /journal?after=latest', undefined, 400, 'after must be the id of an event'],
    ['POST /health', undefined, 405, '/_msw-sqs/health has no method POST: expected GET'],
    ['GET /queues/%E0%A4%A', undefined, 400, 'not percent-encoded UTF-8'],
  ])('%s %j: %i', async (request, body, status, ...texts) => {
    const { ask } = await serve();

    const refused = await ask(request, body);

    expect([refused.status, refused.json.message]).toEqual([status, expect.any(String)]);
    for (const text of texts) expect(refused.json.message).toContain(text);
  });
});

describe('The OpenAPI document', () => {
  it('has no operation whose answer was not held against it', async () => {
    const { endpoint, ask } = await serve();
    await ask('GET /health');
    const { paths } = (await (await fetch(`${endpoint}/_msw-sqs/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { operationId: string; responses: object }>>;
    };

    const described = Object.values(paths).flatMap((methods) =>
      Object.values(methods).flatMap(({ operationId, responses }) =>
        Object.keys(responses)
          .filter((status) => status !== 'default')
          .map((status) => `${operationId} ${status}`),
      ),
    );

    expect(described.filter((answer) => !covered.has(answer))).toEqual(['followJournal 200']);
  });
});
