import 'msw-sqs/jest';
import { aws, describeContract, elasticMq, localStack, mock } from 'msw-sqs/parity';
import { fulfilOrders } from '../src/fulfil-orders';
import type { Order } from '../src/order';
import { placeOrder } from '../src/place-order';

const order = (orderId: number, customerId = 'ada'): Order => ({ orderId, customerId });
const outOfTea = (): never => {
  throw new Error('out of tea');
};

describeContract(
  'orders contract',
  [mock({ autoAdvance: true }), localStack(), elasticMq(), aws()],
  ({ createQueue, pass, needs }) => {
    it('fulfils an order once', async () => {
      const orders = await createQueue('orders');
      const fulfil = jest.fn();
      await placeOrder(orders.url, order(42));

      expect(await fulfilOrders(orders.url, fulfil)).toBe(1);
      expect(await fulfilOrders(orders.url, fulfil)).toBe(0);
      expect(fulfil.mock.calls).toEqual([[order(42)]]);
    });

    it('tries an order again that fails', async () => {
      const orders = await createQueue('orders', { VisibilityTimeout: 2 });
      await placeOrder(orders.url, order(42));
      await fulfilOrders(orders.url, outOfTea);
      expect(await orders.receiveAll()).toEqual([]);

      await pass('3s');

      expect(await orders.receiveAll()).toMatchObject([{ json: { orderId: 42 }, receiveCount: 2 }]);
    });

    it('gives up after two attempts', async () => {
      const failed = await createQueue('orders-failed');
      const orders = await createQueue('orders', { VisibilityTimeout: 1, deadLetterQueue: failed, maxReceiveCount: 2 });
      await placeOrder(orders.url, order(42));

      for (let attempt = 0; attempt < 3; attempt++) {
        await fulfilOrders(orders.url, outOfTea);
        await pass('2s');
      }

      expect(await failed.receiveAll()).toMatchObject([{ json: order(42) }]);
    });

    it('leaves the customer time to change their mind', async () => {
      const orders = await createQueue('orders');
      const fulfil = jest.fn();
      await placeOrder(orders.url, order(42), { delaySeconds: 3 });
      await fulfilOrders(orders.url, fulfil);
      expect(fulfil).not.toHaveBeenCalled();

      await pass('3s');
      await fulfilOrders(orders.url, fulfil);

      expect(fulfil).toHaveBeenCalledWith(order(42));
    });

    it('keeps the orders of a customer in order, and each once', async () => {
      const orders = await createQueue('orders.fifo', { FifoQueue: true });
      const fulfilled: number[] = [];
      for (const orderId of [1, 2, 2, 3, 1]) await placeOrder(orders.url, order(orderId));

      while ((await fulfilOrders(orders.url, ({ orderId }) => void fulfilled.push(orderId))) > 0);

      expect(fulfilled).toEqual([1, 2, 3]);
    });

    it('takes no order beyond the size that the queue allows', async () => {
      const orders = await createQueue('orders', { MaximumMessageSize: 1024 });

      await expect(placeOrder(orders.url, { ...order(42), note: 'x'.repeat(2000) })).rejects.toThrow('shorter than 1024 bytes');
    });

    needs('virtualTime', () => {
      it('forgets an order that nobody takes for four days', async () => {
        const orders = await createQueue('orders');
        await placeOrder(orders.url, order(42));

        await pass('4d');

        expect(await orders.receiveAll()).toEqual([]);
      });
    });

    needs('matchers', () => {
      it('deletes what it has fulfilled', async () => {
        const orders = await createQueue('orders');
        await placeOrder(orders.url, order(42));
        await fulfilOrders(orders.url, () => {});

        expect(orders).toHaveDeleted({ orderId: 42 });
      });
    });
  },
  {
    accept: [{ backend: 'elasticmq', test: /beyond the size/, reason: 'it does not look at MaximumMessageSize' }],
  },
);
