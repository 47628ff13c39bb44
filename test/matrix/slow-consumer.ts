import { strict as assert } from 'node:assert';
import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';
import type { Sqs } from 'msw-sqs';
import { Consumer } from 'sqs-consumer';

/** Seconds: the handler takes far longer than the queue allows for. */
const VISIBILITY_TIMEOUT = 30;
const HANDLER_TAKES = 100;

/** Whoever moves time, milliseconds ahead. */
export type Advance = (milliseconds: number) => Promise<unknown>;

/**
 * Two consumers of sqs-consumer compete for a message whose handler takes long: with heartbeats it is delivered once,
 * and once these stop it comes back. To be run with faked timers.
 */
export async function consumesSlowly(sqs: Sqs, advance: Advance): Promise<void> {
  assert.equal(await deliveries(sqs, advance, { heartbeatInterval: 20 }), 1, 'with heartbeats');
  assert.equal(await deliveries(sqs, advance, {}), 2, 'without heartbeats');
}

/** @returns how often the message was delivered while its handler ran */
async function deliveries(sqs: Sqs, advance: Advance, options: { heartbeatInterval?: number }): Promise<number> {
  const name = options.heartbeatInterval === undefined ? 'without-heartbeats' : 'with-heartbeats';
  const queue = sqs.createQueue(name, { VisibilityTimeout: VISIBILITY_TIMEOUT });
  queue.purge();
  const client = new SQSClient({ region: sqs.region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  const handled: string[] = [];
  const consumers = ['one', 'other'].map(() =>
    Consumer.create({
      queueUrl: queue.url,
      sqs: client,
      visibilityTimeout: VISIBILITY_TIMEOUT,
      waitTimeSeconds: 20,
      ...options,
      async handleMessage(message) {
        await new Promise((resolve) => void setTimeout(resolve, HANDLER_TAKES * 1000));
        handled.push(message.Body!);
        return message;
      },
    }).on('error', () => {}),
  );
  try {
    for (const consumer of consumers) consumer.start();
    await client.send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody: 'order 42' }));
    await sqs.clock.advance(0);

    await advance((HANDLER_TAKES - 1) * 1000);
    assert.deepEqual(handled, []);
    const count = queue.messages[0]?.receiveCount ?? 0;
    await advance(1000);
    assert.deepEqual(handled, ['order 42']);
    if (options.heartbeatInterval !== undefined) assert.deepEqual(queue.messages, []);
    return count;
  } finally {
    for (const consumer of consumers) consumer.stop({ abort: true });
    client.destroy();
  }
}
