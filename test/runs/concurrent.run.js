const { SendMessageBatchCommand, SendMessageCommand, SQSClient } = require('@aws-sdk/client-sqs');
const { afterAll, beforeAll, expect, it } = require('@jest/globals');
const { sqs } = require('msw-sqs/jest');

const client = new SQSClient();
const orders = sqs.createQueue('orders', { VisibilityTimeout: 77 });
const send = (MessageBody) => client.send(new SendMessageCommand({ QueueUrl: orders.url, MessageBody }));

beforeAll(() => {
  sqs.createQueue('made-before');
  orders.send('of the file');
});
afterAll(() => client.destroy());

let started = 0;
let meet;
const all = new Promise((resolve) => (meet = resolve));

it.concurrent.each(['first', 'second', 'third'])(
  'the %s of concurrent tests finds the queues of the file, and only its own messages',
  async (name) => {
    await send(`${name} 1`);
    if (++started === 3) meet();
    await all;
    await send(`${name} 2`);

    expect(orders.messages.map(({ body }) => body)).toEqual([`${name} 1`, `${name} 2`]);
    expect(sqs.queue('orders').attributes).toMatchObject({ VisibilityTimeout: '77' });
    expect('made-before').toBeEmpty();
    expect('of-the-options').toBeEmpty();
    expect(sqs).toHaveReceivedCommandTimes(SendMessageCommand, 2);
  },
);

it('a test after concurrent ones finds the world of the file as it was', () => {
  expect(orders.messages).toMatchObject([{ body: 'of the file' }]);
});

it('the next one begins with empty queues', () => {
  expect(orders).toBeEmpty();
});

it.concurrent('a concurrent test that loses messages', async () => {
  await client.send(new SendMessageBatchCommand({ QueueUrl: orders.url, Entries: [{ Id: '1', MessageBody: '\0' }] }));
});
