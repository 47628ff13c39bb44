import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { setImmediate as turn } from 'node:timers/promises';
import { createSqs, type Sqs } from '../src/world/sqs';
import type { Bench } from './bench';
import { figuresOf, inTurn } from './figures';

const ROUNDS = { full: 60, quick: 10 };
const WARM_UP = 20;

/** What lets time go by. Each is called with an SQS of its own. */
const PASSED: Readonly<Record<string, (sqs: Sqs) => Promise<unknown>>> = {
  '14 days of retention': async (sqs) => {
    const queue = sqs.createQueue('orders', { MessageRetentionPeriod: 1_209_600 });
    queue.send({ orderId: 42 });
    await sqs.clock.advance('14d');
    if (queue.messages.length > 0) throw new Error('The message outlived its retention.');
  },
  'three receives, 30 seconds apart, until a message is a dead letter': async (sqs) => {
    const client = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
    const queue = sqs.createQueue('orders', { VisibilityTimeout: 30, deadLetterQueue: 'orders-dlq', maxReceiveCount: 3 });
    const stopping = new AbortController();
    const consumer = receiveUntil(stopping.signal, client, queue.url);
    await client.send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody: 'order 42' }));
    await sqs.settle();
    stopping.abort();
    await consumer;
    if (sqs.queue('orders-dlq').messages.length === 0) throw new Error('The message is no dead letter.');
  },
};

/** What virtual time costs in real time. */
export const clock: Bench = {
  title: 'what weeks and redeliveries of virtual time take in real time',
  seconds: { full: 3, quick: 2 },
  async measure({ quick, progress }) {
    const rounds = quick ? ROUNDS.quick : ROUNDS.full;
    progress(`${Object.keys(PASSED).join('; ')}: ${rounds} times each, in turn`);
    const times = await inTurn(Object.keys(PASSED), rounds + WARM_UP, async (name) => {
      const sqs = createSqs({ clock: 'virtual' });
      sqs.listen();
      const start = performance.now();
      await PASSED[name]!(sqs);
      const ms = performance.now() - start;
      sqs.close();
      await turn();
      return ms;
    });
    const measured = new Map([...times].map(([name, all]) => [name, all.slice(WARM_UP)]));
    return { figures: figuresOf({ topic: 'Virtual time', measure: 'real time', unit: 'ms' }, measured) };
  },
};

async function receiveUntil(abortSignal: AbortSignal, client: SQSClient, QueueUrl: string): Promise<void> {
  while (!abortSignal.aborted) {
    const input = { QueueUrl, WaitTimeSeconds: 20 };
    await client.send(new ReceiveMessageCommand(input), { abortSignal }).catch(() => {});
  }
}
