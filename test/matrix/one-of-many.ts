import { strict as assert } from 'node:assert';
import { appendFileSync } from 'node:fs';
import { Server } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, it } from '@jest/globals';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { serviceOf } from './promises';

// What each of many test files does. Like those of a user who has only the setup file, it never cleans up: the client stays, too.

const { MANY_FILES_RECORD = '', MANY_FILES_POLL, MANY_FILES_MEASURE_EVERY } = process.env;

/** How many files have run in this process: core modules are what they share. */
const counter = Server as unknown as { filesSoFar?: number };
counter.filesSoFar = (counter.filesSoFar ?? 0) + 1;

it('has an SQS of its own', async () => {
  let url = '';
  const service = serviceOf(() => url);
  const { QueueUrl } = await new SQSClient().send(new CreateQueueCommand({ QueueName: 'orders' }));
  url = QueueUrl!;
  for (let i = 0; i < 11; i++) await service.send(`order ${i}`);

  const { sqs } = await import('msw-sqs/jest');

  const [orders, ...others] = sqs.queue('orders').messages.length === 11 ? sqs.queue('orders').messages : [];
  assert.equal(orders?.body, 'order 0');
  assert.equal(others.length, 10);
  if (MANY_FILES_POLL !== undefined) {
    sqs.createQueue('quiet');
    url = sqs.queue('quiet').url;
    void service.receive({ WaitTimeSeconds: 20 });
    await sqs.clock.advance(0);
  }
});

/** The AWS SDK has timers of up to three seconds on calls without an answer, and they keep a file in memory as long. */
const SDK_TIMERS_MS = 4000;

afterAll(async () => {
  if (counter.filesSoFar! % Number(MANY_FILES_MEASURE_EVERY) !== 0) return;
  await new Promise((resolve) => void setTimeout(resolve, SDK_TIMERS_MS));
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  appendFileSync(MANY_FILES_RECORD, `${counter.filesSoFar} ${process.memoryUsage().heapUsed}\n`);
});
