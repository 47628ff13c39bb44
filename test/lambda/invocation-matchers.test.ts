import { mapEventSource } from '../../src/lambda';
import { failureOf } from '../testing/shop';
import { failing, openWorld, recording, sendAll } from './world';

/** Two batches: of the first, one message was reported as failed. */
async function handled() {
  const sqs = openWorld();
  const [orders, returns] = [sqs.createQueue('orders', { VisibilityTimeout: 30 }), sqs.createQueue('returns')];
  const { batches, handler } = recording((event) => (batches.length === 1 ? failing(event, 'order 2') : undefined));
  const mapping = mapEventSource(orders, handler, { reportBatchItemFailures: true, functionName: 'bill' });
  sendAll(orders, 3);
  await sqs.settle();
  return { sqs, orders, returns, mapping };
}

describe('Matchers for invocations', () => {
  it('tell whether a function was invoked, how often, and with what', async () => {
    const { sqs, orders, returns, mapping } = await handled();

    for (const subject of [sqs, orders, mapping]) {
      expect(subject).toHaveInvoked();
      expect(subject).toHaveInvokedTimes(2);
      expect(subject).toHaveInvokedWith('order 3');
      expect(subject).toHaveInvokedWith(['order 1', 'order 2', 'order 3']);
      expect(subject).toHaveInvokedWith(['order 2']);
      expect(subject).not.toHaveInvokedWith(['order 2', 'order 3']);
      expect(subject).not.toHaveInvokedWith('order 4');
    }
    expect(returns).not.toHaveInvoked();
    expect(returns).toHaveInvokedTimes(0);
  });

  it('tell which failures a function has reported', async () => {
    const { orders, returns } = await handled();

    expect(orders).toHaveReportedBatchItemFailures();
    expect(orders).toHaveReportedBatchItemFailures('order 2');
    expect(orders).toHaveReportedBatchItemFailures(['order 2']);
    expect(orders).not.toHaveReportedBatchItemFailures('order 1');
    expect(returns).not.toHaveReportedBatchItemFailures();
  });

  it('list the invocations when they fail', async () => {
    const { orders, returns } = await handled();

    expect(failureOf(() => expect(orders).toHaveInvokedWith('order 4'))).toBe(
      [
        'expect(queue).toHaveInvokedWith(pattern)',
        '',
        'Expected "orders" to have invoked a function with:',
        '  body: "order 4"',
        '',
        'There were 2 invocations:',
        '  0 s    function "bill" invoked with 3 messages  reported 1 of 3 messages as failed  "order 1", "order 2", "order 3"',
        '  +30 s  function "bill" invoked with 1 message   succeeded                           "order 2"',
      ].join('\n'),
    );
    expect(failureOf(() => expect(returns).toHaveInvoked())).toContain('No function was invoked.');
    expect(failureOf(() => expect(orders).toHaveInvokedTimes(-1))).toContain('must be a whole number of at least 0');
  });
});
