import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
} from '@aws-sdk/client-sqs';
import { refusal, world } from './world';

interface Entry {
  readonly Id: string | undefined;
}

/** The three batch actions, with entries that differ by their ids only. */
const BATCHES = {
  SendMessageBatch: (QueueUrl: string, entries: Entry[]) =>
    new SendMessageBatchCommand({ QueueUrl, Entries: entries.map(({ Id }) => ({ Id, MessageBody: 'order' })) }),
  DeleteMessageBatch: (QueueUrl: string, entries: Entry[]) =>
    new DeleteMessageBatchCommand({ QueueUrl, Entries: entries.map(({ Id }) => ({ Id, ReceiptHandle: 'handle' })) }),
  ChangeMessageVisibilityBatch: (QueueUrl: string, entries: Entry[]) =>
    new ChangeMessageVisibilityBatchCommand({
      QueueUrl,
      Entries: entries.map(({ Id }) => ({ Id, ReceiptHandle: 'handle', VisibilityTimeout: 0 })),
    }),
};

const batchNames = Object.keys(BATCHES) as (keyof typeof BATCHES)[];
const ids = (count: number): Entry[] => Array.from({ length: count }, (_, index) => ({ Id: String(index) }));

describe.each(batchNames)('%s', (name) => {
  async function run(entries: Entry[]) {
    const { client, createQueue } = world();
    return refusal(client.send(BATCHES[name](await createQueue('orders'), entries) as never));
  }

  it('refuses an empty batch', async () => {
    expect(await run([])).toEqual({
      name: 'EmptyBatchRequest',
      status: 400,
      message: `There should be at least one ${name}RequestEntry in the request.`,
    });
  });

  it('refuses more than ten entries, whatever their ids', async () => {
    expect(await run(Array.from({ length: 11 }, () => ({ Id: '!' })))).toEqual({
      name: 'TooManyEntriesInBatchRequest',
      status: 400,
      message: 'Maximum number of entries per request are 10. You have sent 11.',
    });
  });

  it.each(['', 'a:b', 'a b', 'x'.repeat(81)])('refuses the id "%s"', async (Id) => {
    expect(await run([{ Id: 'a' }, { Id: 'a' }, { Id }])).toEqual({
      name: 'InvalidBatchEntryId',
      status: 400,
      message: 'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
    });
  });

  it('refuses an entry without an id', async () => {
    expect(await run([{ Id: 'a' }, { Id: undefined }])).toEqual({
      name: 'MissingParameter',
      status: 400,
      message: `The request must contain the parameter ${name}RequestEntry.2.Id.`,
    });
  });

  it('refuses an id that occurs twice', async () => {
    expect(await run([{ Id: 'a' }, { Id: 'b' }, { Id: 'a' }])).toEqual({
      name: 'BatchEntryIdsNotDistinct',
      status: 400,
      message: 'Id a repeated.',
    });
  });
});

