import {
  BatchProcessor,
  EventType,
  processPartialResponse,
  SqsFifoPartialProcessorAsync,
  type SqsFifoPartialProcessor,
} from '@aws-lambda-powertools/batch';
import middy from '@middy/core';
import sqsPartialBatchFailure from '@middy/sqs-partial-batch-failure';
import type { Context, SQSEvent, SQSRecord } from 'aws-lambda';
import { mapEventSource } from '../../src/lambda';
import { openWorld, recording, sendAll } from './world';

/** Handles a record, but not the second order the first time it comes. */
async function bill({ body, attributes }: SQSRecord): Promise<void> {
  if (body === 'order 2' && attributes.ApproximateReceiveCount === '1') throw new Error('no stock');
}

describe('Powertools for AWS Lambda', () => {
  it('report what failed', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders');
    const processor = new BatchProcessor(EventType.SQS);
    const handler = (event: SQSEvent, context: Context) => processPartialResponse(event, bill, processor, { context });
    mapEventSource(orders, handler, { reportBatchItemFailures: true });

    sendAll(orders, 3);
    await sqs.settle();

    expect(orders).toHaveReportedBatchItemFailures(['order 2']);
    expect(orders).toHaveInvokedTimes(2);
    expect(orders).toBeEmpty();
  });

  it('fail as a whole where every record fails', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders', { deadLetterQueue: 'orders-dlq', maxReceiveCount: 1 });
    const processor = new BatchProcessor(EventType.SQS);
    const fails = async (): Promise<void> => Promise.reject(new Error('no stock'));
    mapEventSource(orders, (event, context) => processPartialResponse(event, fails, processor, { context }), {
      reportBatchItemFailures: true,
    });

    sendAll(orders, 2);
    await sqs.settle();

    expect(sqs.queue('orders-dlq')).toHaveMessageCount(2);
    expect(sqs.journal.toText()).toContain('failed (FullBatchFailureError: All records failed processing.');
  });

  it('stop at the first failure of a FIFO queue', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders.fifo', { FifoQueue: true, ContentBasedDeduplication: true });
    const processor: SqsFifoPartialProcessor | SqsFifoPartialProcessorAsync = new SqsFifoPartialProcessorAsync();
    mapEventSource(orders, (event, context) => processPartialResponse(event, bill, processor, { context }), {
      reportBatchItemFailures: true,
    });

    for (const n of [1, 2, 3]) orders.send(`order ${n}`, { messageGroupId: 'customer-7' });
    await sqs.settle();

    expect(orders).toHaveReportedBatchItemFailures(['order 2', 'order 3']);
    expect(orders).toHaveDeliveredInOrder('customer-7', ['order 1', 'order 2', 'order 3', 'order 2', 'order 3']);
    expect(orders).toBeEmpty();
  });
});

describe('Middy', () => {
  it('reports what failed', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders');
    const { batches, handler: recorded } = recording();
    const handler = middy<SQSEvent>()
      .use(sqsPartialBatchFailure({ logger: () => {} }))
      .handler(async (event) => {
        await recorded(event);
        return Promise.allSettled(event.Records.map(bill));
      });
    mapEventSource(orders, handler, { reportBatchItemFailures: true });

    sendAll(orders, 3);
    await sqs.settle();

    expect(batches).toEqual([['order 1', 'order 2', 'order 3'], ['order 2']]);
    expect(orders).toHaveReportedBatchItemFailures(['order 2']);
    expect(orders).toBeEmpty();
  });
});
