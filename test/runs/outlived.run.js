const http = require('node:http');
const { ReceiveMessageCommand, SQSClient } = require('@aws-sdk/client-sqs');
const { sqs } = require('msw-sqs/jest');

/** What the file before this one has left running; a core module is what files share. */
const LEFT = Symbol.for('outlived.run');
const leftByOther = http.Server[LEFT];

const client = new SQSClient({ region: 'us-east-1' });
const orders = sqs.createQueue('orders');
const receive = () => client.send(new ReceiveMessageCommand({ QueueUrl: orders.url }));
http.Server[LEFT] = receive;

const whenLeft = leftByOther === undefined ? it.skip : it;
whenLeft('a consumer that outlives its test file takes no message of the next one', async () => {
  orders.send('of this file');
  const late = leftByOther();

  expect((await receive()).Messages).toHaveLength(1);
  expect(sqs.calls).toHaveLength(1);
  expect(await Promise.race([late, 'is not answered'])).toBe('is not answered');
});

it('its calls are counted where there is no such consumer', async () => {
  expect((await receive()).Messages).toBeUndefined();
  expect(sqs.calls).toHaveLength(1);
});
