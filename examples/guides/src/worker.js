const { SendMessageCommand, SQSClient } = require('@aws-sdk/client-sqs');

// A worker thread with a client of its own.
const client = new SQSClient();
client.send(new SendMessageCommand({ QueueUrl: process.env.ORDERS_URL, MessageBody: JSON.stringify({ orderId: 42 }) })).catch((error) => {
  throw error;
});
