import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';

/** Cannot bill order 2 the first time. */
export async function bill({ Records }: SQSEvent): Promise<SQSBatchResponse> {
  const failed = Records.filter(({ body, attributes }) => body === '{"orderId":2}' && attributes.ApproximateReceiveCount === '1');
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}

export { bill as handler };
