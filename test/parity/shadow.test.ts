import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { Answer } from '../../src/backends/call-action';
import { shadow, type Shadowing } from '../../src/parity';
import { startSqsServer, type SqsServer } from '../../src/server';
import { createSqs, type Sqs } from '../../src/world/sqs';
import type { SqsHttpHandler } from '../../src/transport/sqs-http';

const client = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
const urlOf = (name: string): string => `https://sqs.us-east-1.amazonaws.com/000000000000/${name}`;
const QueueUrl = urlOf('orders');

let backend: Sqs;
let server: SqsServer;
let sqs: Sqs;
let shadowing: Shadowing;
/** Makes the backend answer something else. */
let change: (action: string, answer: Answer) => Answer;

const changedHandler: SqsHttpHandler = async (request) => {
  const { status, headers, body } = await backend.handler(request);
  const action = request.header('x-amz-target')!.split('.')[1]!;
  const { error, ...output } = change(action, (body === '' ? {} : JSON.parse(body)) as Answer);
  if (error === undefined) return { status, headers, body: JSON.stringify(output) };
  return { status: error.status, headers: { 'x-amzn-query-error': `${error.code};Sender` }, body: JSON.stringify({ __type: error.code }) };
};

beforeEach(async () => {
  change = (_, answer) => answer;
  backend = createSqs();
  server = await startSqsServer({ port: 0, sqs: Object.create(backend, { handler: { value: changedHandler } }) as Sqs });
  sqs = createSqs({ queues: { orders: { deadLetterQueue: 'orders-dlq', maxReceiveCount: 2 }, 'audit.fifo': {} } });
  sqs.listen();
  shadowing = shadow(sqs, server.endpoint);
});
afterEach(async () => {
  await shadowing.stop();
  sqs.close();
  await server.close();
});
afterAll(() => client.destroy());

const send = (MessageBody: string, more: object = {}) => client.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more }));
const audit = (MessageBody: string, MessageGroupId = 'ada') =>
  send(MessageBody, { QueueUrl: urlOf('audit.fifo'), MessageGroupId, MessageDeduplicationId: MessageBody.replace(' ', '-') });
const receive = async (more: object = {}) => (await client.send(new ReceiveMessageCommand({ QueueUrl, ...more }))).Messages ?? [];
const remove = (ReceiptHandle: string | undefined) => client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
const changeVisibility = (ReceiptHandle: string, VisibilityTimeout: number) =>
  client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout }));
const count = (name: string) => client.send(new GetQueueAttributesCommand({ QueueUrl: urlOf(name), AttributeNames: ['All'] }));
const ALL = { MaxNumberOfMessages: 10, MessageAttributeNames: ['All'], MessageSystemAttributeNames: ['All' as const] };

/** What verifying tells, each line by itself. */
async function failure(): Promise<string> {
  const error: unknown = await shadowing.verify().catch((reason: unknown) => reason);
  return error instanceof Error ? error.message : 'no difference';
}

/** Where the answers differ. */
async function differences(): Promise<string[]> {
  await failure();
  return shadowing.differences.flatMap(({ action, fields }) => fields.map(({ field }) => `${action} ${field}`));
}

/** The backend's queue of a name, whatever it is called there. */
const twinOf = (name: string) => {
  const twins = backend.journal.events.flatMap(({ kind, queueArn }) =>
    kind === 'queueCreated' && new RegExp(`^shadow-\\w+-\\w+-${name}$`).test(queueArn.split(':').at(-1)!) ? [queueArn] : [],
  );
  return backend.queue(twins.at(-1)!);
};

