import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { sqs } from 'msw-sqs/vitest';

const client = new SQSClient();
const { url: QueueUrl } = sqs.createQueue('orders');
afterEach(() => vi.useRealTimers());
afterAll(() => client.destroy());

const TIMERS = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate', 'Date'];

it.each([[['nextTick']], [['nextTick', ...TIMERS]], [['nextTick', 'queueMicrotask', ...TIMERS]]])(
  'calls are answered though %j are faked',
  async (toFake) => {
    vi.useFakeTimers({ toFake });
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'order 42' }));

    const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl }));

    expect(Messages).toMatchObject([{ Body: 'order 42' }]);
  },
);

it('a poll waits for the faked time, and is answered when that is moved', async () => {
  vi.useFakeTimers({ toFake: ['nextTick', ...TIMERS] });
  const polled = client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
  await sqs.clock.advance('20s');

  expect((await polled).Messages ?? []).toEqual([]);
});

it('calls are answered though a nextTick of fake timers that have ended is put back, as Vitest does at times', async () => {
  vi.useFakeTimers({ toFake: ['nextTick', ...TIMERS] });
  const { nextTick } = process;
  vi.useRealTimers();
  vi.useFakeTimers({ toFake: ['nextTick', ...TIMERS] });

  const sent = client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'order 42' }));
  // As far as the call gets without a turn of the event loop.
  for (let promise = 0; promise < 200; promise++) await undefined;
  process.nextTick = nextTick;

  expect(await sent).toHaveProperty('MessageId');
});
