import { type MessageAttributeValue, ReceiveMessageCommand, SendMessageCommand, type SendMessageCommandInput } from '@aws-sdk/client-sqs';
import { refusal, world } from './world';

const INVALID_CHARACTERS =
  'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF';

const invalidParameter = (message: string) => ({ name: 'InvalidParameterValue', status: 400, message });

/** A queue, and how to send to it. */
async function queueWith(attributes: Record<string, string> = {}) {
  const sqs = world();
  const QueueUrl = await sqs.createQueue(attributes['FifoQueue'] ? 'orders.fifo' : 'orders', attributes);
  const send = (message: Partial<SendMessageCommandInput>) =>
    sqs.client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'order 42', ...message }));
  const receive = async () => {
    const names = { MessageSystemAttributeNames: ['All' as const], MessageAttributeNames: ['All'] };
    return (await sqs.client.send(new ReceiveMessageCommand({ QueueUrl, ...names }))).Messages?.[0];
  };
  return { ...sqs, QueueUrl, send, receive };
}

describe('SendMessage', () => {
  it('answers an id and the digest of the body, and of nothing else', async () => {
    const { send } = await queueWith();

    const answer = await send({ MessageBody: 'message' });

    expect(answer).toEqual({
      $metadata: expect.anything(),
      MessageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      MD5OfMessageBody: '78e731027d8fd50ed642340b7c9a63b3',
    });
  });

  it('answers the digests of message attributes and system attributes, which do not mix', async () => {
    const { send, receive } = await queueWith();
    const trace = 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1';

    const answer = await send({
      MessageAttributes: { k: { DataType: 'String', StringValue: 'x' } },
      MessageSystemAttributes: { AWSTraceHeader: { DataType: 'String', StringValue: trace } },
    });

    expect(answer).toMatchObject({
      MD5OfMessageAttributes: 'a45daa70926828a2f0a1db3418e6feb4',
      MD5OfMessageSystemAttributes: '5ae4d5d7636402d80f4eb6d213245a88',
    });
    expect(await receive()).toMatchObject({
      Attributes: { AWSTraceHeader: trace },
      MD5OfMessageAttributes: 'a45daa70926828a2f0a1db3418e6feb4',
    });
  });

  it('takes the trace header of the request when the message has none of its own, and answers no digest of it', async () => {
    const { client, send, receive } = await queueWith();
    client.middlewareStack.add(
      (next) => (args) => {
        (args.request as { headers: Record<string, string> }).headers['x-amzn-trace-id'] = 'Root=1-3152b799-8954dae64eda91bc9a23a7e8';
        return next(args);
      },
      { step: 'build' },
    );

    const answer = await send({});

    expect(answer).not.toHaveProperty('MD5OfMessageSystemAttributes');
    expect(await receive()).toMatchObject({ Attributes: { AWSTraceHeader: 'Root=1-3152b799-8954dae64eda91bc9a23a7e8' } });
  });

  it.each([undefined, ''])('requires a body, and %p is none', async (MessageBody) => {
    const { send } = await queueWith();

    expect(await refusal(send({ MessageBody }))).toEqual({
      name: 'MissingParameter',
      status: 400,
      message: 'The request must contain the parameter MessageBody.',
    });
  });

  it.each(['\0', '\x08', '\x0b', '\x1f', '\ufffe', '\uffff', '\ud800', '\udc00', 'a\udc00\ud800b'])(
    'refuses a body with %j',
    async (character) => {
      const { send } = await queueWith();

      expect(await refusal(send({ MessageBody: `order ${character}` }))).toEqual({
        name: 'InvalidMessageContents',
        status: 400,
        message: INVALID_CHARACTERS,
      });
    },
  );

  it('takes every other character', async () => {
    const { send, receive } = await queueWith();
    const body = '\t\n\r \x7f\x80\x85\ud7ff\ue000\ufffd\u{10000}\u{10ffff} héllo ✓ 😀';

    await send({ MessageBody: body });

    expect(await receive()).toMatchObject({ Body: body });
  });

  describe('with a MaximumMessageSize of 1,024 bytes', () => {
    const tooLong = invalidParameter('One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.');
    const attribute = { DataType: 'String', StringValue: 'v'.repeat(10) }; // 'name' + 'String' + value: 20 bytes
    const binary = { DataType: 'Binary', BinaryValue: new Uint8Array(10) }; // the same, decoded

    it.each<[string, Partial<SendMessageCommandInput>]>([
      ['a body of as many bytes', { MessageBody: 'x'.repeat(1024) }],
      ['two bytes for é', { MessageBody: 'é'.repeat(512) }],
      ['four bytes for 😀', { MessageBody: '😀'.repeat(256) }],
      ['name, type and value of attributes', { MessageBody: 'x'.repeat(1004), MessageAttributes: { name: attribute } }],
      ['binary values decoded', { MessageBody: 'x'.repeat(1004), MessageAttributes: { name: binary } }],
      [
        'no system attributes',
        { MessageBody: 'x'.repeat(1024), MessageSystemAttributes: { AWSTraceHeader: { DataType: 'String', StringValue: 'Root=1' } } },
      ],
    ])('counts %s', async (_what, message) => {
      const { send } = await queueWith({ MaximumMessageSize: '1024' });

      await expect(send(message)).resolves.toBeDefined();
      expect(await refusal(send({ ...message, MessageBody: `${message.MessageBody}x` }))).toEqual(tooLong);
    });
  });

  it('refuses more than 1 MiB', async () => {
    const { send } = await queueWith();

    await expect(send({ MessageBody: 'x'.repeat(1_048_576) })).resolves.toBeDefined();
    expect(await refusal(send({ MessageBody: 'x'.repeat(1_048_577) }))).toEqual(
      invalidParameter('One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.'),
    );
  });

  it.each([-1, 901])('refuses a delay of %p seconds', async (DelaySeconds) => {
    const { send } = await queueWith();

    expect(await refusal(send({ DelaySeconds }))).toEqual(
      invalidParameter(`Value ${DelaySeconds} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.`),
    );
  });

  it.each(['MessageGroupId', 'MessageDeduplicationId'])('takes %s of up to 128 letters, digits and punctuation', async (name) => {
    const { send } = await queueWith({ FifoQueue: 'true' });
    const ids = { MessageGroupId: 'group', MessageDeduplicationId: 'id' };
    const all = String.fromCharCode(...Array.from({ length: 94 }, (_, index) => 0x21 + index));

    for (const id of ['x', 'x'.repeat(128), all]) await expect(send({ ...ids, [name]: id })).resolves.toBeDefined();
    for (const id of ['x'.repeat(129), 'a blank', 'é', '\x08']) {
      expect(await refusal(send({ ...ids, [name]: id }))).toEqual(
        invalidParameter(
          `Value ${id} for parameter ${name} is invalid. Reason: ${name} can only include alphanumeric and punctuation characters. 1 to 128 in length.`,
        ),
      );
    }
  });

  describe('on a standard queue', () => {
    it('takes a MessageGroupId, but not an empty one', async () => {
      const { send, receive } = await queueWith();

      await send({ MessageGroupId: 'tenant' });

      expect(await receive()).toMatchObject({ Attributes: { MessageGroupId: 'tenant' } });
      expect(await refusal(send({ MessageGroupId: '' }))).toEqual(
        invalidParameter(
          'Value  for parameter MessageGroupId is invalid. Reason: MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length.',
        ),
      );
    });

    it('refuses a MessageDeduplicationId', async () => {
      const { send } = await queueWith();

      expect(await refusal(send({ MessageDeduplicationId: 'id' }))).toEqual(
        invalidParameter(
          'Value id for parameter MessageDeduplicationId is invalid. Reason: The request include parameter that is not valid for this queue type.',
        ),
      );
    });
  });

  describe('on a FIFO queue', () => {
    it('answers a sequence number', async () => {
      const { send } = await queueWith({ FifoQueue: 'true' });

      expect(await send({ MessageGroupId: 'g', MessageDeduplicationId: 'd' })).toMatchObject({
        SequenceNumber: expect.stringMatching(/^\d{20}$/),
      });
    });

    it('requires a MessageGroupId', async () => {
      const { send } = await queueWith({ FifoQueue: 'true' });

      expect(await refusal(send({ MessageDeduplicationId: 'd' }))).toEqual({
        name: 'MissingParameter',
        status: 400,
        message: 'The request must contain the parameter MessageGroupId.',
      });
    });

    it('requires something to deduplicate by', async () => {
      const { send } = await queueWith({ FifoQueue: 'true' });

      expect(await refusal(send({ MessageGroupId: 'g' }))).toEqual(
        invalidParameter('The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly'),
      );
    });

    it('deduplicates by the SHA-256 of the body with ContentBasedDeduplication, where the sender gives no id', async () => {
      const { send, receive } = await queueWith({ FifoQueue: 'true', ContentBasedDeduplication: 'true' });

      const first = await send({ MessageGroupId: 'g', MessageBody: 'a' });
      const second = await send({
        MessageGroupId: 'g',
        MessageBody: 'a',
        MessageAttributes: { k: { DataType: 'String', StringValue: 'x' } },
      });

      expect(second.MessageId).toBe(first.MessageId);
      expect((await receive())?.Attributes).toMatchObject({
        MessageDeduplicationId: 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb',
      });
    });

    it('takes a delay of 0 for the delay of the queue, and no other', async () => {
      const { send, receive, clock } = await queueWith({ FifoQueue: 'true', DelaySeconds: '5' });
      const ids = { MessageGroupId: 'g', MessageDeduplicationId: 'd' };

      await send({ ...ids, DelaySeconds: 0 });

      expect(await receive()).toBeUndefined();
      await clock.advance('5s');
      expect(await receive()).toBeDefined();
      expect(await refusal(send({ ...ids, DelaySeconds: 2 }))).toEqual(
        invalidParameter(
          'Value 2 for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.',
        ),
      );
    });
  });
});

