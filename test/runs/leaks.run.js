const https = require('node:https');
const { ReceiveMessageCommand, SendMessageCommand, SQSClient } = require('@aws-sdk/client-sqs');
const { sqs } = require('msw-sqs/jest');

const client = new SQSClient({ region: 'us-east-1' });
const orders = sqs.createQueue('orders');
const get = (query, agent) =>
  new Promise((resolve) => {
    https.get(orders.url + query, { agent }, (response) => response.resume().on('end', resolve)).on('error', () => {});
  });

test('a client sends and receives', async () => {
  await client.send(new SendMessageCommand({ QueueUrl: orders.url, MessageBody: 'order' }));
  const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl: orders.url }));

  expect(Messages).toHaveLength(1);
});

// Not by fetch: where a test file is the first to use it, Node itself keeps that file in memory.
test("Node's own agent calls", async () => {
  await get('?Action=ReceiveMessage', https.globalAgent);
});

test('a poll is left behind', async () => {
  void get('?Action=ReceiveMessage&WaitTimeSeconds=20', new https.Agent());
  await new Promise(setImmediate);
});

test('fake timers move', async () => {
  jest.useFakeTimers();
  await sqs.clock.advance('31s');
  jest.useRealTimers();
});
