import {
  ChangeMessageVisibilityCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
  type SendMessageCommandInput,
} from '@aws-sdk/client-sqs';
import { createSqs, type Sqs } from '../../src/world/sqs';
import type { QueueView } from '../../src/testing/queues/queue-view';

const client = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'x' } });
/** Rounds in which everything is compiled and cached, and those that count. */
const WARM_UPS = 5;
const ROUNDS = 15;

let sqs: Sqs;
let orders: QueueView;
let audit: QueueView;

beforeEach(() => {
  sqs = createSqs({ clock: 'virtual' });
  orders = sqs.createQueue('orders', { VisibilityTimeout: 30, MessageRetentionPeriod: 14 * 86_400 });
  audit = sqs.createQueue('audit.fifo', { FifoQueue: true });
  sqs.listen();
});
afterEach(() => sqs.close());
afterAll(() => client.destroy());

const send = (input: Partial<SendMessageCommandInput> = {}) =>
  client.send(new SendMessageCommand({ QueueUrl: orders.url, MessageBody: 'order 42', ...input }));
const receive = async (input = {}) => (await client.send(new ReceiveMessageCommand({ QueueUrl: orders.url, ...input }))).Messages ?? [];

/** The real time that the fastest of several rounds takes, with empty queues before each: the others share the machine. */
async function fastestMs(prepare: () => Promise<void>, pass: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < WARM_UPS + ROUNDS; round++) {
    sqs.reset();
    await prepare();
    const startMs = performance.now();
    await pass();
    if (round >= WARM_UPS) times.push(performance.now() - startMs);
  }
  return Math.min(...times);
}

/** A poll past the SDK, whose own work would be most of what is measured. */
const pollByHand = (WaitTimeSeconds: number) =>
  sqs.handler({
    method: 'POST',
    url: orders.url,
    header: (name) => ({ 'x-amz-target': 'AmazonSQS.ReceiveMessage', 'content-type': 'application/x-amz-json-1.0' })[name],
    body: JSON.stringify({ QueueUrl: orders.url, WaitTimeSeconds }),
  });

/** What an empty turn of the event loop takes. */
const turnMs = (): Promise<number> =>
  fastestMs(
    async () => {},
    () => new Promise((resolve) => void setImmediate(resolve)),
  );

/** What it takes to be answered at once. */
const callMs = (): Promise<number> =>
  fastestMs(
    async () => void (await send()),
    () => receive({ WaitTimeSeconds: 20 }).then(() => {}),
  );

describe('Not much longer than empty turns of the event loop take', () => {
  it('14 days of retention', async () => {
    const takes = await fastestMs(
      async () => void (await send()),
      async () => {
        await sqs.clock.advance({ days: 14, milliseconds: -1 });
        expect(orders.messages).toHaveLength(1);
        await sqs.clock.advance(1);
        expect(orders.messages).toEqual([]);
      },
    );

    expect(takes / (await turnMs())).toBeLessThan(100);
  });

  it('the 12 hours for which a message can be hidden', async () => {
    const takes = await fastestMs(
      async () => {
        await send();
        const [{ ReceiptHandle } = {}] = await receive();
        await client.send(new ChangeMessageVisibilityCommand({ QueueUrl: orders.url, ReceiptHandle, VisibilityTimeout: 43_200 }));
      },
      async () => {
        await sqs.clock.advance('12h');
        expect(orders.visible).toHaveLength(1);
      },
    );

    expect(takes / (await turnMs())).toBeLessThan(100);
  });

  it('5 minutes in which a duplicate is suppressed', async () => {
    const duplicate = { QueueUrl: audit.url, MessageGroupId: 'a', MessageDeduplicationId: 'd' };
    const takes = await fastestMs(
      async () => {
        await send(duplicate);
        await send(duplicate);
        expect(audit.messages).toHaveLength(1);
      },
      () => sqs.clock.advance('5m'),
    );

    await send(duplicate);
    expect(audit.messages).toHaveLength(2);
    expect(takes / (await turnMs())).toBeLessThan(50);
  });

  it('twenty polls that end at twenty moments', async () => {
    const takes = await fastestMs(
      async () => {
        for (let i = 1; i <= 20; i++) void pollByHand(i);
      },
      async () => {
        await sqs.clock.advance('20s');
        expect(sqs.calls.filter(({ answeredAt }) => answeredAt !== undefined)).toHaveLength(20);
      },
    );

    expect(takes / (await turnMs())).toBeLessThan(1500);
  });
});

describe('Not much longer than a call that is answered at once takes', () => {
  it.each(['advance', 'autoAdvance'] as const)('the 20 seconds of a long poll: %s', async (by) => {
    const takes = await fastestMs(
      async () => sqs.clock.autoAdvance(by === 'autoAdvance'),
      async () => {
        const poll = receive({ WaitTimeSeconds: 20 });
        if (by === 'advance') await sqs.clock.advance('20s');
        expect(await poll).toEqual([]);
      },
    );
    sqs.clock.autoAdvance(false);

    expect(takes / (await callMs())).toBeLessThan(3);
  });
});
