import { createOrderConsumer } from './order-consumer';

const consumer = createOrderConsumer({
  async fulfil(order) {
    console.log(`Shipped order ${order.orderId} to ${order.customerId}.`);
  },
});

consumer.start();
process.once('SIGTERM', () => consumer.stop());
