import { expect, it } from '@jest/globals';
import { GetQueueUrlCommand, ListQueuesCommand, CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';

// Nothing here loads msw-sqs before the first call: the setup file has.

const client = new SQSClient();

it('answers before a test has imported anything, and the test then finds that same SQS', async () => {
  const { QueueUrls } = await client.send(new ListQueuesCommand());
  await client.send(new CreateQueueCommand({ QueueName: 'made-before-the-import' }));

  const { sqs } = await import('msw-sqs/jest');

  expect(QueueUrls ?? []).toEqual([]);
  expect(sqs.queue('made-before-the-import').name).toBe('made-before-the-import');
});

it('keeps its queues between tests', async () => {
  const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName: 'made-before-the-import' }));

  expect(QueueUrl).toMatch(/\/made-before-the-import$/);
});
