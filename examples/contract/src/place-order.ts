import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { Order } from './order';
import { sqsClient } from './sqs-client';

/** Hands an order over to whoever fulfils it. @param delaySeconds - how long the customer may still change their mind */
export async function placeOrder(queueUrl: string, order: Order, { delaySeconds }: { delaySeconds?: number } = {}): Promise<void> {
  await sqsClient.send(
    new SendMessageCommand({
      QueueUrl: queueUrl,
      MessageBody: JSON.stringify(order),
      DelaySeconds: delaySeconds,
      ...(queueUrl.endsWith('.fifo') && { MessageGroupId: order.customerId, MessageDeduplicationId: `order-${order.orderId}` }),
    }),
  );
}
