// The AWS SDK for JavaScript, version 2.

import { deepEqual as equal, rejects } from 'node:assert/strict';
import AWS from 'aws-sdk';
import { check, clientIs } from './check.mjs';

const { AWS_ENDPOINT_URL_SQS: endpoint, AWS_ACCESS_KEY_ID: accountId } = process.env;
const sqs = new AWS.SQS({ endpoint, region: 'us-east-1' });
clientIs(`aws-sdk ${AWS.VERSION}`);

const { QueueUrl } = await sqs.createQueue({ QueueName: 'orders', Attributes: { VisibilityTimeout: '20' }, tags: { team: 'a' } }).promise();

await check('a round trip with attributes', async () => {
  const MessageAttributes = {
    text: { DataType: 'String', StringValue: 'héllo ✓ 😀\r\n' },
    bytes: { DataType: 'Binary', BinaryValue: Buffer.of(0, 1, 2, 255) },
  };
  const sent = await sqs.sendMessage({ QueueUrl, MessageBody: 'line1\r\nline2 ✓', MessageAttributes }).promise();
  const received = await sqs.receiveMessage({ QueueUrl, MessageAttributeNames: ['All'], AttributeNames: ['All'] }).promise();
  const [message] = received.Messages;
  equal([message.Body, message.MessageId], ['line1\r\nline2 ✓', sent.MessageId]);
  equal(message.MD5OfMessageAttributes, sent.MD5OfMessageAttributes);
  equal(message.MessageAttributes.text.StringValue, 'héllo ✓ 😀\r\n');
  equal([...message.MessageAttributes.bytes.BinaryValue], [0, 1, 2, 255]);
  await sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle: message.ReceiptHandle, VisibilityTimeout: 0 }).promise();
  const again = await sqs.receiveMessage({ QueueUrl, WaitTimeSeconds: 5 }).promise();
  await sqs.deleteMessage({ QueueUrl, ReceiptHandle: again.Messages[0].ReceiptHandle }).promise();
  equal((await sqs.receiveMessage({ QueueUrl }).promise()).Messages, []);
});

await check('batches that fail in part', async () => {
  const Entries = [
    { Id: 'good', MessageBody: 'm' },
    { Id: 'bad', MessageBody: 'm', DelaySeconds: 901 },
  ];
  const { Successful, Failed } = await sqs.sendMessageBatch({ QueueUrl, Entries }).promise();
  equal([Successful[0].Id, Failed[0].Id, Failed[0].Code], ['good', 'bad', 'InvalidParameterValue']);
});

await check('lists and tags', async () => {
  equal((await sqs.listQueues({ QueueNamePrefix: 'ord' }).promise()).QueueUrls, [QueueUrl]);
  equal((await sqs.listQueueTags({ QueueUrl }).promise()).Tags, { team: 'a' });
});

await check('errors', async () => {
  const call = sqs.purgeQueue({ QueueUrl: `${endpoint}/${accountId}/missing` }).promise();
  await rejects(call, { code: 'AWS.SimpleQueueService.NonExistentQueue', statusCode: 400, retryable: false });
});
