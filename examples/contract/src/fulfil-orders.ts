import { DeleteMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import type { Order } from './order';
import { sqsClient } from './sqs-client';

/**
 * Takes up to ten orders and fulfils them one after another. One that fails stays on the queue, and comes back.
 *
 * @returns how many were fulfilled
 */
export async function fulfilOrders(queueUrl: string, fulfil: (order: Order) => Promise<void> | void): Promise<number> {
  const { Messages = [] } = await sqsClient.send(
    new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
  );
  let fulfilled = 0;
  for (const { Body, ReceiptHandle } of Messages) {
    try {
      await fulfil(JSON.parse(Body ?? '') as Order);
    } catch {
      continue;
    }
    await sqsClient.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }));
    fulfilled++;
  }
  return fulfilled;
}
