const { ReceiveMessageCommand, SendMessageCommand, SQSClient } = require('@aws-sdk/client-sqs');
const { sqs } = require('msw-sqs/jest');

const client = new SQSClient({ region: 'us-east-1' });
afterAll(() => client.destroy());

test('each order comes once', async () => {
  const QueueUrl = sqs.createQueue('orders').url;
  const orders = Array.from({ length: 40 }, (_, n) => `order ${n}`);
  for (const MessageBody of orders) await client.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  const came = [];
  for (let n = 0; n < 40; n++) {
    const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl }));
    came.push(...Messages.map(({ Body }) => Body));
  }
  expect(came).toEqual(orders);
});

test('and SQS is there', () => {
  expect(sqs.queue('orders').messages).toEqual([]);
});
