import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { refusal, world } from './world';

const text = (StringValue: string) => ({ DataType: 'String', StringValue });

/** A queue whose messages can be received over and over. */
async function queueWith(attributes: Record<string, string> = {}) {
  const sqs = world();
  const QueueUrl = await sqs.createQueue(attributes['FifoQueue'] ? 'orders.fifo' : 'orders', attributes);
  const call = (input: Partial<ReceiveMessageCommandInput>) => sqs.client.send(new ReceiveMessageCommand({ QueueUrl, ...input }));
  const receive = async (input: Partial<ReceiveMessageCommandInput> = {}): Promise<Message | undefined> =>
    (await call(input)).Messages?.[0];
  return { ...sqs, QueueUrl, call, receive };
}

describe('ReceiveMessage', () => {
  it('answers without Messages when there are none', async () => {
    const { call } = await queueWith();

    expect(await call({})).not.toHaveProperty('Messages');
  });

  it('answers only id, handle, body and its digest unless attributes are asked for', async () => {
    const { client, QueueUrl, receive } = await queueWith();
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'message', MessageAttributes: { a: text('x') } }));

    expect(await receive({ AttributeNames: [], MessageSystemAttributeNames: [], MessageAttributeNames: [] })).toEqual({
      MessageId: expect.any(String),
      ReceiptHandle: expect.any(String),
      Body: 'message',
      MD5OfBody: '78e731027d8fd50ed642340b7c9a63b3',
    });
  });

  it.each([
    ['MaxNumberOfMessages', 0, 'Must be between 1 and 10, if provided.'],
    ['MaxNumberOfMessages', 11, 'Must be between 1 and 10, if provided.'],
    ['VisibilityTimeout', -1, 'Must be >= 0 and <= 43200, if provided.'],
    ['VisibilityTimeout', 43_201, 'Must be >= 0 and <= 43200, if provided.'],
    ['WaitTimeSeconds', -1, 'Must be >= 0 and <= 20, if provided.'],
    ['WaitTimeSeconds', 21, 'Must be >= 0 and <= 20, if provided.'],
  ])('refuses %s %p', async (name, value, reason) => {
    const { call } = await queueWith();

    expect(await refusal(call({ [name]: value }))).toEqual({
      name: 'InvalidParameterValue',
      status: 400,
      message: `Value ${value} for parameter ${name} is invalid. Reason: ${reason}`,
    });
  });

  it('looks at a ReceiveRequestAttemptId on FIFO queues only', async () => {
    const standard = await queueWith();
    const fifo = await queueWith({ FifoQueue: 'true' });

    await expect(fifo.call({ ReceiveRequestAttemptId: 'x'.repeat(128) })).resolves.toBeDefined();
    expect(await refusal(fifo.call({ ReceiveRequestAttemptId: 'a blank' }))).toMatchObject({ name: 'InvalidParameterValue' });
    await expect(standard.call({ ReceiveRequestAttemptId: 'a blank' })).resolves.toBeDefined();
  });

  it.each([
    ['its own wait time', {}, { WaitTimeSeconds: 5 }],
    ["the queue's", { ReceiveMessageWaitTimeSeconds: '5' }, {}],
  ])('waits for %s, then answers without messages', async (_whose, attributes, input) => {
    const { call, clock } = await queueWith(attributes);
    let done = false;
    const waiting = call(input).finally(() => (done = true));

    await clock.advance('4s');
    expect(done).toBe(false);
    await clock.advance('1s');

    expect(await waiting).not.toHaveProperty('Messages');
  });

  it('does not wait with a wait time of 0, whatever the queue says', async () => {
    const { call } = await queueWith({ ReceiveMessageWaitTimeSeconds: '20' });

    expect(await call({ WaitTimeSeconds: 0 })).not.toHaveProperty('Messages');
  });

  it('ends waiting with the first message that comes', async () => {
    const { client, QueueUrl, receive } = await queueWith();
    const waiting = receive({ WaitTimeSeconds: 20 });

    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'order 42' }));

    expect(await waiting).toMatchObject({ Body: 'order 42' });
  });
});

describe('MessageAttributeNames', () => {
  async function receiving(MessageAttributeNames: string[]) {
    const { client, QueueUrl, receive } = await queueWith({ VisibilityTimeout: '0' });
    const MessageAttributes = { 'Help.Me': text('Me'), Hello: text('There'), General: text('Kenobi') };
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'msg', MessageAttributes }));
    return receive({ MessageAttributeNames });
  }

  it.each([
    [['All'], ['General', 'Hello', 'Help.Me'], '4c360f3fdafd970e05fae2f149d997f5'],
    [['.*'], ['General', 'Hello', 'Help.Me'], '4c360f3fdafd970e05fae2f149d997f5'],
    [['*'], ['General', 'Hello', 'Help.Me'], '4c360f3fdafd970e05fae2f149d997f5'],
    [['Hello', 'General'], ['General', 'Hello'], 'fca026605781cb4126a1e9044df24232'],
    [['Foo', 'Hello'], ['Hello'], 'a311262e065454b75da111d535b8dacd'],
    [['Hel.*'], ['Hello', 'Help.Me'], '83fee93c1bcd8b9a5a923ffacdc636c7'],
  ])('%j select %j, and the digest is that of the selection', async (names, selected, md5) => {
    const message = await receiving(names);

    expect(Object.keys(message?.MessageAttributes ?? {}).sort()).toEqual(selected);
    expect(message?.MD5OfMessageAttributes).toBe(md5);
  });

  it.each([[['Foo', 'Help']], [['hello']], [['AWS.']], [['..foo']], [['Foo.*']]])(
    '%j select nothing, so there is no digest',
    async (names) => {
      const message = await receiving(names);

      expect(message).not.toHaveProperty('MessageAttributes');
      expect(message).not.toHaveProperty('MD5OfMessageAttributes');
    },
  );
});

