import {
  AddPermissionCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueueTagsCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  RemovePermissionCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  TagQueueCommand,
  UntagQueueCommand,
} from '@aws-sdk/client-sqs';
import { refusal, world } from './world';

const doesNotExist = { name: 'QueueDoesNotExist', status: 400, message: 'The specified queue does not exist.' };

beforeEach(() => {
  // The SDK warns of queue URLs that are none.
  jest.spyOn(console, 'warn').mockImplementation(() => {});
  jest.spyOn(console, 'log').mockImplementation(() => {});
  jest.spyOn(console, 'error').mockImplementation(() => {});
});

afterEach(() => jest.restoreAllMocks());

describe('A QueueUrl', () => {
  it.each([
    'https://sqs.us-east-1.amazonaws.com/000000000000/orders',
    'https://queue.amazonaws.com/000000000000/orders',
    'http://localhost:4566/000000000000/orders',
    'http://localhost:4566/queue/us-east-1/000000000000/orders',
    '000000000000/orders',
    'orders',
  ])('may be %s', async (QueueUrl) => {
    const { client, createQueue } = world();
    await createQueue('orders');

    await expect(client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'order 42' }))).resolves.toBeDefined();
  });

  it.each([
    'orders',
    'https://sqs.us-east-1.amazonaws.com/000000000000/Orders2',
    'https://sqs.eu-west-1.amazonaws.com/000000000000/others',
    'https://sqs.us-east-1.amazonaws.com',
    'https://sqs.us-east-1.amazonaws.com/',
    'some/path/others',
  ])('of no queue is refused: %s', async (QueueUrl) => {
    const { client, createQueue } = world();
    await createQueue('others');

    expect(await refusal(client.send(new ReceiveMessageCommand({ QueueUrl })))).toEqual(doesNotExist);
  });

  it('is required', async () => {
    const { client } = world();

    expect(await refusal(client.send(new PurgeQueueCommand({ QueueUrl: '' })))).toEqual({
      name: 'MissingParameter',
      status: 400,
      message: 'The request must contain the parameter QueueUrl.',
    });
  });

  it('leads to another account, also for callers whose credentials name none', async () => {
    const { client, createQueue } = world({ accountId: '123456789012' });
    const QueueUrl = await createQueue('orders');

    expect(QueueUrl).toContain('/123456789012/orders');
    await expect(client.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { DelaySeconds: '1' } }))).resolves.toBeDefined();
  });

  it('creates the queue in a world that creates queues on demand', async () => {
    const { client } = world({ autoCreateQueues: true });

    expect(await client.send(new GetQueueUrlCommand({ QueueName: 'orders' }))).toMatchObject({
      QueueUrl: expect.stringMatching(/\/orders$/),
    });
    const { Attributes } = await client.send(new GetQueueAttributesCommand({ QueueUrl: 'others.fifo', AttributeNames: ['FifoQueue'] }));
    expect(Attributes).toEqual({ FifoQueue: 'true' });
    expect(await refusal(client.send(new GetQueueUrlCommand({ QueueName: 'no name' })))).toEqual(doesNotExist);
  });
});

describe('A caller whose credentials name another account', () => {
  it('sends to the queue and receives from it', async () => {
    const { clientOf, createQueue } = world();
    const QueueUrl = await createQueue('orders');
    const other = clientOf('123456789012');

    await other.send(new SendMessageCommand({ QueueUrl, MessageBody: 'order 42' }));

    expect((await other.send(new ReceiveMessageCommand({ QueueUrl }))).Messages).toMatchObject([{ Body: 'order 42' }]);
  });

  it.each([
    new AddPermissionCommand({ QueueUrl: 'x', Label: 'l', AWSAccountIds: ['123456789012'], Actions: ['*'] }),
    new DeleteQueueCommand({ QueueUrl: 'x' }),
    new ListQueueTagsCommand({ QueueUrl: 'x' }),
    new RemovePermissionCommand({ QueueUrl: 'x', Label: 'l' }),
    new SetQueueAttributesCommand({ QueueUrl: 'x', Attributes: { DelaySeconds: '1' } }),
    new TagQueueCommand({ QueueUrl: 'x', Tags: { a: 'b' } }),
    new UntagQueueCommand({ QueueUrl: 'x', TagKeys: ['a'] }),
  ])('may not do what only the owner may: $constructor.name', async (command) => {
    const { clientOf, createQueue } = world();
    command.input.QueueUrl = await createQueue('orders');
    const permission = `sqs:${command.constructor.name.slice(0, -'Command'.length).toLowerCase()}`;

    expect(await refusal(clientOf('123456789012').send(command as DeleteQueueCommand))).toEqual({
      name: 'AccessDenied',
      status: 403,
      message:
        `User: arn:aws:iam::123456789012:root is not authorized to perform: ${permission} on resource: ` +
        `arn:aws:sqs:us-east-1:000000000000:orders because no resource-based policy allows the ${permission} action`,
    });
  });
});

describe('GetQueueUrl', () => {
  it('finds queues of other accounts when it is told the owner', async () => {
    const { clientOf, createQueue } = world();
    const QueueUrl = await createQueue('orders');
    const other = clientOf('123456789012');

    expect(await other.send(new GetQueueUrlCommand({ QueueName: 'orders', QueueOwnerAWSAccountId: '000000000000' }))).toMatchObject({
      QueueUrl,
    });
    expect(await refusal(other.send(new GetQueueUrlCommand({ QueueName: 'orders' })))).toEqual(doesNotExist);
  });
});

describe('DeleteQueue', () => {
  it('deletes the queue with its messages, and ends what waits on it', async () => {
    const { client, createQueue } = world();
    const QueueUrl = await createQueue('orders');
    const waiting = client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));

    await client.send(new DeleteQueueCommand({ QueueUrl }));

    expect(await waiting).not.toHaveProperty('Messages');
    expect(await refusal(client.send(new DeleteQueueCommand({ QueueUrl })))).toEqual(doesNotExist);
  });
});

describe('PurgeQueue', () => {
  it('drops visible, delayed and in-flight messages', async () => {
    const { client, clock, createQueue } = world();
    const QueueUrl = await createQueue('orders');
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'in flight' }));
    await client.send(new ReceiveMessageCommand({ QueueUrl }));
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'visible' }));
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'delayed', DelaySeconds: 1 }));

    await client.send(new PurgeQueueCommand({ QueueUrl }));
    await client.send(new PurgeQueueCommand({ QueueUrl }));

    await clock.advance('1m');
    expect(await client.send(new ReceiveMessageCommand({ QueueUrl }))).not.toHaveProperty('Messages');
  });

  it('waits for 60 seconds between two purges, in a strict world', async () => {
    const { client, clock, createQueue } = world({ strict: true });
    const QueueUrl = await createQueue('orders');
    await client.send(new PurgeQueueCommand({ QueueUrl }));

    await clock.advance('59s');
    expect(await refusal(client.send(new PurgeQueueCommand({ QueueUrl })))).toEqual({
      name: 'PurgeQueueInProgress',
      status: 403,
      message: 'Only one PurgeQueue operation on orders is allowed every 60 seconds.',
    });
    await clock.advance('1s');
    await expect(client.send(new PurgeQueueCommand({ QueueUrl }))).resolves.toBeDefined();
  });
});