describe('A shadowed SQS', () => {
  it('finds no difference to its like', async () => {
    await client.send(new CreateQueueCommand({ QueueName: 'returns', Attributes: { VisibilityTimeout: '20' } }));
    await client.send(new GetQueueUrlCommand({ QueueName: 'orders' }));
    await client.send(new ListQueuesCommand({ QueueNamePrefix: 'ord' }));
    await send('order 1', { MessageAttributes: { customer: { DataType: 'String', StringValue: 'ada' } } });
    const Entries = ['b', 'a'].map((Id) => ({ Id, MessageBody: `order ${Id}` }));
    await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    const [first, ...others] = await receive(ALL);
    await changeVisibility(first!.ReceiptHandle!, 0);
    await remove((await receive(ALL))[0]!.ReceiptHandle);
    const handles = others.map(({ ReceiptHandle }, index) => ({ Id: `${index}`, ReceiptHandle }));
    await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries: handles }));
    await count('orders');

    await shadowing.verify();

    expect(shadowing.compared).toBe(11);
    expect(shadowing.notComparable).toEqual([]);
    expect(twinOf('orders')).toMatchObject({ messages: [], attributes: { RedrivePolicy: expect.stringContaining('-orders-dlq') } });
  });

  it('receives by a long poll what is sent later', async () => {
    const poll = receive({ WaitTimeSeconds: 20 });
    await sqs.clock.advance('1s');
    await send('order 1');
    expect(await poll).toMatchObject([{ Body: 'order 1' }]);

    await shadowing.verify();

    expect([shadowing.compared, shadowing.notComparable]).toEqual([2, []]);
  });

  it('does not ask the backend about receipt handles from before a reset', async () => {
    await send('order 1');
    const [message] = await receive();
    sqs.reset();

    await remove(message!.ReceiptHandle);
    await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries: [{ Id: 'old', ReceiptHandle: message!.ReceiptHandle }] }));
    await remove('no handle').catch(() => {});
    await shadowing.verify();

    expect(shadowing.notComparable.map(({ action, reason }) => `${action}: ${reason}`)).toEqual(
      ['DeleteMessage', 'DeleteMessageBatch'].map(
        (action) => `${action}: a receipt handle is from before the queue was emptied by a reset, or created again`,
      ),
    );
    // Send, receive, and the text that is no handle.
    expect(shadowing.compared).toBe(3);
  });

  it('knows the sequence numbers of each FIFO queue', async () => {
    // On the backend, this queue's begin elsewhere.
    sqs.createQueue('returns.fifo');
    const returns = { QueueUrl: urlOf('returns.fifo'), MessageGroupId: 'ada' };
    await send('return 1', { ...returns, MessageDeduplicationId: '1' });
    await shadowing.verify();
    twinOf('returns.fifo').send('return 0', { messageGroupId: 'bob', messageDeduplicationId: '0' });
    await send('return 2', { ...returns, MessageDeduplicationId: '2' });
    for (const body of ['order-1', 'order-2', 'order-3']) await audit(body);

    await shadowing.verify();

    expect([shadowing.compared, shadowing.notComparable]).toEqual([5, []]);
  });

  it('answers without waiting for the backend', async () => {
    const asked: string[] = [];
    change = (action, answer) => {
      asked.push(action);
      return answer;
    };

    await send('order 1');
    expect(asked).toEqual([]);

    await shadowing.verify();
    expect(asked).toContain('SendMessage');
  });

  it('does for the backend what the test does by itself', async () => {
    const orders = sqs.queue('orders');
    orders.send({ orderId: 1 }, { messageAttributes: { customer: 'ada' } });
    expect(await receive(ALL)).toHaveLength(1);
    sqs.createQueue('returns', { VisibilityTimeout: 7 });
    await client.send(new GetQueueAttributesCommand({ QueueUrl: urlOf('returns'), AttributeNames: ['VisibilityTimeout'] }));
    orders.purge();
    expect(await receive()).toEqual([]);

    await shadowing.verify();

    expect(shadowing.compared).toBe(3);
    expect(twinOf('returns').attributes).toMatchObject({ VisibilityTimeout: '7' });
  });

  it('takes over the queues and messages that are there already', async () => {
    await shadowing.stop();
    sqs.queue('orders').send('order 1');
    sqs.queue('orders-dlq').send('order 0', { delaySeconds: 9 });
    shadowing = shadow(sqs, server.endpoint);

    expect(await receive(ALL)).toHaveLength(1);
    await receive({ QueueUrl: urlOf('orders-dlq') });

    await shadowing.verify();
    expect(shadowing.notComparable).toMatchObject([{ queue: 'orders-dlq', reason: expect.stringContaining('before it was shadowed') }]);
  });

  it.each(['reset', 'clear'] as const)('begins anew after sqs.%s(), and leaves nothing on the backend', async (empty) => {
    await send('order 1');
    sqs[empty]();
    expect(await receive()).toEqual([]);
    await send('order 2');
    expect(await receive(ALL)).toHaveLength(1);

    await shadowing.verify();
    const { url } = twinOf('orders');
    await shadowing.stop();

    expect(shadowing.compared).toBe(4);
    expect(() => backend.queue(url)).toThrow('There is no queue');
  });

  it('is ended, and has verified, at the end of the block it is used in', async () => {
    await shadowing.stop();
    change = () => refused('InternalError', 500);
    const inBlock = async (): Promise<void> => {
      await using _ = shadow(sqs, server.endpoint);
      await client.send(new GetQueueUrlCommand({ QueueName: 'nowhere' })).catch(() => {});
    };

    await expect(inBlock()).rejects.toThrow('answered 1 of 1 compared call differently');
  });
});

