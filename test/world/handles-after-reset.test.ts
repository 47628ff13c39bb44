import {
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { createSqs } from '../../src';

const region = 'eu-west-1';
const client = new SQSClient({ region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
const sqs = createSqs({ region, queues: { orders: {}, 'orders.fifo': { ContentBasedDeduplication: true } } });

beforeAll(() => sqs.listen());
beforeEach(() => sqs.clear());
afterAll(() => {
  client.destroy();
  sqs.close();
});

/** Sends a message and receives it. @returns what is needed to delete it */
async function received(name: string): Promise<{ QueueUrl: string; ReceiptHandle: string }> {
  const QueueUrl = sqs.queue(name).url;
  await client.send(
    new SendMessageCommand({ QueueUrl, MessageBody: 'order 42', ...(name.endsWith('.fifo') ? { MessageGroupId: 'g' } : {}) }),
  );
  const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl }));
  return { QueueUrl, ReceiptHandle: Messages![0]!.ReceiptHandle! };
}

const GONE = { name: 'InvalidParameterValue', message: expect.stringContaining('Reason: Message does not exist') };

const WAYS: readonly (readonly [string, (QueueUrl: string) => unknown])[] = [
  ['sqs.reset()', () => sqs.reset()],
  ['sqs.clear(), after which the queues of its options are there again', () => sqs.clear()],
  ['PurgeQueue', (QueueUrl) => client.send(new PurgeQueueCommand({ QueueUrl }))],
  [
    'DeleteQueue, and the same queue created again',
    async (QueueUrl) => {
      const { name } = sqs.queue(QueueUrl);
      await client.send(new DeleteQueueCommand({ QueueUrl }));
      sqs.createQueue(name);
    },
  ],
];

describe.each(['orders', 'orders.fifo'])('A receipt handle of "%s"', (name) => {
  it.each(WAYS)('is that of a message that is gone after %s', async (_way, empty) => {
    const { QueueUrl, ReceiptHandle } = await received(name);
    await empty(QueueUrl);
    await empty(QueueUrl);
    const entry = { Id: '1', ReceiptHandle };

    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    const deleted = await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries: [entry] }));
    const change = client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 10 }));
    await expect(change).rejects.toMatchObject(GONE);
    const changed = await client.send(
      new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries: [{ ...entry, VisibilityTimeout: 10 }] }),
    );

    expect(deleted).toMatchObject({ Successful: [{ Id: '1' }] });
    expect(changed).toMatchObject({ Failed: [{ Id: '1', Code: GONE.name, Message: GONE.message }] });
  });

  it('leaves a message alone that was sent after a reset', async () => {
    const { QueueUrl, ReceiptHandle } = await received(name);
    sqs.reset();
    const { ReceiptHandle: later } = await received(name);

    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    expect(sqs.queue(name).messages).toHaveLength(1);
    expect(later).not.toBe(ReceiptHandle);

    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: later }));
    expect(sqs.queue(name).messages).toEqual([]);
  });

  it('is no handle in another world', async () => {
    const { QueueUrl, ReceiptHandle } = await received(name);

    await sqs.run({ seed: 7 }, async () => {
      const deleting = client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      await expect(deleting).rejects.toMatchObject({ name: 'ReceiptHandleIsInvalid' });
    });
  });
});

describe('A consumer that polls when its world is reset', () => {
  it('gets an empty answer, and goes on', async () => {
    const { url: QueueUrl } = sqs.queue('orders');
    const poll = () => client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
    const waiting = poll();
    while (sqs.calls.length === 0) await new Promise(setImmediate);

    sqs.reset();
    expect((await waiting).Messages).toBeUndefined();

    const next = poll();
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'order 43' }));
    expect((await next).Messages).toMatchObject([{ Body: 'order 43' }]);
  });
});
