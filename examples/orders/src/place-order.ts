import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { recordAudit } from './audit-trail';
import { config } from './config';
import type { Order } from './order';
import { sqsClient } from './sqs-client';

/** Hands an order over to whoever fulfils it. @param delaySeconds - how long the customer may still change their mind */
export async function placeOrder(order: Order, { delaySeconds = 0 } = {}): Promise<void> {
  await sqsClient.send(
    new SendMessageCommand({
      QueueUrl: config.ordersQueueUrl,
      MessageBody: JSON.stringify(order),
      DelaySeconds: delaySeconds,
      MessageAttributes: { customerId: { DataType: 'String', StringValue: order.customerId } },
    }),
  );
  await recordAudit({ customerId: order.customerId, orderId: order.orderId, event: 'placed' });
}
