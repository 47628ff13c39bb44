import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { mapEventSource } from '../../src/lambda';
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