describe('MessageSystemAttributeNames', () => {
  it.each([{ MessageSystemAttributeNames: ['All' as const] }, { AttributeNames: ['All' as const] }])(
    '%j shows all there are',
    async (names) => {
      const { client, QueueUrl, receive, clock } = await queueWith({ VisibilityTimeout: '0' });
      await clock.advanceTo(new Date('2030-01-01T00:00:00Z'));
      await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'msg' }));
      await clock.advance('1s');
      await receive();
      await clock.advance('1s');

      expect((await receive(names))?.Attributes).toEqual({
        SenderId: 'AIDATESTXXXXXXXXXXXXX',
        SentTimestamp: '1893456000000',
        ApproximateReceiveCount: '2',
        ApproximateFirstReceiveTimestamp: '1893456001000',
      });
    },
  );

  it('shows three more on a FIFO queue', async () => {
    const { client, QueueUrl, receive } = await queueWith({ FifoQueue: 'true' });
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'msg', MessageGroupId: 'g', MessageDeduplicationId: 'd' }));

    expect((await receive({ MessageSystemAttributeNames: ['All'] }))?.Attributes).toMatchObject({
      MessageGroupId: 'g',
      MessageDeduplicationId: 'd',
      SequenceNumber: expect.stringMatching(/^\d{20}$/),
    });
  });

  it('adds up with AttributeNames, and leaves out what does not exist', async () => {
    const { client, QueueUrl, receive } = await queueWith({ VisibilityTimeout: '0' });
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'msg' }));

    const message = await receive({
      MessageSystemAttributeNames: ['SenderId', 'SequenceNumber'],
      AttributeNames: ['ApproximateReceiveCount' as never],
    });
    expect(message?.Attributes).toEqual({ SenderId: 'AIDATESTXXXXXXXXXXXXX', ApproximateReceiveCount: '1' });
    expect(await receive({ MessageSystemAttributeNames: ['SequenceNumber'] })).not.toHaveProperty('Attributes');
  });
});

describe('ChangeMessageVisibility and DeleteMessage', () => {
  async function received() {
    const queue = await queueWith();
    await queue.client.send(new SendMessageCommand({ QueueUrl: queue.QueueUrl, MessageBody: 'order 42' }));
    return { ...queue, ReceiptHandle: (await queue.receive())?.ReceiptHandle };
  }

  it('count the new timeout from the call', async () => {
    const { client, clock, QueueUrl, ReceiptHandle, receive } = await received(); // at 0 s, hidden until 30 s
    await clock.advance('20s');

    await client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 15 })); // hidden until 35 s

    await clock.advance('14s');
    expect(await receive()).toBeUndefined();
    await clock.advance('1s');
    expect(await receive()).toMatchObject({ Body: 'order 42' });
  });

  it.each([-1, 43_201])('refuse a timeout of %p seconds', async (VisibilityTimeout) => {
    const { client, QueueUrl, ReceiptHandle } = await received();

    expect(await refusal(client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout })))).toEqual({
      name: 'InvalidParameterValue',
      status: 400,
      message: `Value ${VisibilityTimeout} for parameter VisibilityTimeout is invalid. Reason: Must be between 0 and 43200.`,
    });
  });

  it('require a handle, and a timeout', async () => {
    const { client, QueueUrl, ReceiptHandle } = await received();
    const missing = (name: string) => ({
      name: 'MissingParameter',
      status: 400,
      message: `The request must contain the parameter ${name}.`,
    });

    expect(await refusal(client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: '' })))).toEqual(missing('ReceiptHandle'));
    expect(await refusal(client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: '', VisibilityTimeout: 1 })))).toEqual(
      missing('ReceiptHandle'),
    );
    expect(
      await refusal(client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: undefined }))),
    ).toEqual(missing('VisibilityTimeout'));
  });

  it('delete a message for good, and once more to no effect', async () => {
    const { client, clock, QueueUrl, ReceiptHandle, receive } = await received();

    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));

    await clock.advance('30s');
    expect(await receive()).toBeUndefined();
  });

  it('refuse a handle that is none', async () => {
    const { client, QueueUrl } = await received();

    expect(await refusal(client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: 'garbage' })))).toEqual({
      name: 'ReceiptHandleIsInvalid',
      status: 404,
      message: 'The input receipt handle "garbage" is not a valid receipt handle.',
    });
  });
});
