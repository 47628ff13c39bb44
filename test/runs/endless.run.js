const { ReceiveMessageCommand, SQSClient } = require('@aws-sdk/client-sqs');
const { sqs } = require('msw-sqs/jest');

const orders = sqs.createQueue('orders');
const client = new SQSClient({ region: 'us-east-1' });

let over = false;
afterEach(() => (over = true));

test('a test that polls longer than Jest allows', async () => {
  while (!over) await client.send(new ReceiveMessageCommand({ QueueUrl: orders.url }));
}, 500);
