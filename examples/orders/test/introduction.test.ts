import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { sqs } from 'msw-sqs/jest';

// What introductions to SQS show, as they show it.

const client = new SQSClient({ region: 'ap-northeast-2' });
const queueUrl = 'https://sqs.ap-northeast-2.amazonaws.com/123456789012/MyQueue';

async function sendMessage(body: string) {
  const command = new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body });
  const response = await client.send(command);
  return response.MessageId;
}

async function receiveMessage() {
  const command = new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 1, WaitTimeSeconds: 10 });
  const response = await client.send(command);
  return response.Messages?.[0];
}

async function deleteMessage(receiptHandle: string) {
  const command = new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: receiptHandle });
  await client.send(command);
}

const myQueue = sqs.createQueue(queueUrl);

test('a message is sent, received and deleted; then there is nothing to receive', async () => {
  const messageId = await sendMessage('Hello from SQS!');
  expect(myQueue).toHaveVisibleMessage('Hello from SQS!');

  const message = await receiveMessage();
  expect(message).toMatchObject({ MessageId: messageId, Body: 'Hello from SQS!' });

  await deleteMessage(message!.ReceiptHandle!);
  expect(myQueue).toBeEmpty();

  const nothing = receiveMessage();
  await sqs.clock.advance('10s');
  expect(await nothing).toBeUndefined();
});

test('a message that is not deleted comes again when its visibility timeout is over', async () => {
  await sendMessage('Hello from SQS!');
  await receiveMessage();
  expect(myQueue).toHaveMessageInFlight('Hello from SQS!');

  const again = receiveMessage();
  await sqs.clock.advance('10s');
  expect(await again).toBeUndefined();

  await sqs.clock.advance('20s');
  expect(await receiveMessage()).toMatchObject({ Body: 'Hello from SQS!' });
});
