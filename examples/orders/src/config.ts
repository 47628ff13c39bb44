/** Where this service's queues are; the environment says so in production. */
export const config = {
  region: process.env.AWS_REGION ?? 'eu-west-1',
  ordersQueueUrl: process.env.ORDERS_QUEUE_URL ?? 'https://sqs.eu-west-1.amazonaws.com/123456789012/orders',
  auditQueueUrl: process.env.AUDIT_QUEUE_URL ?? 'https://sqs.eu-west-1.amazonaws.com/123456789012/audit.fifo',
};