const refused = (code: string, status = 400): Answer => ({ error: { code, message: 'no', status } });
type Messages = Readonly<Record<string, unknown>>[];
const onReceive = (edit: (messages: Messages) => unknown) => (action: string, answer: Answer) =>
  action === 'ReceiveMessage' && answer['Messages'] !== undefined ? { Messages: edit(answer['Messages'] as Messages) } : answer;

describe('A backend that differs', () => {
  it.each<[string, typeof change, () => Promise<unknown>, string[]]>([
    [
      'in the code of an error',
      (action, answer) => (action === 'GetQueueUrl' ? refused('InvalidAddress') : answer),
      () => client.send(new GetQueueUrlCommand({ QueueName: 'nowhere' })).catch(() => {}),
      ['GetQueueUrl error.code'],
    ],
    [
      'in the status of an error',
      (action, answer) => (action === 'GetQueueUrl' ? refused('AWS.SimpleQueueService.NonExistentQueue', 404) : answer),
      () => client.send(new GetQueueUrlCommand({ QueueName: 'nowhere' })).catch(() => {}),
      ['GetQueueUrl error.status'],
    ],
    [
      'by an error where there is none',
      (action, answer) => (action === 'SendMessage' ? refused('InvalidParameterValue') : answer),
      () => send('order 1'),
      ['SendMessage error.code'],
    ],
    [
      'by a queue that it does not create',
      (action, answer) => (action === 'CreateQueue' ? refused('InvalidAttributeName') : answer),
      () => receive({ QueueUrl: urlOf('audit.fifo') }),
      ['CreateQueue error.code'],
    ],
    [
      'by an attribute that is missing',
      (action, answer) => (action === 'GetQueueAttributes' ? without(answer, 'Policy', 'DelaySeconds') : answer),
      () => count('orders'),
      ['GetQueueAttributes Attributes.DelaySeconds'],
    ],
    [
      'in the digest of a sent message',
      (action, answer) => (action === 'SendMessage' ? { ...answer, MD5OfMessageBody: 'd41d8cd98f00b204e9800998ecf8427e' } : answer),
      () => send('order 1'),
      ['SendMessage MD5OfMessageBody'],
    ],
    [
      'in the body of a received message',
      onReceive((messages) => messages.map((message) => ({ ...message, Body: 'order 2' }))),
      () => send('order 1').then(() => receive()),
      ['ReceiveMessage Messages[0].Body'],
    ],
    [
      'in the id of a received message',
      onReceive((messages) => messages.map((message) => ({ ...message, MessageId: 'another' }))),
      () => send('order 1').then(() => receive()),
      ['ReceiveMessage Messages[0].MessageId'],
    ],
    [
      'by a message too many',
      onReceive((messages) => [...messages, { ...messages[0], MessageId: 'another', Body: 'order 2' }]),
      () => send('order 1').then(() => receive()),
      ['ReceiveMessage Messages'],
    ],
    [
      'by a message that is missing',
      onReceive((messages) => messages.filter(({ Body }) => Body !== 'order 1')),
      () => send('order 1').then(() => receive()),
      ['ReceiveMessage Messages'],
    ],
    [
      'in the order of a group',
      onReceive((messages) => messages.toReversed()),
      () =>
        audit('order 1')
          .then(() => audit('order 2'))
          .then(() => receive({ ...ALL, QueueUrl: urlOf('audit.fifo') })),
      ['ReceiveMessage Messages (order in group ada)'],
    ],
  ])('%s is found', async (_, differently, call, expected) => {
    change = differently;

    await call();

    expect(await differences()).toEqual(expected);
  });

  it('in the order of a standard queue does not differ', async () => {
    for (const body of ['order 1', 'order 2']) await send(body);
    await shadowing.verify();
    await backend.handler(receiveFrom(twinOf('orders').url, { VisibilityTimeout: 1 }));

    const [first] = await receive();
    const [second] = await receive();
    for (const message of [first, second]) await remove(message!.ReceiptHandle);

    expect([first!.Body, second!.Body]).toEqual(['order 1', 'order 2']);
    expect(await failure()).toBe('no difference');
    expect([shadowing.compared, shadowing.notComparable]).toEqual([6, []]);
    expect(twinOf('orders').messages).toEqual([]);
  });

  it.each<[string, (handle: string) => Promise<unknown>]>([
    ['its visibility is changed', (ReceiptHandle) => changeVisibility(ReceiptHandle, 100)],
    ['the dead letters are counted', () => count('orders-dlq')],
    ['the dead letters are received', () => receive({ QueueUrl: urlOf('orders-dlq') })],
  ])('by handing out more often what is visible at once, and giving it up, does not differ when %s', async (_, call) => {
    await send('order 1');
    await receive({ VisibilityTimeout: 0 });
    await send('order 2', { DelaySeconds: 1 });
    await sqs.clock.advance({ seconds: 1 });

    const both = await receive({ MaxNumberOfMessages: 10, VisibilityTimeout: 0 });
    await call(both.find(({ Body }) => Body === 'order 1')!.ReceiptHandle!);

    expect(await failure()).toBe('no difference');
    expect(twinOf('orders-dlq').messages.map(({ body }) => body)).toEqual(['order 1']);
  });

  it('is told of once, with all that a reader needs', async () => {
    change = (action, answer) => (action === 'GetQueueAttributes' ? without(answer, 'DelaySeconds') : answer);
    await send('order 1', { DelaySeconds: 60 });
    await sqs.clock.advance('60s');
    await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['DelaySeconds', 'VisibilityTimeout'] }));
    await receive();

    const [told, again] = [await failure(), await failure()];

    expect(again).toBe('no difference');
    expect(told.replace(server.endpoint, 'http://127.0.0.1:4566')).toMatchInlineSnapshot(`
     "msw-sqs and http://127.0.0.1:4566 answered 1 of 2 compared calls differently.

     1. GetQueueAttributes on "orders" (call 2, at 1 min, in "A backend that differs is told of once, with all that a reader needs")
        input:   {"QueueUrl":"https://sqs.us-east-1.amazonaws.com/000000000000/orders","AttributeNames":["DelaySeconds","VisibilityTimeout"]}
        msw-sqs: {"Attributes":{"DelaySeconds":"0","VisibilityTimeout":"30"}}
        backend: {"Attributes":{"VisibilityTimeout":"30"}}
        - Attributes.DelaySeconds: msw-sqs "0", backend has none

     Not comparable: 1 call.
        1 × ReceiveMessage on "orders": the test's clock was moved past a delay, and the backend's cannot be"
    `);
  });

  it('in what is accepted passes', async () => {
    await shadowing.stop();
    const accept = [{ action: 'GetQueueAttributes', field: /DelaySeconds$/, test: 'passes', reason: 'as an example' }];
    shadowing = shadow(sqs, { endpoint: server.endpoint, accept });
    change = (action, answer) => (action === 'GetQueueAttributes' ? without(answer, 'DelaySeconds', 'VisibilityTimeout') : answer);
    const ask = (name: 'DelaySeconds' | 'VisibilityTimeout') =>
      client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [name] }));

    await ask('DelaySeconds');
    await shadowing.verify();
    await ask('VisibilityTimeout');

    expect(await differences()).toEqual(['GetQueueAttributes Attributes.VisibilityTimeout']);
  });
});

