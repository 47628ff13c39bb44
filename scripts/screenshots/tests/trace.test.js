const { ReceiveMessageCommand, SendMessageCommand, SQSClient } = require('@aws-sdk/client-sqs');
const { sqs } = require('msw-sqs/jest');

const client = new SQSClient({ region: 'us-east-1' });
const orders = sqs.createQueue('orders', { VisibilityTimeout: 30, deadLetterQueue: 'orders-dlq', maxReceiveCount: 3 });
const audit = sqs.createQueue('audit.fifo', { ContentBasedDeduplication: true });

const takeDown = (event) =>
  client.send(new SendMessageCommand({ QueueUrl: audit.url, MessageGroupId: 'ada', MessageBody: JSON.stringify({ orderId: 42, event }) }));

describe('An order', () => {
  it('is tried until it succeeds', async () => {
    const order = { orderId: 42, customerId: 'ada', items: [{ sku: 'TEA', quantity: 1 }] };
    await client.send(new SendMessageCommand({ QueueUrl: orders.url, MessageBody: JSON.stringify(order) }));
    await takeDown('placed');
    for (let attempt = 1; attempt <= 4; attempt++) {
      const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl: orders.url }));
      for (const _ of Messages) await takeDown(`failed, attempt ${attempt}`);
      await sqs.clock.advance('30s');
    }

    expect(sqs.queue('orders-dlq')).toBeEmpty();
  });
});
