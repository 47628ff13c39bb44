import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { mapEventSource } from '../../src/lambda';
import { openWorld } from './world';

const GUIDE = readFileSync(join(__dirname, '../../docs/lambda.md'), 'utf8');

/** Cannot bill order 2 the first time. */
async function bill({ Records }: SQSEvent): Promise<SQSBatchResponse> {
  const failed = Records.filter(({ body, attributes }) => body === '{"orderId":2}' && attributes.ApproximateReceiveCount === '1');
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}

describe('The guide to Lambda functions', () => {
  it('shows what really happens', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders', { VisibilityTimeout: 30, deadLetterQueue: 'orders-dlq', maxReceiveCount: 3 });
    mapEventSource(orders, bill, { reportBatchItemFailures: true });

    for (const orderId of [1, 2, 3]) orders.send({ orderId });
    await sqs.settle();

    expect(orders).toHaveInvokedTimes(2);
    expect(orders).toHaveInvokedWith([{ orderId: 1 }, { orderId: 2 }, { orderId: 3 }]);
    expect(orders).toHaveReportedBatchItemFailures([{ orderId: 2 }]);
    expect(sqs.queue('orders-dlq')).toBeEmpty();
    expect(GUIDE).toContain(sqs.journal.toText());
  });
});