function without(answer: Answer, ...names: readonly string[]): Answer {
  const attributes = Object.entries((answer['Attributes'] ?? {}) as object).filter(([name]) => !names.includes(name));
  return { ...answer, Attributes: Object.fromEntries(attributes) };
}

function receiveFrom(queueUrl: string, input: object): Parameters<SqsHttpHandler>[0] {
  const header = (name: string): string | undefined => (name === 'x-amz-target' ? 'AmazonSQS.ReceiveMessage' : undefined);
  return { method: 'POST', url: server.endpoint, header, body: JSON.stringify({ QueueUrl: queueUrl, ...input }) };
}

describe('A clock that was moved', () => {
  it('past a visibility timeout is followed', async () => {
    await send('order 1');
    await receive(ALL);
    await sqs.clock.advance('30s');
    const [again] = await receive(ALL);
    await remove(again!.ReceiptHandle);

    await shadowing.verify();

    expect(again!.Attributes).toMatchObject({ ApproximateReceiveCount: '2' });
    expect([shadowing.compared, shadowing.notComparable]).toEqual([4, []]);
  });

  it('past the last visibility timeout is followed to the dead-letter queue, where a long poll waits', async () => {
    await send('order 1');
    const poll = async (): Promise<void> => {
      const polling = receive({ WaitTimeSeconds: 20 });
      await sqs.clock.advance('20s');
      await polling;
    };
    for (let polls = 0; polls < 5; polls++) await poll();

    expect(await receive({ ...ALL, QueueUrl: urlOf('orders-dlq') })).toMatchObject([{ Body: 'order 1' }]);

    await shadowing.verify();
    expect([shadowing.compared, shadowing.notComparable]).toEqual([7, []]);
  });

  it('past a delay cannot be followed, which is no difference', async () => {
    await send('order 1', { DelaySeconds: 60 });
    await sqs.clock.advance('60s');
    const [message] = await receive();
    await remove(message!.ReceiptHandle);

    await shadowing.verify();

    expect(shadowing.compared).toBe(1);
    expect(shadowing.notComparable.map(({ action, reason }) => `${action}: ${reason}`)).toEqual([
      "ReceiveMessage: the test's clock was moved past a delay, and the backend's cannot be",
      "DeleteMessage: the test's clock was moved past a delay, and the backend's cannot be",
    ]);
  });

  it('past the retention period cannot be followed', async () => {
    await send('order 1');
    await sqs.clock.advance('5d');
    expect(await receive()).toEqual([]);

    await shadowing.verify();

    expect(shadowing.notComparable).toMatchObject([{ action: 'ReceiveMessage', reason: "messages expired by the test's clock" }]);
  });

  it('past the deduplication interval cannot be followed', async () => {
    await audit('order 1');
    await sqs.clock.advance('5m');
    await audit('order 1');

    await shadowing.verify();

    expect(shadowing.notComparable).toMatchObject([{ action: 'SendMessage', queue: 'audit.fifo' }]);
  });
});