describe('Message attributes', () => {
  const text = (StringValue: string, DataType = 'String'): MessageAttributeValue => ({ DataType, StringValue });
  const named = (name: string): [Record<string, MessageAttributeValue>] => [{ [name]: text('x') }];
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`name${index}`, text('x')]));

  it.each<[Record<string, MessageAttributeValue>]>([
    named('x'.repeat(256)),
    named('AWSfoo'),
    named('Amazonas'),
    named('a.b-c_9'),
    named('__proto__x'),
    [many(10)],
    [{ a: text('{}', 'String.json') }],
    [{ a: text('-1.50', 'Number') }],
    [{ a: text('1e126', 'Number.float') }],
    [{ a: text('0'.repeat(50) + '7', 'Number') }],
    [{ a: { DataType: 'Binary.png', BinaryValue: new Uint8Array([0, 1, 255]) } }],
  ])('are taken: %.80j', async (MessageAttributes) => {
    const { send, receive } = await queueWith();

    await send({ MessageAttributes });

    expect((await receive())?.MessageAttributes).toEqual(MessageAttributes);
  });

  const NAME_CHARACTERS =
    'Message (user) attributes name can only contain upper and lower score characters, digits, periods, hyphens and underscores. ';
  const RESERVED =
    "You can't use message attribute names beginning with 'AWS.' or 'Amazon.'. These strings are reserved for internal use. Additionally, they cannot start or end with '.'.";
  const TYPES = 'You must use only the following supported type prefixes: Binary, Number, String.';

  it.each<[Record<string, MessageAttributeValue>, string]>([
    [many(11), 'Number of message attributes [11] exceeds the allowed maximum [10].'],
    [{ 'a b': text('x') }, NAME_CHARACTERS],
    [{ 'a§': text('x') }, NAME_CHARACTERS],
    [{ '': text('x') }, 'The request must contain non-empty message attribute name.'],
    [{ 'aws.x': text('x') }, RESERVED],
    [{ 'AMAZON.x': text('x') }, RESERVED],
    [{ '.x': text('x') }, RESERVED],
    [{ 'x.': text('x') }, RESERVED],
    [{ 'x..y': text('x') }, "Message (user) attribute name must not have successive '.' characters."],
    [{ ['x'.repeat(257)]: text('x') }, 'Message (user) attribute names must be shorter than 256 Bytes'],
    [{ a: text('x', '') }, "The message attribute 'a' must contain non-empty message attribute type."],
    [{ a: text('x', 'string') }, `The type of message (user) attribute 'a' is invalid. ${TYPES}`],
    [{ a: text('x', 'Stringy') }, `The type of message (user) attribute 'a' is invalid. ${TYPES}`],
    [{ a: text('x', `String.${'x'.repeat(250)}`) }, 'Message (user) attribute types must be shorter than 256 Bytes'],
    [{ a: { DataType: 'String' } }, "Message (user) attribute 'a' must contain a non-empty value of type 'String'."],
    [{ a: text('') }, "Message (user) attribute 'a' must contain a non-empty value of type 'String'."],
    [{ a: text('', 'Number.int') }, "Message (user) attribute 'a' must contain a non-empty value of type 'Number.int'."],
    [
      { a: { DataType: 'Binary', BinaryValue: new Uint8Array() } },
      "Message (user) attribute 'a' must contain a non-empty value of type 'Binary'.",
    ],
    [{ a: text('x', 'Binary') }, "Message (user) attribute 'a' with type 'Binary' must use field 'Binary'."],
    [
      { a: { DataType: 'String', BinaryValue: new Uint8Array(1) } },
      "Message (user) attribute 'a' with type 'String' must use field 'String'.",
    ],
    [
      { a: { DataType: 'String', StringValue: 'x', BinaryValue: new Uint8Array(1) } },
      "Message (user) attribute 'a' must have a single value.",
    ],
    [{ a: text('\x08') }, INVALID_CHARACTERS],
    ...['x', '0x10', '1e127', '-1e129', '1.2.3', '', ' 1', '12345678901234567890123456789012345678.9']
      .filter((number) => number !== '')
      .map((number): [Record<string, MessageAttributeValue>, string] => [
        { a: text(number, 'Number') },
        "Can't cast the value of message (user) attribute 'a' to a number.",
      ]),
  ])('are refused: %.80j', async (MessageAttributes, message) => {
    const { send } = await queueWith();

    expect(await refusal(send({ MessageAttributes }))).toEqual(invalidParameter(message));
  });

  it.each([{ StringListValues: ['x'] }, { BinaryListValues: [new Uint8Array(1)] }])('hold no lists: %j', async (list) => {
    const { send } = await queueWith();

    expect(await refusal(send({ MessageAttributes: { a: { ...text('x'), ...list } } }))).toEqual({
      name: 'UnsupportedOperation',
      status: 400,
      message: 'Message attribute list values in SendMessage operation are not supported.',
    });
  });

  it('return Number as it was written', async () => {
    const { send, receive } = await queueWith();

    await send({ MessageAttributes: { n: text('042.500', 'Number') } });

    expect(await receive()).toMatchObject({
      MessageAttributes: { n: text('042.500', 'Number') },
      MD5OfMessageAttributes: '55af7153f2fb94a7416d343e31b50217',
    });
  });

  it.each([
    [{ Other: text('x') }, "Message system attribute name 'Other' is invalid."],
    [
      { AWSTraceHeader: text('1', 'Number') },
      'Value Number for parameter AWSTraceHeader is invalid. Reason: The type of AWSTraceHeader must be String.',
    ],
  ])('of the system are but the trace header: %j', async (MessageSystemAttributes, message) => {
    const { send } = await queueWith();

    expect(await refusal(send({ MessageSystemAttributes: MessageSystemAttributes as object }))).toEqual(invalidParameter(message));
  });
});
