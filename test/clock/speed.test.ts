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
/** Milliseconds of real time. */
const LIMIT = 10;

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

describe('In under 10 ms of real time go by', () => {
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

    expect(takes).toBeLessThan(LIMIT);
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

    expect(takes).toBeLessThan(LIMIT);
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
    expect(takes).toBeLessThan(LIMIT);
  });

  it.each(['advance', 'autoAdvance'] as const)('the 20 seconds of a long poll: %s', async (by) => {
    const takes = await fastestMs(
      async () => sqs.clock.autoAdvance(by === 'autoAdvance'),
      async () => {
        const poll = receive({ WaitTimeSeconds: 20 });
        if (by === 'advance') await sqs.clock.advance('20s');
        expect(await poll).toEqual([]);
      },
    );

    expect(takes).toBeLessThan(LIMIT);
  });
});
