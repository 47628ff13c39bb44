import type { SQSEvent } from 'aws-lambda';
import {
  badDay,
  duplicateAfterDelete,
  duplicateDelivery,
  emptyReceive,
  failAction,
  failEntries,
  holdBack,
  lostDelete,
  lostDelivery,
  lostResponse,
  outage,
  shortBatch,
  slowConsumer,
  throttle,
  type FaultRule,
} from '../../src/chaos';
import { mapEventSource } from '../../src/lambda';
import { failing, openWorld, sendAll } from './world';

/** What a function gets, batch by batch: `order 1, the 2nd time`. */
function told({ Records }: SQSEvent): string[] {
  return Records.map(({ body, attributes }) => `${body} #${attributes.ApproximateReceiveCount}`);
}

const ONCE = ['order 1 #1', 'order 2 #1', 'order 3 #1'];
const AGAIN = ['order 1 #2', 'order 2 #2', 'order 3 #2'];

/** Lets a function handle three orders, of which something befalls the first call that it can. @returns what the function got, and when it was over */
async function handleThree(fault: FaultRule, type: 'standard' | 'fifo') {
  const sqs = openWorld();
  const fifo = type === 'fifo' && ({ FifoQueue: true, ContentBasedDeduplication: true } as const);
  const orders = sqs.createQueue(fifo ? 'orders.fifo' : 'orders', { VisibilityTimeout: 30, ...fifo });
  const batches: string[][] = [];
  mapEventSource(orders, async (event) => void batches.push(told(event)));
  const startMs = sqs.clock.now();
  sqs.chaos.once(fault);
  for (const body of ['order 1', 'order 2', 'order 3']) orders.send(body, fifo ? { messageGroupId: 'a' } : {});
  // Nobody works in real time here: with this patience it would wait for ever for whoever it takes for one that does.
  await sqs.settle({ patience: '1h' });
  return { batches, seconds: (sqs.clock.now() - startMs) / 1000, calls: sqs.calls.map(({ action }) => action) };
}

describe('A function gets', () => {
  const both = ['standard', 'fifo'] as const;
  const deletes = { action: 'DeleteMessageBatch' } as const;
  const receives = { action: 'ReceiveMessage' } as const;

  it.each<
    readonly [
      what: string,
      fault: FaultRule,
      batches: readonly (readonly string[])[],
      seconds: number,
      types: readonly ('standard' | 'fifo')[],
    ]
  >([
    ['a message twice that is delivered twice', duplicateDelivery(), [ONCE, ['order 1 #2']], 0, ['standard']],
    ['a message again that comes again after its delete', duplicateAfterDelete(), [ONCE, ['order 1 #2']], 0, ['standard']],
    ['nothing of a delivery that is lost, until the visibility timeout is over', lostDelivery(), [AGAIN], 30, both],
    ['a message again of which the delete is lost', lostDelete(), [ONCE, ['order 1 #2']], 30, ['standard']],
    ['its messages once where the answer to the delete is lost', lostResponse(deletes), [ONCE], 0, both],
    ['its messages once where all answers to the delete are lost', lostResponse({ ...deletes, forGood: true }), [ONCE], 0, both],
    ['its messages late where the answer to the receive is lost', lostResponse(receives), [AGAIN], 30, both],
    ['its messages once where a receive is throttled', throttle(receives), [ONCE], 0, both],
    ['its messages a second later where all attempts to receive are', throttle({ ...receives, attempts: 3 }), [ONCE], 1, both],
    ['its messages once where the delete is throttled', throttle(deletes), [ONCE], 0, both],
    ['its messages again where all attempts to delete are throttled', throttle({ ...deletes, attempts: 3 }), [ONCE, AGAIN], 30, both],
    ['its messages again where the delete never reaches SQS', failAction('DeleteMessageBatch', 'connectionLost'), [ONCE, AGAIN], 30, both],
    ['its messages once where entries of the delete fail', failEntries({ entries: 'all' }), [ONCE], 0, both],
    ['its messages a second later where a receive is refused', failAction('ReceiveMessage', 'OverLimit'), [ONCE], 1, both],
    ['its messages when an outage is over', outage({ lasts: '1m' }), [ONCE], 60, both],
    ['its messages twice where it is too slow', slowConsumer(), [ONCE, AGAIN], 31, both],
    ['one message where a receive brings no more', shortBatch(), [['order 1 #1'], ['order 2 #1', 'order 3 #1']], 0, ['standard']],
    ['its messages a second later where a receive finds nothing', emptyReceive(), [ONCE], 1, ['standard']],
    ['its messages when the answer that is held back arrives', holdBack({ what: 'answer', by: '5s' }), [ONCE], 5, both],
  ])('%s', async (_, fault, batches, seconds, types) => {
    for (const type of types) expect(await handleThree(fault, type)).toMatchObject({ batches, seconds });
  });

  it('its messages by three attempts of a call at most', async () => {
    const { calls } = await handleThree(throttle({ action: 'DeleteMessageBatch', attempts: 3 }), 'standard');

    expect(calls.filter((action) => action === 'DeleteMessageBatch')).toHaveLength(4);
  });
});

describe('On a bad day a function', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('that tells which messages failed handles all of them, with seed %i', async (seed) => {
    const sqs = openWorld({ seed, chaos: 'badDay' });
    const orders = sqs.createQueue('orders', { VisibilityTimeout: 30, deadLetterQueue: 'orders-dlq', maxReceiveCount: 5 });
    const handled = new Set<string>();
    mapEventSource(
      orders,
      async (event) => {
        const failed = event.Records.filter(({ body, attributes }) => body.endsWith('3') && attributes.ApproximateReceiveCount === '1');
        for (const record of event.Records) if (!failed.includes(record)) handled.add(record.body);
        return failing(event, ...failed.map(({ body }) => body));
      },
      { batchSize: 4, reportBatchItemFailures: true },
    );

    sendAll(orders, 20);
    await sqs.settle();

    expect(handled.size).toBe(20);
    expect(sqs.queue('orders-dlq')).toBeEmpty();
    expect(sqs).toConserveMessages();
  });

  it('keeps the order of a message group', async () => {
    const sqs = openWorld();
    sqs.chaos.use(badDay());
    const orders = sqs.createQueue('orders.fifo', { FifoQueue: true, ContentBasedDeduplication: true, VisibilityTimeout: 30 });
    const handled: string[] = [];
    mapEventSource(orders, async ({ Records }) => void handled.push(...Records.map(({ body }) => body)), { batchSize: 3 });

    for (let n = 10; n < 30; n++) orders.send(`order ${n}`, { messageGroupId: 'a' });
    await sqs.settle();

    expect([...new Set(handled)]).toEqual(Array.from({ length: 20 }, (_, n) => `order ${n + 10}`));
  });
});
