import {
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
  type Message,
} from '@aws-sdk/client-sqs';
import { createSqs } from '../../src';
import {
  duplicateAfterDelete,
  duplicateDelivery,
  emptyReceive,
  failAction,
  failEntries,
  holdBack,
  longerDelay,
  lostDelete,
  lostDelivery,
  lostResponse,
  outage,
  outOfOrder,
  shortBatch,
  slowConsumer,
  throttle,
} from '../../src/chaos';

const sqs = createSqs({
  clock: 'virtual',
  seed: 1,
  queues: {
    orders: { VisibilityTimeout: 30, deadLetterQueue: 'orders-dlq', maxReceiveCount: 3 },
    'orders.fifo': { FifoQueue: true, VisibilityTimeout: 30 },
  },
});
const options = { region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
const client = new SQSClient(options);
const orders = sqs.queue('orders');
const QueueUrl = orders.url;

const send = (MessageBody: string, more: object = {}) => client.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more }));
const receive = async (more: object = {}): Promise<Message[]> => {
  const parameters = { QueueUrl, MaxNumberOfMessages: 10, MessageSystemAttributeNames: ['ApproximateReceiveCount' as const], ...more };
  const { Messages = [] } = await client.send(new ReceiveMessageCommand(parameters));
  return Messages;
};
const remove = ({ ReceiptHandle }: Message) => client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
const bodies = (messages: readonly Message[]) => messages.map(({ Body }) => Body);
const injected = () => sqs.journal.events.flatMap((event) => (event.kind === 'faultInjected' ? [event.fault] : []));
const attempts = (action: string) => sqs.calls.filter((call) => call.action === action).length;

beforeAll(() => sqs.listen());
beforeEach(() => sqs.clear());
afterAll(() => {
  client.destroy();
  sqs.close();
});

describe('What a receive meets', () => {
  it('duplicateDelivery: the message comes once more, with another handle and one receive more, and both handles delete it', async () => {
    await send('order 42');
    sqs.chaos.once(duplicateDelivery());
    const [first] = await receive();
    const [second] = await receive();

    expect(second).toMatchObject({ MessageId: first!.MessageId, Attributes: { ApproximateReceiveCount: '2' } });
    expect(second!.ReceiptHandle).not.toBe(first!.ReceiptHandle);
    await remove(first!);
    expect(orders.messages).toEqual([]);
    expect(injected()).toEqual(['duplicateDelivery']);
  });

  it('once waits for the first receive that brings a message', async () => {
    sqs.chaos.once(lostDelivery());
    expect(await receive()).toEqual([]);
    await send('order 42');

    expect(await receive()).toEqual([]);
    expect(injected()).toEqual(['lostDelivery']);
  });

  it('lostDelivery: the receive counts, and the message comes back by its visibility timeout', async () => {
    await send('order 42');
    sqs.chaos.once(lostDelivery());

    expect(await receive()).toEqual([]);
    expect(await receive()).toEqual([]);
    await sqs.clock.advance('30s');
    expect(await receive()).toMatchObject([{ Body: 'order 42', Attributes: { ApproximateReceiveCount: '2' } }]);
  });

  it('lostDelivery: of a long poll that waited', async () => {
    sqs.chaos.once(lostDelivery());
    const poll = receive({ WaitTimeSeconds: 20 });
    await sqs.clock.advance('5s');
    await send('order 42');

    expect(await poll).toEqual([]);
    expect(orders.counts).toMatchObject({ inFlight: 1 });
  });

  it('lostDelivery on a FIFO queue: its group is locked until then', async () => {
    const QueueUrl = sqs.queue('orders.fifo').url;
    for (const body of ['1', '2']) sqs.queue('orders.fifo').send(body, { messageGroupId: 'g', messageDeduplicationId: body });
    sqs.chaos.once(lostDelivery());
    expect(await receive({ QueueUrl, MaxNumberOfMessages: 1 })).toEqual([]);
    expect(await receive({ QueueUrl, MaxNumberOfMessages: 1 })).toEqual([]);
    await sqs.clock.advance('30s');

    expect(bodies(await receive({ QueueUrl }))).toEqual(['1', '2']);
  });

  it('outOfOrder: the newest message comes first', async () => {
    for (const body of ['1', '2', '3']) await send(body);
    sqs.chaos.once(outOfOrder());

    expect(bodies(await receive({ MaxNumberOfMessages: 1 }))).toEqual(['3']);
    expect(bodies(await receive())).toEqual(['1', '2']);
  });

  it('emptyReceive: a receive finds nothing, counts none, and the next one finds it', async () => {
    await send('order 42');
    sqs.chaos.once(emptyReceive());

    expect(await receive()).toEqual([]);
    expect(await receive()).toMatchObject([{ Attributes: { ApproximateReceiveCount: '1' } }]);
  });

  it('emptyReceive: a long poll waits in vain until its time is over', async () => {
    await send('order 42');
    sqs.chaos.once(emptyReceive());
    const poll = receive({ WaitTimeSeconds: 20 }).then((messages) => `${messages.length} at ${sqs.clock.now()}`);
    const startMs = sqs.clock.now();
    await sqs.clock.advance('20s');

    expect(await poll).toBe(`0 at ${startMs + 20_000}`);
  });

  it('shortBatch: one message, although there are more', async () => {
    for (const body of ['1', '2', '3']) await send(body);
    sqs.chaos.once(shortBatch());

    expect(bodies(await receive())).toEqual(['1']);
    expect(bodies(await receive())).toEqual(['2', '3']);
  });

  it('slowConsumer: the consumer gets its message when its visibility timeout is over, and somebody else has it', async () => {
    await send('order 42');
    sqs.chaos.once(slowConsumer());
    const slow = receive();
    await sqs.clock.advance('30s');
    const quick = await receive();
    await sqs.clock.advance('1s');

    expect(await slow).toMatchObject([{ Body: 'order 42', Attributes: { ApproximateReceiveCount: '1' } }]);
    expect(quick).toMatchObject([{ Body: 'order 42', Attributes: { ApproximateReceiveCount: '2' } }]);
  });

  it('only what concerns the message that a pattern names', async () => {
    for (const orderId of [1, 2]) await send(JSON.stringify({ orderId }));
    sqs.chaos.use(duplicateDelivery({ message: { orderId: 2 } }));
    await receive({ MaxNumberOfMessages: 1 });
    expect(injected()).toEqual([]);
    await receive({ MaxNumberOfMessages: 1 });

    expect(bodies(await receive())).toEqual(['{"orderId":2}']);
  });
});

