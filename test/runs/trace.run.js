// Tests of which some fail: run by trace-runs.test.ts in several runners.
const { SendMessageCommand, SQSClient } = require('@aws-sdk/client-sqs');
const assert = require('node:assert');
const { sqs } = require('msw-sqs/jest');

const client = new SQSClient({});
const send = (QueueUrl, MessageBody) => client.send(new SendMessageCommand({ QueueUrl, MessageBody }));
const orders = () => sqs.createQueue('orders');

it('an order / is <billed>', async () => {
  await send(orders().url, 'order 42');
  assert.strictEqual(orders().visible.length, 2);
});

it('an order is sent', async () => {
  await send(orders().url, 'order 43');
});

it('two and two', () => {
  assert.strictEqual(2 + 2, 5);
});

it('an order in a world of its own', async () => {
  await sqs.run(async (own) => {
    await send(own.createQueue('orders').url, 'order 44');
    assert.strictEqual(own.queue('orders').visible.length, 0);
  });
});

it('an order after which everything is emptied', async () => {
  await send(orders().url, 'order 45');
  try {
    assert.strictEqual(orders().visible.length, 7);
  } finally {
    sqs.reset();
  }
});
