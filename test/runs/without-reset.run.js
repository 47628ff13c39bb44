const { ReceiveMessageCommand, SQSClient } = require('@aws-sdk/client-sqs');
const { afterAll, expect, it } = require('@jest/globals');
const { sqs } = require('msw-sqs/jest');

const client = new SQSClient();
const orders = sqs.createQueue('orders');
const stop = new AbortController();
const poll = (options) => client.send(new ReceiveMessageCommand({ QueueUrl: orders.url, WaitTimeSeconds: 20 }), options);
let left;

afterAll(() => stop.abort());

it('leaves a poll, and another one that it stops in afterAll', async () => {
  left = poll();
  await sqs.clock.advance(0);
  poll({ abortSignal: stop.signal }).catch(() => {});
  await sqs.clock.advance(0);
});

it('resetBetweenTests: false lets it go on in the next test', async () => {
  orders.send('order 42');

  expect((await left).Messages).toMatchObject([{ Body: 'order 42' }]);
});
