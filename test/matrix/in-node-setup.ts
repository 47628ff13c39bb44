import { strict as assert } from 'node:assert';
import { it } from 'node:test';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';

// Nothing here loads msw-sqs before the first call: `--import` has.

it('answers before a test has imported anything, and the test then finds that same SQS', async () => {
  await new SQSClient().send(new CreateQueueCommand({ QueueName: 'made-before-the-import' }));

  const { sqs } = await import('msw-sqs/jest');

  assert.equal(sqs.queue('made-before-the-import').name, 'made-before-the-import');
});
