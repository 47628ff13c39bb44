import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, it } from 'vitest';

// Nothing here loads msw-sqs before the first call: the setup file has.

it('answers before a test has imported anything, and the test then finds that same SQS', async () => {
  await new SQSClient().send(new CreateQueueCommand({ QueueName: 'made-before-the-import' }));

  const { sqs } = await import('msw-sqs/vitest');

  expect(sqs.queue('made-before-the-import').name).toBe('made-before-the-import');
});
