import { fc } from '../fast-check';
import type { ActionName } from '../../src/api/shapes';
import { jsonCaller } from '../../src/backends/json-caller';
import type { Answer, CallAction, Input, Received } from '../../src/backends/call-action';
import { shadow } from '../../src/parity';
import { startSqsServer, type SqsServer } from '../../src/server';
import { createSqs, type Sqs } from '../../src/world/sqs';

const NAMES = ['orders', 'audit.fifo', 'orders-dlq'] as const;
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 12);

let server: SqsServer;
beforeAll(async () => void (server = await startSqsServer({ port: 0 })));
afterAll(() => server.close());

/** One thing that code or a test does with SQS. */
type Step = (world: World) => Promise<unknown>;

interface World {
  readonly sqs: Sqs;
  readonly call: CallAction;
  readonly handles: string[];
  sent: number;
}

const urlOf = (name: string): string => `https://sqs.us-east-1.amazonaws.com/000000000000/${name}`;
const queueName = fc.constantFrom(...NAMES);

const content = (name: string, n: number, group: number): Input => ({
  MessageBody: `message ${n}`,
  ...(name.endsWith('.fifo') && { MessageGroupId: `group-${group}`, MessageDeduplicationId: `${n}` }),
});

const send = fc
  .record({ name: queueName, group: fc.nat(2), repeated: fc.boolean(), delay: fc.constantFrom(0, 0, 0, 0, 3, 901) })
  .map(({ name, group, repeated, delay }): Step => (world) => {
    if (!repeated || world.sent === 0) world.sent++;
    const more = delay === 0 ? {} : { DelaySeconds: delay };
    return world.call('SendMessage', { QueueUrl: urlOf(name), ...content(name, world.sent, group), ...more });
  });

const sendBatch = fc.record({ name: queueName, ids: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 4 }) }).map(
  ({ name, ids }): Step =>
    (world) =>
      world.call('SendMessageBatch', {
        QueueUrl: urlOf(name),
        Entries: ids.map((Id, group) => ({ Id, ...content(name, ++world.sent, group % 2) })),
      }),
);

const receive = fc
  .record({
    name: queueName,
    MaxNumberOfMessages: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
    VisibilityTimeout: fc.option(fc.constantFrom(0, 5, 60, 50_000), { nil: undefined }),
    MessageSystemAttributeNames: fc.constantFrom(undefined, ['All'], ['ApproximateReceiveCount']),
  })
  .map(({ name, ...options }): Step => async (world) => {
    const { Messages = [] } = await world.call('ReceiveMessage', { QueueUrl: urlOf(name), ...options });
    world.handles.push(...(Messages as Received[]).map(({ ReceiptHandle }) => ReceiptHandle));
  });

const onHandle = (action: ActionName, more: Input = {}) =>
  fc.record({ name: queueName, which: fc.nat(20) }).map(({ name, which }): Step => (world) => {
    const ReceiptHandle = world.handles.at(-1 - (which % Math.max(1, world.handles.length))) ?? 'no handle';
    return world.call(action, { QueueUrl: urlOf(name), ReceiptHandle, ...more });
  });

const onQueue = (action: ActionName, more: Input = {}) =>
  queueName.map(
    (name): Step =>
      (world) =>
        world.call(action, { QueueUrl: urlOf(name), ...more }),
  );

const byTest = fc.constantFrom<Step>(
  async ({ sqs }) => void sqs.queue('orders').send('from the test'),
  async ({ sqs }) => void sqs.queue('audit.fifo').send('from the test', { messageGroupId: 'group-1', messageDeduplicationId: 'test' }),
  async ({ sqs }) => sqs.queue('orders').purge(),
  async ({ sqs }) => sqs.reset(),
  async ({ sqs }) => void sqs.createQueue('more', { DelaySeconds: 1 }),
  async ({ sqs }) => sqs.clear(),
);

const advance = fc.constantFrom(1, 5, 30, 60).map(
  (seconds): Step =>
    ({ sqs }) =>
      sqs.clock.advance({ seconds }),
);

const step = fc.oneof(
  { weight: 6, arbitrary: send },
  { weight: 2, arbitrary: sendBatch },
  { weight: 8, arbitrary: receive },
  { weight: 4, arbitrary: onHandle('DeleteMessage') },
  { weight: 2, arbitrary: onHandle('ChangeMessageVisibility', { VisibilityTimeout: 0 }) },
  { weight: 1, arbitrary: onHandle('ChangeMessageVisibility', { VisibilityTimeout: 100 }) },
  { weight: 2, arbitrary: onQueue('GetQueueAttributes', { AttributeNames: ['All'] }) },
  { weight: 1, arbitrary: onQueue('ListDeadLetterSourceQueues') },
  { weight: 1, arbitrary: onQueue('SetQueueAttributes', { Attributes: { VisibilityTimeout: '40' } }) },
  { weight: 1, arbitrary: onQueue('PurgeQueue') },
  { weight: 1, arbitrary: byTest },
  { weight: 2, arbitrary: advance },
);

const queues = {
  orders: { deadLetterQueue: 'orders-dlq', maxReceiveCount: 3 },
  'audit.fifo': {},
};

describe('A shadowed SQS', () => {
  it(
    'differs from its like in nothing that random calls can find',
    async () => {
      let compared = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 80, size: 'max' }), async (steps) => {
          const sqs = createSqs({ clock: 'virtual', queues });
          const shadowing = shadow(sqs, server.endpoint);
          const world: World = { sqs, call: callerOf(sqs), handles: [], sent: 0 };
          try {
            for (const take of steps) await take(world);
            await shadowing.verify();
          } finally {
            await shadowing.stop();
            compared += shadowing.compared;
          }
        }),
        // The report tells the calls; to look for fewer takes a minute and more, by the backend's own clock.
        { numRuns: RUNS, endOnFailure: true },
      );

      expect(server.sqs.calls.length).toBeGreaterThan(0);
      expect(compared).toBeGreaterThan(RUNS);
    },
    60_000 + RUNS * 10_000,
  );
});

function callerOf({ handler }: Sqs): (action: ActionName, input: Input) => Promise<Answer> {
  const url = 'https://sqs.us-east-1.amazonaws.com/';
  return jsonCaller(async ({ headers, body }) => handler({ method: 'POST', url, header: (name) => headers[name], body }), {
    accessKey: 'test',
    region: 'us-east-1',
  });
}