describe('A backend', () => {
  it('that does not answer is told of once', async () => {
    await shadowing.stop();
    await server.close();
    shadowing = shadow(sqs, server.endpoint);

    await send('order 1');
    await receive();

    expect(await failure()).toMatch(/127.0.0.1:\d+ does not answer as SQS does: .*ECONNREFUSED.*\. Start the backend first/);
    expect(shadowing.differences).toEqual([]);
  });

  it('that is no SQS is told of', async () => {
    await shadowing.stop();
    const site = http.createServer((_, response) => void response.end('<html>')).listen(0, '127.0.0.1');
    await once(site, 'listening');
    shadowing = shadow(sqs, `http://127.0.0.1:${(site.address() as AddressInfo).port}/`);

    await send('order 1');
    const told = await failure();
    site.close();

    expect(told).toMatch(/127.0.0.1:\d+ does not answer as SQS does: .*not valid JSON/);
  });

  it.each(['https://sqs.eu-west-1.amazonaws.com', 'https://sqs.eu-west-1.api.aws/', 'https://vpce-1-a.sqs.us-east-1.vpce.amazonaws.com'])(
    'that is Amazon SQS itself is refused: %s',
    (endpoint) => {
      expect(() => shadow(sqs, endpoint)).toThrow('Amazon SQS itself is not supported, as calls to the backend are not signed');
    },
  );

  it('must be a URL', () => {
    expect(() => shadow(sqs, 'localhost:4566')).toThrow('expected a URL such as "http://127.0.0.1:4566"');
  });
});
