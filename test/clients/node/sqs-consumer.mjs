// sqs-consumer, which polls, deletes what was handled, and gives back what was not.

import { deepEqual as equal, ok } from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { SQS } from '@aws-sdk/client-sqs';
import { Consumer } from 'sqs-consumer';
import { check, clientIs } from './check.mjs';

const sqs = new SQS({});
const { version } = JSON.parse(readFileSync('node_modules/sqs-consumer/package.json', 'utf8'));
clientIs(`sqs-consumer ${version}`);

async function queueOf(QueueName, bodies, Attributes) {
  const { QueueUrl } = await sqs.createQueue({ QueueName, Attributes });
  for (const MessageBody of bodies) await sqs.sendMessage({ QueueUrl, MessageBody });
  return QueueUrl;
}

async function counts(QueueUrl) {
  const AttributeNames = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'];
  const { Attributes } = await sqs.getQueueAttributes({ QueueUrl, AttributeNames });
  return AttributeNames.map((name) => Number(Attributes[name]));
}

/** Stops a consumer; the poll in progress is aborted, which it reports as an error. */
function stopped(consumer) {
  return new Promise((resolve) => {
    consumer.on('error', () => undefined);
    consumer.once('stopped', resolve);
    consumer.stop({ abort: true });
  });
}

await check('batches, of which a part is handled', async () => {
  const queueUrl = await queueOf('batches', ['a', 'b', 'c']);
  const batches = [];
  const handleMessageBatch = async (messages) => {
    batches.push(messages.map(({ Body }) => Body));
    return messages.filter(({ Body }) => Body !== 'b');
  };
  const consumer = Consumer.create({ queueUrl, sqs, batchSize: 10, waitTimeSeconds: 5, handleMessageBatch });
  consumer.start();
  await once(consumer, 'response_processed');
  await stopped(consumer);
  equal(batches, [['a', 'b', 'c']]);
  equal(await counts(queueUrl), [0, 1]);
});

await check('heartbeats for a slow handler', async () => {
  const queueUrl = await queueOf('slow', ['slow'], { VisibilityTimeout: '2' });
  let calls = 0;
  const handleMessage = async (message) => {
    calls++;
    await new Promise((resolve) => setTimeout(resolve, 3_500));
    equal(await counts(queueUrl), [0, 1]);
    return message;
  };
  const consumer = Consumer.create({ queueUrl, sqs, visibilityTimeout: 2, heartbeatInterval: 1, handleMessage, waitTimeSeconds: 1 });
  consumer.start();
  await once(consumer, 'message_processed');
  await stopped(consumer);
  equal([calls, await counts(queueUrl)], [1, [0, 0]]);
});

await check('another try at once after an error', async () => {
  const queueUrl = await queueOf('flaky', ['flaky'], { VisibilityTimeout: '600' });
  const receiveCounts = [];
  const handleMessage = async (message) => {
    receiveCounts.push(message.Attributes.ApproximateReceiveCount);
    if (receiveCounts.length === 1) throw new Error('Try again');
    return message;
  };
  const messageSystemAttributeNames = ['ApproximateReceiveCount'];
  const consumer = Consumer.create({ queueUrl, sqs, terminateVisibilityTimeout: true, messageSystemAttributeNames, handleMessage });
  const errors = [];
  consumer.on('processing_error', ({ message }) => errors.push(message));
  consumer.start();
  await once(consumer, 'message_processed');
  await stopped(consumer);
  equal([receiveCounts, errors.length, await counts(queueUrl)], [['1', '2'], 1, [0, 0]]);
});

await check('an abort in the middle of a long poll', async () => {
  const queueUrl = await queueOf('aborted', []);
  const handled = [];
  const handleMessage = async ({ Body }) => handled.push(Body);
  const consumer = Consumer.create({ queueUrl, sqs, waitTimeSeconds: 20, pollingCompleteWaitTimeMs: 10_000, handleMessage });
  consumer.start();
  await new Promise((resolve) => setTimeout(resolve, 300));
  const started = Date.now();
  await stopped(consumer);
  ok(Date.now() - started < 5_000);

  await new Promise((resolve) => setTimeout(resolve, 200));
  await sqs.sendMessage({ QueueUrl: queueUrl, MessageBody: 'after the end' });
  equal([handled, await counts(queueUrl)], [[], [1, 0]]);
});

await check('a queue that does not exist', async () => {
  const queueUrl = `${process.env.AWS_ENDPOINT_URL_SQS}/${process.env.AWS_ACCESS_KEY_ID}/missing`;
  const consumer = Consumer.create({ queueUrl, sqs, handleMessage: async () => undefined, authenticationErrorTimeout: 100 });
  consumer.start();
  const [error] = await once(consumer, 'error');
  ok(/does not exist/.test(error.message), error.message);
  equal(error.code, 'QueueDoesNotExist');
  await stopped(consumer);
});

sqs.destroy();
