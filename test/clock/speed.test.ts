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

/** What is done in each round, and what is to be ready before. */
interface Work {
  readonly prepare?: () => Promise<void>;
  readonly pass: () => Promise<void>;
}

/** The real time that one takes, with empty queues before. */
async function milliseconds({ prepare, pass }: Work): Promise<number> {
  sqs.reset();
  await prepare?.();
  const startMs = performance.now();
  await pass();
  return performance.now() - startMs;
}

/** How often the fastest round of one fits into that of the other: they take turns, and others share the machine with both. */
async function ratio(work: Work, other: Work): Promise<number> {
  const [times, others]: [number[], number[]] = [[], []];
  for (let round = 0; round < WARM_UPS + ROUNDS; round++) {
    const [time, otherTime] = [await milliseconds(work), await milliseconds(other)];
    if (round < WARM_UPS) continue;
    times.push(time);
    others.push(otherTime);
  }
  return Math.min(...times) / Math.min(...others);
}

/** A poll past the SDK, whose own work would be most of what is measured. */
const pollByHand = (WaitTimeSeconds: number) =>
  sqs.handler({
    method: 'POST',
    url: orders.url,
    header: (name) => ({ 'x-amz-target': 'AmazonSQS.ReceiveMessage', 'content-type': 'application/x-amz-json-1.0' })[name],
    body: JSON.stringify({ QueueUrl: orders.url, WaitTimeSeconds }),
  });

/** An empty turn of the event loop. */
const TURN: Work = { pass: () => new Promise((resolve) => void setImmediate(resolve)) };

/** A call that is answered at once. */
const CALL: Work = {
  prepare: async () => void (await send()),
  pass: async () => void (await receive({ WaitTimeSeconds: 20 })),
};

describe('Not much longer than empty turns of the event loop take', () => {
  it('14 days of retention', async () => {
    const work: Work = {
      prepare: async () => void (await send()),
      pass: async () => {
        await sqs.clock.advance({ days: 14, milliseconds: -1 });
        expect(orders.messages).toHaveLength(1);
        await sqs.clock.advance(1);
        expect(orders.messages).toEqual([]);
      },
    };

    expect(await ratio(work, TURN)).toBeLessThan(100);
  });

  it('the 12 hours for which a message can be hidden', async () => {
    const work: Work = {
      prepare: async () => {
        await send();
        const [{ ReceiptHandle } = {}] = await receive();
        await client.send(new ChangeMessageVisibilityCommand({ QueueUrl: orders.url, ReceiptHandle, VisibilityTimeout: 43_200 }));
      },
      pass: async () => {
        await sqs.clock.advance('12h');
        expect(orders.visible).toHaveLength(1);
      },
    };

    expect(await ratio(work, TURN)).toBeLessThan(100);
  });

  it('5 minutes in which a duplicate is suppressed', async () => {
    const duplicate = { QueueUrl: audit.url, MessageGroupId: 'a', MessageDeduplicationId: 'd' };
    const work: Work = {
      prepare: async () => {
        await send(duplicate);
        await send(duplicate);
        expect(audit.messages).toHaveLength(1);
      },
      pass: () => sqs.clock.advance('5m'),
    };

    expect(await ratio(work, TURN)).toBeLessThan(50);

    await milliseconds(work);
    await send(duplicate);
    expect(audit.messages).toHaveLength(2);
  });

  it('twenty polls that end at twenty moments', async () => {
    const work: Work = {
      prepare: async () => {
        for (let i = 1; i <= 20; i++) void pollByHand(i);
      },
      pass: async () => {
        await sqs.clock.advance('20s');
        expect(sqs.calls.filter(({ answeredAt }) => answeredAt !== undefined)).toHaveLength(20);
      },
    };

    expect(await ratio(work, TURN)).toBeLessThan(1500);
  });
});

describe('Not much longer than a call that is answered at once takes', () => {
  it.each(['advance', 'autoAdvance'] as const)('the 20 seconds of a long poll: %s', async (by) => {
    const work: Work = {
      prepare: async () => sqs.clock.autoAdvance(by === 'autoAdvance'),
      pass: async () => {
        const poll = receive({ WaitTimeSeconds: 20 });
        if (by === 'advance') await sqs.clock.advance('20s');
        expect(await poll).toEqual([]);
        sqs.clock.autoAdvance(false);
      },
    };

    expect(await ratio(work, CALL)).toBeLessThan(3);
  });
});