describe('What a delete meets', () => {
  it('lostDelete: SQS says that it is deleted, and it comes back', async () => {
    await send('order 42');
    sqs.chaos.once(lostDelete());
    const [message] = await receive();
    await remove(message!);
    await sqs.clock.advance('30s');

    expect(bodies(await receive())).toEqual(['order 42']);
  });

  it('lostDelete: a handle that SQS refuses is refused', async () => {
    sqs.chaos.use(lostDelete());

    await expect(remove({ ReceiptHandle: 'none' })).rejects.toMatchObject({ name: 'ReceiptHandleIsInvalid' });
    expect(injected()).toEqual([]);
  });

  it('duplicateAfterDelete: it comes once more at once, in a batch, too', async () => {
    await send('1');
    await send('2');
    sqs.chaos.once(duplicateAfterDelete({ message: '2' }));
    const Entries = (await receive()).map(({ ReceiptHandle }, index) => ({ Id: `${index}`, ReceiptHandle }));
    const { Successful } = await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));

    expect(Successful).toHaveLength(2);
    expect(bodies(await receive())).toEqual(['2']);
  });
});

describe('What any call meets', () => {
  const body = 'order 42';

  it('lostResponse: a message is sent twice, as the SDK tries again', async () => {
    sqs.chaos.once(lostResponse({ action: SendMessageCommand }));
    await send(body);

    expect(orders.messages.map((message) => message.body)).toEqual([body, body]);
    expect(attempts('SendMessage')).toBe(2);
  });

  it('lostResponse: of a receive: its messages are in flight, and counted', async () => {
    await send(body);
    sqs.chaos.once(lostResponse({ action: 'ReceiveMessage' }));

    expect(await receive()).toEqual([]);
    expect(orders.messages).toMatchObject([{ receiveCount: 1, state: 'inFlight' }]);
  });

  it.each([3, 5])('lostResponse for good: all %d attempts of the SDK fail, one of them is done', async (maxAttempts) => {
    const stubborn = new SQSClient({ ...options, maxAttempts });
    sqs.chaos.once(lostResponse({ action: 'SendMessage', forGood: true }));

    await expect(stubborn.send(new SendMessageCommand({ QueueUrl, MessageBody: body }))).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(orders.messages).toHaveLength(1);
    expect(attempts('SendMessage')).toBe(maxAttempts);
    stubborn.destroy();
  });

  it('throttle: refused as often as it says, then the SDK gets through', async () => {
    sqs.chaos.once(throttle({ attempts: 2 }));
    await send(body);

    expect(attempts('SendMessage')).toBe(3);
    expect(orders.messages).toHaveLength(1);
  });

  it('failAction: with an error of SQS, beyond all attempts', async () => {
    sqs.chaos.once(failAction(SendMessageCommand, 'InternalFailure'));

    await expect(send(body)).rejects.toMatchObject({ name: 'InternalFailure' });
    expect(attempts('SendMessage')).toBe(3);
    await send(body);
    expect(orders.messages).toHaveLength(1);
  });

  it('failAction: with an error and a message of its own', async () => {
    sqs.chaos.once(failAction('ReceiveMessage', { name: 'OverLimit', message: 'Too many, they say' }));

    await expect(receive()).rejects.toMatchObject({ name: 'OverLimit', message: 'Too many, they say' });
  });

  it('failAction: a call that names no queue', async () => {
    sqs.chaos.once(failAction(ListQueuesCommand, 'AccessDenied'));

    await expect(client.send(new ListQueuesCommand({}))).rejects.toMatchObject({ name: 'AccessDenied' });
    expect(injected()).toEqual(['failAction']);
  });

  it('failEntries: those that a pattern names are in Failed, and the others are sent', async () => {
    sqs.chaos.once(failEntries({ message: /[13]/ }));
    const Entries = ['1', '2', '3'].map((Id) => ({ Id, MessageBody: `order ${Id}` }));
    const { Successful, Failed } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));

    expect(Successful).toMatchObject([{ Id: '2' }]);
    expect(Failed).toMatchObject([
      { Id: '1', SenderFault: false, Code: 'InternalError' },
      { Id: '3', SenderFault: false, Code: 'InternalError' },
    ]);
    expect(orders.messages.map((message) => message.body)).toEqual(['order 2']);
  });

  it('longerDelay: a delayed message becomes visible later', async () => {
    sqs.chaos.use(longerDelay({ by: '5s' }));
    await send(body, { DelaySeconds: 10 });
    await sqs.clock.advance('14s');
    expect(await receive()).toEqual([]);
    await sqs.clock.advance('1s');

    expect(bodies(await receive())).toEqual([body]);
  });

  it('outage: calls fail for a while, then they get through', async () => {
    sqs.chaos.once(outage({ lasts: '10s' }));
    await expect(send(body)).rejects.toMatchObject({ name: 'InternalFailure' });
    await sqs.clock.advance('9s');
    await expect(receive()).rejects.toMatchObject({ name: 'InternalFailure' });
    await sqs.clock.advance('1s');

    await send(body);
    expect(orders.messages).toHaveLength(1);
  });

  it('holdBack: a call arrives when another one, made later, is done', async () => {
    sqs.chaos.once(holdBack({ what: 'call', by: '5s' }));
    const late = send('first');
    await send('second');
    await sqs.clock.advance('5s');
    await late;

    expect(orders.messages.map((message) => message.body)).toEqual(['second', 'first']);
  });

  it('holdBack: a call that is given up meanwhile never arrives', async () => {
    sqs.chaos.once(holdBack({ what: 'call', by: '5s' }));
    const controller = new AbortController();
    const given = client.send(new SendMessageCommand({ QueueUrl, MessageBody: body }), { abortSignal: controller.signal });
    await sqs.clock.advance('1s');
    controller.abort();

    await expect(given).rejects.toMatchObject({ name: 'AbortError' });
    await sqs.clock.advance('5s');
    expect(orders.messages).toEqual([]);
    expect(sqs.calls.at(-1)).toMatchObject({ action: 'SendMessage' });
  });
});
