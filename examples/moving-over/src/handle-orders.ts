import { DeleteMessageBatchCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import type { Order } from './order';
import { queueUrls } from './queue-urls';
import { sqsClient } from './sqs-client';

/**
 * Waits for orders, handles up to ten of them, and deletes those that went well; the others come again.
 *
 * @returns how many went well
 */
export async function handleOrders(handle: (order: Order) => Promise<void>): Promise<number> {
  const { Messages = [] } = await sqsClient.send(
    new ReceiveMessageCommand({ QueueUrl: queueUrls.orders, MaxNumberOfMessages: 10, WaitTimeSeconds: 20 }),
  );
  const outcomes = await Promise.allSettled(Messages.map(async ({ Body }) => handle(JSON.parse(Body!) as Order)));
  const done = Messages.filter((_, index) => outcomes[index]!.status === 'fulfilled');
  if (done.length === 0) return 0;
  await sqsClient.send(
    new DeleteMessageBatchCommand({
      QueueUrl: queueUrls.orders,
      Entries: done.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle: ReceiptHandle! })),
    }),
  );
  return done.length;
}