describe('SendMessageBatch', () => {
  async function queueWith(attributes: Record<string, string> = {}) {
    const sqs = world();
    const QueueUrl = await sqs.createQueue(attributes['FifoQueue'] ? 'orders.fifo' : 'orders', attributes);
    const send = (Entries: SendMessageBatchRequestEntry[]) => sqs.client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    const bodies = async () =>
      (await sqs.client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }))).Messages?.map(({ Body }) => Body);
    return { send, bodies };
  }

  it('sends in order, and says nothing of failures when there are none', async () => {
    const { send, bodies } = await queueWith();

    const answer = await send(ids(10).map(({ Id }) => ({ Id, MessageBody: `order ${Id}` })));

    expect(answer.Successful?.map(({ Id }) => Id)).toEqual(ids(10).map(({ Id }) => Id));
    expect(answer).not.toHaveProperty('Failed', expect.anything());
    expect(await bodies()).toEqual(ids(10).map(({ Id }) => `order ${Id}`));
  });

  it("judges each entry by itself, the queue's MaximumMessageSize included", async () => {
    const { send, bodies } = await queueWith({ MaximumMessageSize: '1024' });

    const answer = await send([
      { Id: 'fits', MessageBody: 'a'.repeat(1024) },
      { Id: 'long', MessageBody: 'a'.repeat(1025) },
      { Id: 'char', MessageBody: '\x01' },
      { Id: 'none', MessageBody: '' },
      { Id: 'type', MessageBody: 'x', MessageAttributes: { list: { DataType: 'List', StringValue: 'x' } } },
      { Id: 'delay', MessageBody: 'x', DelaySeconds: 901 },
      { Id: 'last', MessageBody: 'order 42' },
    ]);

    expect(answer.Successful?.map(({ Id }) => Id)).toEqual(['fits', 'last']);
    expect(answer.Failed).toMatchObject([
      {
        Id: 'long',
        SenderFault: true,
        Code: 'InvalidParameterValue',
        Message: 'One or more parameters cannot be validated. Reason: Message must be shorter than 1024 bytes.',
      },
      { Id: 'char', SenderFault: true, Code: 'InvalidMessageContents' },
      {
        Id: 'none',
        SenderFault: true,
        Code: 'MissingParameter',
        Message: 'The request must contain the parameter SendMessageBatchRequestEntry.4.MessageBody.',
      },
      { Id: 'type', SenderFault: true, Code: 'InvalidParameterValue' },
      { Id: 'delay', SenderFault: true, Code: 'InvalidParameterValue' },
    ]);
    expect(await bodies()).toEqual(['a'.repeat(1024), 'order 42']);
  });

  it.each([{ StringListValues: [] }, { StringListValues: ['x'] }, { BinaryListValues: [] }])(
    'is refused as a whole for a list of values: %j',
    async (lists) => {
      const { send, bodies } = await queueWith();
      const MessageAttributes = { list: { DataType: 'String', StringValue: 'x', ...lists } };

      await expect(
        send([
          { Id: 'good', MessageBody: 'x' },
          { Id: 'list', MessageBody: 'x', MessageAttributes },
        ]),
      ).rejects.toMatchObject({
        name: 'UnsupportedOperation',
        message: 'Message attribute list values in SendMessageBatch operation are not supported.',
      });
      expect(await bodies()).toBeUndefined();
    },
  );

  it('refuses more than 1 MiB altogether, and sends nothing of it', async () => {
    const { send, bodies } = await queueWith();
    const half = { Id: 'half', MessageBody: 'a'.repeat(524_288) };

    expect(await refusal(send([half, { Id: 'other', MessageBody: `${half.MessageBody}a` }]))).toEqual({
      name: 'BatchRequestTooLong',
      status: 400,
      message: 'Batch requests cannot be longer than 1048576 bytes. You have sent 1048577 bytes.',
    });
    expect(await bodies()).toBeUndefined();
    expect(await send([half, { ...half, Id: 'other' }])).toMatchObject({ Successful: [{ Id: 'half' }, { Id: 'other' }] });
  });

  it.each([
    [{ MessageGroupId: 'g' }, 'InvalidParameterValue'],
    [{ MessageDeduplicationId: 'd' }, 'InvalidParameterValue'],
  ])('sends nothing to a FIFO queue when one entry has only %j', async (incomplete, name) => {
    const { send, bodies } = await queueWith({ FifoQueue: 'true' });
    const complete = { Id: 'a', MessageBody: 'x', MessageGroupId: 'g', MessageDeduplicationId: 'd1' };

    expect(await refusal(send([complete, { Id: 'b', MessageBody: 'x', ...incomplete }]))).toMatchObject({ name, status: 400 });
    expect(await bodies()).toBeUndefined();
  });
});

describe('DeleteMessageBatch and ChangeMessageVisibilityBatch', () => {
  async function received() {
    const sqs = world();
    const QueueUrl = await sqs.createQueue('orders');
    await sqs.client.send(new SendMessageBatchCommand({ QueueUrl, Entries: ids(2).map(({ Id }) => ({ Id, MessageBody: `order ${Id}` })) }));
    const { Messages = [] } = await sqs.client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    return { ...sqs, QueueUrl, handles: Messages.map(({ ReceiptHandle }) => ReceiptHandle) };
  }

  const invalidHandle = {
    SenderFault: true,
    Code: 'ReceiptHandleIsInvalid',
    Message: 'The input receipt handle "garbage" is not a valid receipt handle.',
  };

  it('delete each entry by itself', async () => {
    const { client, QueueUrl, handles } = await received();

    const answer = await client.send(
      new DeleteMessageBatchCommand({
        QueueUrl,
        Entries: [
          { Id: 'a', ReceiptHandle: handles[0] },
          { Id: 'b', ReceiptHandle: 'garbage' },
          { Id: 'c', ReceiptHandle: '' },
          { Id: 'd', ReceiptHandle: handles[0] },
        ],
      }),
    );

    expect(answer.Successful).toEqual([{ Id: 'a' }, { Id: 'd' }]);
    expect(answer.Failed).toMatchObject([
      { Id: 'b', ...invalidHandle },
      {
        Id: 'c',
        Code: 'MissingParameter',
        Message: 'The request must contain the parameter DeleteMessageBatchRequestEntry.3.ReceiptHandle.',
      },
    ]);
  });

  it('change each entry by itself', async () => {
    const { client, QueueUrl, handles } = await received();

    const answer = await client.send(
      new ChangeMessageVisibilityBatchCommand({
        QueueUrl,
        Entries: [
          { Id: 'a', ReceiptHandle: handles[0], VisibilityTimeout: 0 },
          { Id: 'b', ReceiptHandle: handles[1], VisibilityTimeout: 43_201 },
          { Id: 'c', ReceiptHandle: 'garbage', VisibilityTimeout: 0 },
          { Id: 'd', ReceiptHandle: handles[1] },
        ],
      }),
    );

    expect(answer.Successful).toEqual([{ Id: 'a' }]);
    expect(answer.Failed).toMatchObject([
      {
        Id: 'b',
        SenderFault: true,
        Code: 'InvalidParameterValue',
        Message:
          'Value 43201 for parameter VisibilityTimeout is invalid. Reason: VisibilityTimeout must be an integer between 0 and 43200.',
      },
      { Id: 'c', ...invalidHandle },
      { Id: 'd', Code: 'MissingParameter' },
    ]);
    expect((await client.send(new ReceiveMessageCommand({ QueueUrl }))).Messages).toMatchObject([{ Body: 'order 0' }]);
  });
});
