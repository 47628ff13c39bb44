import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import type { Order } from './order';
import { queueUrls } from './queue-urls';
import { sqsClient } from './sqs-client';

const BATCH_MAX = 10;

/**
 * Publishes orders, ten in a call. What SQS could not take for reasons of its own is sent once more.
 *
 * @returns the orders that SQS refused, as it would every time
 */
export async function publishOrders(orders: readonly Order[]): Promise<Order[]> {
  const refused: Order[] = [];
  for (let start = 0; start < orders.length; start += BATCH_MAX) {
    refused.push(...(await publishBatch(orders.slice(start, start + BATCH_MAX), { attempts: 2 })));
  }
  return refused;
}

async function publishBatch(orders: readonly Order[], { attempts }: { attempts: number }): Promise<Order[]> {
  const { Failed = [] } = await sqsClient.send(
    new SendMessageBatchCommand({
      QueueUrl: queueUrls.orders,
      Entries: orders.map((order, index) => ({ Id: String(index), MessageBody: JSON.stringify(order) })),
    }),
  );
  const failedBecause = (senderFault: boolean): Order[] =>
    Failed.filter(({ SenderFault = false }) => SenderFault === senderFault).map(({ Id }) => orders[Number(Id)]!);
  const again = failedBecause(false);
  if (again.length > 0 && attempts === 1) throw new Error(`SQS did not take ${again.length} of ${orders.length} orders.`);
  return [...failedBecause(true), ...(again.length > 0 ? await publishBatch(again, { attempts: attempts - 1 }) : [])];
}
