// The AWS SDK for JavaScript, version 3.

import { deepEqual as equal, ok, rejects } from 'node:assert/strict';
import { Agent } from 'node:http';
import { createRequire } from 'node:module';
import { QueueDoesNotExist, SQS, SQSServiceException, paginateListQueues } from '@aws-sdk/client-sqs';
import { check, clientIs } from './check.mjs';

const { AWS_ENDPOINT_URL_SQS: endpoint, AWS_ACCESS_KEY_ID: accountId } = process.env;
const { version } = createRequire(import.meta.url)('@aws-sdk/client-sqs/package.json');
const quiet = { debug() {}, info() {}, warn() {}, error() {} };

clientIs(`@aws-sdk/client-sqs ${version}`);
const httpAgent = new Agent({ keepAlive: true });
const sqs = new SQS({ requestHandler: { httpAgent } });

async function createQueue(QueueName, Attributes) {
  return (await sqs.createQueue({ QueueName, Attributes })).QueueUrl;
}

async function counts(QueueUrl) {
  const AttributeNames = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'];
  const { Attributes } = await sqs.getQueueAttributes({ QueueUrl, AttributeNames });
  return AttributeNames.map((name) => Number(Attributes[name]));
}

await check('the endpoint of AWS_ENDPOINT_URL_SQS', async () => {
  equal(await createQueue('orders'), `${endpoint}/${accountId}/orders`);
});

await check('a round trip with attributes', async () => {
  const QueueUrl = await createQueue('orders');
  const MessageAttributes = {
    text: { DataType: 'String', StringValue: 'héllo ✓ 😀\r\n' },
    count: { DataType: 'Number.int', StringValue: '007' },
    bytes: { DataType: 'Binary', BinaryValue: Uint8Array.of(0, 1, 2, 255) },
  };
  const sent = await sqs.sendMessage({ QueueUrl, MessageBody: 'line1\r\nline2 ✓', MessageAttributes });

  const received = await sqs.receiveMessage({ QueueUrl, MessageAttributeNames: ['All'], MessageSystemAttributeNames: ['All'] });
  const [message] = received.Messages;
  equal([message.Body, message.MessageId], ['line1\r\nline2 ✓', sent.MessageId]);
  equal(message.MD5OfMessageAttributes, sent.MD5OfMessageAttributes);
  equal(message.MessageAttributes.text, MessageAttributes.text);
  equal(message.MessageAttributes.count, MessageAttributes.count);
  equal([...message.MessageAttributes.bytes.BinaryValue], [0, 1, 2, 255]);
  equal(message.Attributes.ApproximateReceiveCount, '1');

  await sqs.deleteMessage({ QueueUrl, ReceiptHandle: message.ReceiptHandle });
  equal(await counts(QueueUrl), [0, 0]);
  equal((await sqs.receiveMessage({ QueueUrl })).Messages, undefined);
});

await check('batches that fail in part', async () => {
  const QueueUrl = await createQueue('batches');
  const good = { Id: 'good', MessageBody: 'm' };
  const { Successful, Failed } = await sqs.sendMessageBatch({ QueueUrl, Entries: [good, { ...good, Id: 'bad', DelaySeconds: 901 }] });
  equal(
    [Successful.map(({ Id }) => Id), Failed.map(({ Id, Code, SenderFault }) => [Id, Code, SenderFault])],
    [['good'], [['bad', 'InvalidParameterValue', true]]],
  );
});

await check('pagination', async () => {
  for (const number of [1, 2, 3]) await createQueue(`page-${number}`);
  const pages = [];
  for await (const { QueueUrls } of paginateListQueues({ client: sqs, pageSize: 2 }, { QueueNamePrefix: 'page-' }))
    pages.push(QueueUrls.length);
  equal(pages, [2, 1]);
});

await check('errors', async () => {
  const QueueUrl = `${endpoint}/${accountId}/missing`;
  await rejects(sqs.sendMessage({ QueueUrl, MessageBody: 'm' }), (error) => {
    ok(error instanceof QueueDoesNotExist);
    return error.Code === 'AWS.SimpleQueueService.NonExistentQueue' && error.$metadata.httpStatusCode === 400 && error.$fault === 'client';
  });
  await rejects(sqs.createQueue({ QueueName: 'no/slashes' }), (error) => {
    ok(error instanceof SQSServiceException);
    return error.name === 'InvalidParameterValue';
  });
});

await check('QueueUrl as endpoint', async () => {
  const QueueUrl = await createQueue('orders');
  delete process.env.AWS_ENDPOINT_URL_SQS;
  const client = new SQS({ logger: quiet });
  await client.sendMessage({ QueueUrl, MessageBody: 'by URL' });
  client.destroy();
  process.env.AWS_ENDPOINT_URL_SQS = endpoint;
  equal(await counts(QueueUrl), [1, 0]);

  const fixed = new SQS({ endpoint });
  await fixed.purgeQueue({ QueueUrl: `https://sqs.us-east-1.amazonaws.com/${accountId}/orders` });
  fixed.destroy();
  equal(await counts(QueueUrl), [0, 0]);
});

await check('a region of its own', async () => {
  const client = new SQS({ region: 'eu-west-1' });
  const { QueueUrl } = await client.createQueue({ QueueName: 'orders' });
  equal(QueueUrl, `${endpoint}/queue/eu-west-1/${accountId}/orders`);
  await client.sendMessage({ QueueUrl, MessageBody: 'm' });
  equal(await counts(`${endpoint}/${accountId}/orders`), [0, 0]);
  equal((await client.listQueues()).QueueUrls, [QueueUrl]);
  client.destroy();
});

await check('kept-alive connections', async () => {
  const before = httpAgent.totalSocketCount;
  for (let call = 0; call < 50; call++) await sqs.listQueues({});
  equal([before, httpAgent.totalSocketCount], [1, 1]);
  await Promise.all(Array.from({ length: 50 }, () => sqs.listQueues({})));
});

await check('abort of a long poll', async () => {
  const QueueUrl = await createQueue('polls');
  const waiting = new AbortController();
  const poll = sqs.receiveMessage({ QueueUrl, WaitTimeSeconds: 20 }, { abortSignal: waiting.signal });
  setTimeout(() => waiting.abort(), 300);
  await rejects(poll, { name: 'AbortError' });

  // The server learns of it when the connection closes.
  await new Promise((resolve) => setTimeout(resolve, 200));
  await sqs.sendMessage({ QueueUrl, MessageBody: 'neither lost nor in flight' });
  equal(await counts(QueueUrl), [1, 0]);
  const { Messages } = await sqs.receiveMessage({ QueueUrl, MessageSystemAttributeNames: ['All'] });
  equal(Messages[0].Attributes.ApproximateReceiveCount, '1');
});

sqs.destroy();
