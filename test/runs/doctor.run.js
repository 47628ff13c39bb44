const { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } = require('@aws-sdk/client-sqs');
const { sqs } = require('msw-sqs/jest');

const client = new SQSClient();
const orders = sqs.createQueue('orders', { VisibilityTimeout: 30 });

/** Handles an order for so many seconds, and then deletes it. */
async function handleFor(seconds) {
  const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl: orders.url }));
  await sqs.clock.advance({ seconds });
  await client.send(new DeleteMessageCommand({ QueueUrl: orders.url, ReceiptHandle: Messages[0].ReceiptHandle }));
}

for (const orderId of [42, 43]) {
  it(`order ${orderId} is handled too slowly`, async () => {
    orders.send({ orderId });
    await handleFor(40);
  });
}

it('an order is handled in time', async () => {
  orders.send({ orderId: 44 });
  await handleFor(10);
});

it('an order is handled too slowly in a world of its own', async () => {
  await sqs.run(async () => {
    orders.send({ orderId: 45 });
    await handleFor(50);
  });
});
