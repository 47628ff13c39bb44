const { DeleteQueueCommand, SetQueueAttributesCommand, SQSClient, TagQueueCommand, UntagQueueCommand } = require('@aws-sdk/client-sqs');
const { AddPermissionCommand, ListQueueTagsCommand } = require('@aws-sdk/client-sqs');
const { afterAll, beforeAll, describe, expect, it, ...globals } = require('@jest/globals');
const { sqs } = require('msw-sqs/jest');

const client = new SQSClient();
const orders = sqs.createQueue('orders', { VisibilityTimeout: 30 });
const { url: QueueUrl } = orders;
const set = (Attributes) => client.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
const tags = async () => (await client.send(new ListQueueTagsCommand({ QueueUrl }))).Tags;

beforeAll(async () => {
  await set({ DelaySeconds: '5' });
  await client.send(new TagQueueCommand({ QueueUrl, Tags: { team: 'shop', stage: 'test' } }));
});
afterAll(() => client.destroy());

const asBeforeAllLeftThem = { VisibilityTimeout: '30', DelaySeconds: '5' };

it('a test changes attributes, tags and permissions', async () => {
  expect(orders.attributes).toEqual(asBeforeAllLeftThem);
  await set({ VisibilityTimeout: '60', MessageRetentionPeriod: '60' });
  await client.send(new UntagQueueCommand({ QueueUrl, TagKeys: ['team'] }));
  await client.send(new TagQueueCommand({ QueueUrl, Tags: { stage: 'other', more: 'x' } }));
  const grant = { Label: 'all', AWSAccountIds: ['123456789012'], Actions: ['*'] };
  await client.send(new AddPermissionCommand({ QueueUrl, ...grant }));
});

it('the next one finds them as beforeAll left them', async () => {
  expect(orders.attributes).toEqual(asBeforeAllLeftThem);
  expect(await tags()).toEqual({ team: 'shop', stage: 'test' });
  await client.send(new DeleteQueueCommand({ QueueUrl }));
});

it('a queue that a test deleted is there again', async () => {
  expect(orders.attributes).toEqual(asBeforeAllLeftThem);
  expect(await tags()).toEqual({ team: 'shop', stage: 'test' });
});

it('creates a queue', () => {
  sqs.createQueue('refunds', { VisibilityTimeout: 10 }).send('refund 1');
});

it('finds a queue of an earlier test, empty, and is told whose it is', () => {
  expect(sqs.createQueue('refunds', { VisibilityTimeout: 10 })).toBeEmpty();
  expect(() => sqs.createQueue('refunds', { VisibilityTimeout: 20 })).toThrow(
    'A queue already exists with the same name and a different value for attribute VisibilityTimeout. It was created by the test "creates a queue", ' +
      'and a queue stays when its test has ended: give it the same attributes, another name, or create it once, in beforeAll.',
  );
});

it('drops all queues', () => {
  sqs.clear();
});

it('what was dropped is gone', () => {
  expect(() => sqs.queue('orders')).toThrow('There is no queue "orders"');
  sqs.createQueue('orders', { VisibilityTimeout: 77 });
});

describe('a group', () => {
  beforeAll(() => set({ VisibilityTimeout: '90' }));

  it.each([1, 2])('finds what its own beforeAll has set up: %i', async () => {
    expect(orders.attributes).toEqual({ VisibilityTimeout: '90' });
    await set({ VisibilityTimeout: '120' });
  });
});

describe('a test that is tried again', () => {
  globals.jest.retryTimes(1);
  let tries = 0;

  it('finds all as it was', async () => {
    expect(orders.attributes).toEqual({ VisibilityTimeout: '90' });
    expect(orders).toBeEmpty();
    orders.send('order 42');
    await set({ VisibilityTimeout: '120' });
    expect(++tries).toBe(2);
  });
});
