// A service that knows nothing of tests: it takes an order from one queue, by its URL, and announces it in another, by its name.
const { DeleteMessageCommand, GetQueueUrlCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } = require('@aws-sdk/client-sqs');

async function main() {
  const client = new SQSClient();
  const QueueUrl = process.env['ORDERS_URL'];
  const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
  for (const { Body, ReceiptHandle } of Messages) {
    const shipments = await client.send(new GetQueueUrlCommand({ QueueName: 'shipments' }));
    await client.send(new SendMessageCommand({ QueueUrl: shipments.QueueUrl, MessageBody: Body }));
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  }
}

main().then(() => process.disconnect?.());
