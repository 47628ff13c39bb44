import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ListQueueTagsCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import { refusal, world } from './world';

const STANDARD_RULE = 'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length';
const FIFO_RULE =
  'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.';

describe('CreateQueue', () => {
  it('answers the URL of the queue', async () => {
    const { createQueue } = world();

    expect(await createQueue('orders')).toBe('https://sqs.us-east-1.amazonaws.com/000000000000/orders');
  });

  it.each(['a', 'A-z_09', 'x'.repeat(80), `${'x'.repeat(75)}.fifo`])('takes the name %s', async (name) => {
    const { createQueue } = world();

    expect(await createQueue(name, name.endsWith('.fifo') ? { FifoQueue: 'true' } : {})).toContain(`/${name}`);
  });

  it.each([
    ['no/slash', {}, STANDARD_RULE],
    ['no blank', {}, STANDARD_RULE],
    ['x'.repeat(81), {}, STANDARD_RULE],
    ['orders.fifo', {}, STANDARD_RULE],
    ['orders.fifo', { FifoQueue: 'false' }, STANDARD_RULE],
    ['orders', { FifoQueue: 'true' }, FIFO_RULE],
    [`${'x'.repeat(76)}.fifo`, { FifoQueue: 'true' }, FIFO_RULE],
    ['', {}, 'Value for parameter QueueName is invalid. Reason: Must specify a queue name.'],
  ])('refuses the name "%s" with %j', async (name, attributes, message) => {
    const { createQueue } = world();

    expect(await refusal(createQueue(name, attributes))).toEqual({ name: 'InvalidParameterValue', status: 400, message });
  });

  it('finds an existing queue when what was asked for is so already, by default or by change', async () => {
    const { client, createQueue } = world();
    const QueueUrl = await createQueue('orders', { DelaySeconds: '5' });
    await client.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { DelaySeconds: '7' } }));

    expect(await createQueue('orders')).toBe(QueueUrl);
    expect(await createQueue('orders', { DelaySeconds: '7', VisibilityTimeout: '30', SqsManagedSseEnabled: 'true' })).toBe(QueueUrl);
  });

  it('refuses an existing name when an attribute differs, naming the first that does', async () => {
    const { createQueue } = world();
    await createQueue('orders', { DelaySeconds: '5' });

    expect(await refusal(createQueue('orders', { DelaySeconds: '5', VisibilityTimeout: '1', MaximumMessageSize: '2048' }))).toEqual({
      name: 'QueueNameExists',
      status: 400,
      message: 'A queue already exists with the same name and a different value for attribute VisibilityTimeout',
    });
  });

  it.each([
    ['another value', { team: 'b' }],
    ['one more', { team: 'a', stage: 'test' }],
    ['a key in another case', { Team: 'a' }],
  ])('refuses tags that a queue which exists does not have: %s', async (_, tags) => {
    const { client } = world();
    const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName: 'orders', tags: { team: 'a' } }));

    expect(await refusal(client.send(new CreateQueueCommand({ QueueName: 'orders', tags })))).toMatchObject({ name: 'QueueNameExists' });
    expect((await client.send(new ListQueueTagsCommand({ QueueUrl }))).Tags).toEqual({ team: 'a' });
  });

  it.each([
    ['the same', { team: 'a', stage: 'test' }],
    ['some of them', { team: 'a' }],
    ['none', {}],
  ])('finds a queue again by tags that it has: %s', async (_, tags) => {
    const { client } = world();
    const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName: 'orders', tags: { team: 'a', stage: 'test' } }));

    expect(await client.send(new CreateQueueCommand({ QueueName: 'orders', tags }))).toMatchObject({ QueueUrl });
  });

  it('keeps the tags of a new queue', async () => {
    const { client } = world();

    const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName: 'orders', tags: { team: 'a', __proto: '' } }));

    expect((await client.send(new ListQueueTagsCommand({ QueueUrl }))).Tags).toEqual({ team: 'a', __proto: '' });
  });

  it('shows "True" as "true"', async () => {
    const { client, createQueue } = world();

    const QueueUrl = await createQueue('orders.fifo', { FifoQueue: 'True', ContentBasedDeduplication: 'TRUE' });

    const AttributeNames = ['FifoQueue' as const, 'ContentBasedDeduplication' as const];
    expect((await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }))).Attributes).toEqual({
      FifoQueue: 'true',
      ContentBasedDeduplication: 'true',
    });
  });

  it('waits for 60 seconds after a delete, in a strict world', async () => {
    const { client, clock, createQueue } = world({ strict: true });
    const QueueUrl = await createQueue('orders');
    await client.send(new DeleteQueueCommand({ QueueUrl }));

    await clock.advance('59s');
    expect(await refusal(createQueue('orders'))).toEqual({
      name: 'QueueDeletedRecently',
      status: 400,
      message: 'You must wait 60 seconds after deleting a queue before you can create another with the same name.',
    });
    await clock.advance('1s');
    expect(await createQueue('orders')).toBe(QueueUrl);
  });

  it('does not wait after a delete otherwise', async () => {
    const { client, createQueue } = world();
    const QueueUrl = await createQueue('orders');
    await client.send(new DeleteQueueCommand({ QueueUrl }));

    expect(await createQueue('orders')).toBe(QueueUrl);
  });
});
