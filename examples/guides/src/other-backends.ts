import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { client } from './your-code';

export function placeOrder(queueUrl: string, orderId: number): Promise<unknown> {
  return client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify({ orderId }) }));
}

/** Handles an order, unless it is the one that fails. */
export async function handleOrders(queueUrl: string, { failOn }: { failOn: number }): Promise<void> {
  const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl: queueUrl }));
  for (const { Body, ReceiptHandle } of Messages) {
    const { orderId } = JSON.parse(Body!) as { orderId: number };
    if (orderId !== failOn) await client.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }));
  }
}
