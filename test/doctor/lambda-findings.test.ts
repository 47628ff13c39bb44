import { DeleteQueueCommand } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { mapEventSource, type EventSourceOptions } from '../../src/lambda';
import type { QueueDefinition } from '../../src/world/queue-definition';
import { openClinic, type Clinic } from './clinic';

let clinic: Clinic;

beforeEach(() => void (clinic = openClinic()));
afterEach(() => clinic.close());

/** A function fails one message of two, and tells so. */
async function failOne(report: (event: SQSEvent) => SQSBatchResponse): Promise<void> {
  const orders = clinic.sqs.createQueue('orders', { VisibilityTimeout: 30 });
  mapEventSource(orders, async (event) => report(event), { reportBatchItemFailures: true });
  for (const body of ['order 1', 'order 2']) await clinic.send(orders, body);
  await clinic.wait(1);
}

const failed = (itemIdentifier: string): SQSBatchResponse => ({ batchItemFailures: [{ itemIdentifier }] });

describe('unreadable-batch-response', () => {
  it('is one that names no message of the batch', async () => {
    await failOne(() => failed('order 1'));

    expect(clinic.found()).toEqual(['unreadable-batch-response orders']);
  });

  it('is none that names the message that failed, nor a function that throws', async () => {
    await failOne(({ Records: [record] }) => failed(record!.messageId));
    expect(clinic.found()).toEqual([]);

    clinic.sqs.clear();
    await failOne(() => {
      throw new Error('out of tea');
    });
    expect(clinic.found()).toEqual([]);
  });
});

describe('unread-batch-response', () => {
  const handled: SQSBatchResponse = { batchItemFailures: [] };

  /** A function answers for two orders, of a mapping that does not ask which of them failed. */
  async function answer(respond: (event: SQSEvent) => unknown, options: EventSourceOptions = {}): Promise<void> {
    const orders = clinic.sqs.createQueue('orders', { VisibilityTimeout: 30 });
    mapEventSource(orders, async (event) => respond(event), { functionName: 'bill', ...options });
    for (const body of ['order 1', 'order 2']) orders.send(body);
    await clinic.wait(1);
  }

  it('is a report of failures to a mapping that does not read it, and its messages are deleted', async () => {
    await answer(({ Records }) => failed(Records[1]!.messageId));

    const [finding, ...others] = clinic.sqs.doctor().findings;
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ misuse: 'unread-batch-response', queue: 'orders', times: 1, example: 'order 2' });
    expect(finding!.evidence.map(({ what }) => what)).toEqual(['"bill" reported 1 of 2 as failed; all were deleted']);
    expect(clinic.sqs.queue('orders').messages).toEqual([]);
    expect(clinic.sqs.journal.toText()).toContain('function "bill" succeeded, as its report of 1 of 2 messages as failed is not read');
  });

  it('is such a report by a callback', async () => {
    const orders = clinic.sqs.createQueue('orders', { VisibilityTimeout: 30 });
    mapEventSource(orders, ({ Records: [record] }, _, callback) => callback(null, failed(record!.messageId)));
    await clinic.send(orders, 'order 1');
    await clinic.wait(1);

    expect(clinic.found()).toEqual(['unread-batch-response orders']);
  });

  it('is one that names no message of the batch, which would mean all of them', async () => {
    await answer(() => failed('order 1'));

    expect(clinic.sqs.doctor().findings.flatMap(({ evidence }) => evidence.map(({ what }) => what))).toEqual([
      '"bill" reported 2 of 2 as failed; all were deleted',
    ]);
  });

  it.each<readonly [what: string, respond: (event: SQSEvent) => unknown, options: EventSourceOptions]>([
    ['says that none failed', () => handled, {}],
    ['answers something else', () => ({ statusCode: 200, body: 'ok' }), {}],
    ['answers nothing', () => undefined, {}],
    ['answers with text', () => 'ok', {}],
    ['answers with a list', () => ['order 1'], {}],
    ['throws', () => Promise.reject(new Error('out of tea')), {}],
    ['is asked for its failures', ({ Records: [record] }) => failed(record!.messageId), { reportBatchItemFailures: true }],
  ])('is none of a function that %s', async (_, respond, options) => {
    await answer(respond, options);

    expect(clinic.found()).toEqual([]);
  });
});

describe('visibility-below-six-timeouts', () => {
  /** A function is invoked once. */
  async function invoke(options: EventSourceOptions, attributes: QueueDefinition, name = 'orders'): Promise<void> {
    const orders = clinic.sqs.createQueue(name, attributes);
    mapEventSource(orders, async () => {}, options);
    await clinic.send(orders, 'order 1', name.endsWith('.fifo') ? { MessageGroupId: 'a', MessageDeduplicationId: '1' } : {});
    await clinic.wait(options.maximumBatchingWindowInSeconds ?? 1);
  }

  it.each<readonly [options: EventSourceOptions, attributes: QueueDefinition, name: string]>([
    [{ timeout: 10 }, { VisibilityTimeout: 30 }, 'orders'],
    [{ timeout: 6 }, {}, 'orders'],
    [{ timeout: 5, batchSize: 1 }, { FifoQueue: true, VisibilityTimeout: 29 }, 'orders.fifo'],
    [{ timeout: 10, batchSize: 100, maximumBatchingWindowInSeconds: 60 }, { VisibilityTimeout: 60 }, 'orders'],
  ])('is a function with %j on a queue with %j', async (options, attributes, name) => {
    await invoke(options, attributes, name);

    expect(clinic.found()).toEqual([`visibility-below-six-timeouts ${name}`]);
  });

  it('tells time-out, window and visibility timeout', async () => {
    await invoke({ timeout: 10, maximumBatchingWindowInSeconds: 60, functionName: 'bill' }, { VisibilityTimeout: 119 });

    const [finding] = clinic.sqs.doctor().findings;
    expect(finding!.rules).toEqual(['cdk-nag: LambdaEventSourceSQSVisibilityTimeout']);
    expect(finding!.evidence.map(({ what }) => what)).toEqual([
      '"bill" invoked: a time-out of 10 s, and a batching window of 1 min; the visibility timeout is 1 min 59 s',
    ]);
  });

  it.each<readonly [options: EventSourceOptions, attributes: QueueDefinition]>([
    [{ timeout: 10 }, { VisibilityTimeout: 60 }],
    [{}, {}],
    [{ timeout: 10, maximumBatchingWindowInSeconds: 60 }, { VisibilityTimeout: 120 }],
    [{ timeout: 60, enabled: false }, { VisibilityTimeout: 60 }],
  ])('is none with %j on a queue with %j', async (options, attributes) => {
    await invoke(options, attributes);

    expect(clinic.found()).toEqual([]);
  });

  it('is none for a program that polls by itself, however long it takes', async () => {
    const orders = clinic.sqs.createQueue('orders', { VisibilityTimeout: 60 });
    await clinic.send(orders, 'order 1');
    const message = await clinic.receiveOne(orders);
    await clinic.wait(50);
    await clinic.delete(orders, message);

    expect(clinic.found()).toEqual([]);
  });

  it('is seen where the queue was deleted afterwards', async () => {
    await invoke({ timeout: 10 }, { VisibilityTimeout: 30 });
    await clinic.client.send(new DeleteQueueCommand({ QueueUrl: clinic.sqs.queue('orders').url }));

    expect(clinic.found()).toEqual(['visibility-below-six-timeouts orders']);
  });
});
