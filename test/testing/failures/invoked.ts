import { mapEventSource } from '../../../src/lambda/map-event-source';
import type { QueueView } from '../../../src/testing/queues/queue-view';
import { openShop } from '../shop';
import type { Expect, Failures } from './failure';

/** What three orders made of a function, which reported the second one the first time. */
function whenInvoked(assertion: (expect: Expect, orders: QueueView) => unknown) {
  return async (expect: Expect): Promise<void> => {
    const shop = openShop();
    const orders = shop.queue('orders', { VisibilityTimeout: 30 });
    const bill = async ({
      Records,
    }: {
      Records: { messageId: string; body: string; attributes: { ApproximateReceiveCount: string } }[];
    }) => ({
      batchItemFailures: Records.filter(({ body, attributes }) => body === 'order 2' && attributes.ApproximateReceiveCount === '1').map(
        ({ messageId }) => ({ itemIdentifier: messageId }),
      ),
    });
    mapEventSource(orders, bill, { reportBatchItemFailures: true });
    for (const n of [1, 2, 3]) orders.send(`order ${n}`);
    await shop.sqs.settle();
    assertion(expect, orders);
  };
}

/** Of matchers for invocations of functions. */
export const invoked: Failures = {
  'toHaveInvoked, where there was no function': (expect) => expect(openShop().queue('orders')).toHaveInvoked(),
  'toHaveInvoked, not': whenInvoked((expect, orders) => expect(orders).not.toHaveInvoked()),
  'toHaveInvoked, of no queue': (expect) => expect(42).toHaveInvoked(),
  'toHaveInvokedTimes tells of each invocation': whenInvoked((expect, orders) => expect(orders).toHaveInvokedTimes(1)),
  'toHaveInvokedTimes, not': whenInvoked((expect, orders) => expect(orders).not.toHaveInvokedTimes(2)),
  'toHaveInvokedTimes, of no queue': (expect) => expect(42).toHaveInvokedTimes(1),
  'toHaveInvokedTimes, less than none': (expect) => expect(openShop().queue('orders')).toHaveInvokedTimes(-1),
  'toHaveInvokedWith tells what functions were given': whenInvoked((expect, orders) => expect(orders).toHaveInvokedWith('order 4')),
  'toHaveInvokedWith, a whole batch': whenInvoked((expect, orders) => expect(orders).toHaveInvokedWith(['order 2', 'order 3'])),
  'toHaveInvokedWith, not': whenInvoked((expect, orders) => expect(orders).not.toHaveInvokedWith('order 1')),
  'toHaveInvokedWith, of no queue': (expect) => expect(42).toHaveInvokedWith('order 1'),
  'toHaveInvokedWith, nothing': (expect) => expect(openShop().queue('orders')).toHaveInvokedWith(undefined as never),
  'toHaveReportedBatchItemFailures tells what was reported': whenInvoked((expect, orders) =>
    expect(orders).toHaveReportedBatchItemFailures('order 1'),
  ),
  'toHaveReportedBatchItemFailures, not': whenInvoked((expect, orders) => expect(orders).not.toHaveReportedBatchItemFailures()),
  'toHaveReportedBatchItemFailures, of no queue': (expect) => expect(42).toHaveReportedBatchItemFailures(),
  'toHaveReportedBatchItemFailures, of nothing': (expect) =>
    expect(openShop().queue('orders')).toHaveReportedBatchItemFailures(undefined as never),
};
