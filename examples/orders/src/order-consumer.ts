import type { Message } from '@aws-sdk/client-sqs';
import { Consumer } from 'sqs-consumer';
import { recordAudit } from './audit-trail';
import { config } from './config';
import { parseOrder, type Order } from './order';
import { sqsClient } from './sqs-client';

export interface OrderConsumerOptions {
  /** Throws when the order cannot be fulfilled now: it is tried again later. */
  fulfil(order: Order): Promise<void>;
  log?: Pick<Console, 'error'>;
}

/** Fulfils orders as they come; an order that fails comes back, until SQS gives up on it. */
export function createOrderConsumer({ fulfil, log = console }: OrderConsumerOptions): Consumer {
  const consumer = Consumer.create({
    sqs: sqsClient,
    queueUrl: config.ordersQueueUrl,
    batchSize: 10,
    waitTimeSeconds: 20,
    handleMessage,
  });
  consumer.on('processing_error', (error) => log.error(error.message));
  consumer.on('error', (error) => log.error(error.message));
  return consumer;

  async function handleMessage(message: Message): Promise<Message> {
    const order = parseOrder(message.Body);
    const entry = { customerId: order.customerId, orderId: order.orderId };
    try {
      await fulfil(order);
    } catch (error) {
      await recordAudit({ ...entry, event: 'failed' });
      throw error;
    }
    await recordAudit({ ...entry, event: 'fulfilled' });
    return message;
  }
}
