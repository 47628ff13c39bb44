import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createSqs } from '../../src';

const region = 'eu-west-1';
const client = new SQSClient({ region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
const sqs = createSqs({ region, queues: { orders: {} } });
const orders = sqs.queue('orders');

beforeAll(() => sqs.listen());
beforeEach(() => sqs.clear());
afterAll(() => {
  client.destroy();
  sqs.close();
});

describe('A poll that is given up', () => {
  const form = new URLSearchParams({ Action: 'ReceiveMessage', QueueUrl: orders.url, WaitTimeSeconds: '20' });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };

  it.each<[string, (abortSignal: AbortSignal) => Promise<unknown>]>([
    ['the SDK', (abortSignal) => client.send(new ReceiveMessageCommand({ QueueUrl: orders.url, WaitTimeSeconds: 20 }), { abortSignal })],
    ['fetch', (signal) => fetch(orders.url, { method: 'POST', headers, body: form.toString(), signal })],
  ])('in the very moment in which a message comes takes none along: by %s', async (_way, poll) => {
    const caller = new AbortController();
    const answer = poll(caller.signal);
    while (sqs.calls.length === 0) await new Promise(setImmediate);
    const takenBack = new Promise<void>((resolve) => sqs.journal.subscribe(({ kind }) => kind === 'receiveUndone' && resolve()));

    orders.send('order 42');
    caller.abort();

    await expect(answer).rejects.toThrow('abort');
    await takenBack;
    expect(orders.visible).toMatchObject([{ body: 'order 42', receiveCount: 0 }]);
  });
});
