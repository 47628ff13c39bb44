const {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} = require('@aws-sdk/client-sqs');
const { afterAll, beforeAll, expect, it } = require('@jest/globals');
const { sqs } = require('msw-sqs/jest');

const client = new SQSClient();
const orders = sqs.createQueue('orders');
const { url: QueueUrl } = orders;
afterAll(() => client.destroy());

/** Handles messages when it is told to, as one that works for a while. */
const goOn = [];
const deleted = [];
beforeAll(() => {
  void (async () => {
    while (deleted.length < 3) {
      const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
      if (Messages.length > 0) await new Promise((resolve) => goOn.push(resolve));
      for (const { ReceiptHandle } of Messages) deleted.push(await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle })));
    }
  })();
});

it('a consumer of the file receives a message', async () => {
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'order 1' }));
  await sqs.clock.advance(0);
  expect(goOn).toHaveLength(1);
});

it('and is told when it deletes it in the next test', async () => {
  goOn[0]();
  await sqs.clock.advance(0);
  expect(deleted).toHaveLength(1);
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'order 2' }));
  await sqs.clock.advance(0);
  expect(goOn).toHaveLength(2);
});

it('but once alone', async () => {
  goOn[1]();
  await sqs.clock.advance(0);
  expect(deleted).toHaveLength(2);
});

it('and not of what it deletes in its own test', async () => {
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'order 3' }));
  await sqs.clock.advance(0);
  goOn[2]();
  await sqs.clock.advance(0);
  expect(deleted).toHaveLength(3);
});

it('a queue is looked for and then created, whose name is like that of another', async () => {
  await expect(client.send(new GetQueueUrlCommand({ QueueName: 'orders2' }))).rejects.toThrow('does not exist');
  await new Promise((resolve) => setTimeout(resolve, 1));
  await client.send(new CreateQueueCommand({ QueueName: 'orders2' }));
});

it('a queue is looked for by a misspelt name', async () => {
  await expect(client.send(new GetQueueUrlCommand({ QueueName: 'oders' }))).rejects.toThrow('does not exist');
});
