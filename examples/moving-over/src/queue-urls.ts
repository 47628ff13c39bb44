/** Where this service's queues are; the environment says so in production. */
export const queueUrls = {
  get orders(): string {
    return process.env.ORDERS_QUEUE_URL ?? 'https://sqs.eu-west-1.amazonaws.com/123456789012/orders';
  },
};
