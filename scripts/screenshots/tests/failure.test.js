const { ReceiveMessageCommand, SQSClient } = require('@aws-sdk/client-sqs');
const { sqs } = require('msw-sqs/jest');

const client = new SQSClient({ region: 'us-east-1' });
const orders = sqs.createQueue('orders', { VisibilityTimeout: 30 });

test('an express order waits for nobody', async () => {
  orders.send({ orderId: 42, express: false });
  orders.send({ orderId: 7 }, { delaySeconds: 60 });
  await client.send(new ReceiveMessageCommand({ QueueUrl: orders.url }));
  await sqs.clock.advance('3s');

  expect(orders).toHaveVisibleMessage({ orderId: 42, express: true });
});
