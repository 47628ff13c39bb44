import { explore, type ExploreError, type Scenario } from 'msw-sqs/chaos';
import { sqs } from 'msw-sqs/jest';
import { takeAuditEntries } from '../src/audit-trail';
import { config } from '../src/config';
import type { Order } from '../src/order';
import { createOrderConsumer } from '../src/order-consumer';
import { placeOrder } from '../src/place-order';

// All that SQS may do to this service, one thing after the other: each run begins with these queues, empty.

sqs.createQueue(config.ordersQueueUrl, { VisibilityTimeout: 30, deadLetterQueue: 'orders-dlq', maxReceiveCount: 5 });
sqs.createQueue(config.auditQueueUrl, { ContentBasedDeduplication: true });

const order: Order = { orderId: 42, customerId: 'ada', items: [{ sku: 'TEA', quantity: 1 }] };
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A customer who orders until the shop has heard of it, and what the shop ships. */
function shopping(fulfil: (order: Order, shipped: number[]) => void): Scenario {
  return async (sqs) => {
    const shipped: number[] = [];
    const consumer = createOrderConsumer({ fulfil: async (each) => fulfil(each, shipped), log: { error() {} } });
    consumer.start();
    const archive = setInterval(() => void takeAuditEntries().catch(() => {}), 60_000);
    for (let isPlaced = false; !isPlaced;) {
      isPlaced = await placeOrder(order).then(
        () => true,
        () => false,
      );
      if (!isPlaced) await pause(1000);
    }
    await sqs.settle();
    clearInterval(archive);
    consumer.stop({ abort: true });

    expect(shipped).toEqual([42]);
  };
}

describe('Whatever SQS does, an order', () => {
  it('is shipped once by a shop that knows what it has shipped', async () => {
    const careful = shopping(({ orderId }, shipped) => {
      if (!shipped.includes(orderId)) shipped.push(orderId);
    });

    await explore(careful, { seconds: 4, log: false });
  }, 60_000);

  it('is shipped twice by a shop that does not: its consumer cannot know', async () => {
    const careless = shopping(({ orderId }, shipped) => void shipped.push(orderId));

    const found = await explore(careless, { seconds: 20 }).catch((error: ExploreError) => error);

    expect(found).toMatchObject({ name: 'ExploreError', decisions: [{ fault: expect.any(String) }] });
  }, 60_000);
});
