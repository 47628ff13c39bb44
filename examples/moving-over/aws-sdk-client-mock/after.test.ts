import { DeleteMessageBatchCommand, SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { sqs } from 'msw-sqs/jest';
import { handleOrders } from '../src/handle-orders';
import type { Order } from '../src/order';
import { publishOrders } from '../src/publish-orders';
import { queueUrls } from '../src/queue-urls';
import { sqsClient } from '../src/sqs-client';

const orders = sqs.createQueue(queueUrls.orders, { VisibilityTimeout: 30, deadLetterQueue: 'orders-dlq', maxReceiveCount: 3 });

afterEach(() => {
  jest.restoreAllMocks();
});

const order = (orderId: number): Order => ({ orderId, customerId: 'ada' });

describe('publishOrders', () => {
  it('sends ten orders in a call', async () => {
    await publishOrders(Array.from({ length: 12 }, (_, index) => order(index)));

    expect(sqs).toHaveReceivedCommandTimes(SendMessageBatchCommand, 2);
    expect(sqs).toHaveReceivedNthCommandWith(2, SendMessageBatchCommand, { Entries: expect.arrayContaining([expect.anything()]) });
    expect(sqs).toHaveReceivedNthSpecificCommandWith(1, SendMessageBatchCommand, {
      QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/orders',
    });
    expect(sqs.commandCalls(SendMessageBatchCommand)[1].args[0].input.Entries).toHaveLength(2);
    expect(sqs.calls).toHaveLength(2);

    expect(orders).toHaveBeenSentTimes(12);
    expect(orders).toHaveVisibleMessage({ orderId: 11 });
  });

  it('reports the orders that SQS refuses', async () => {
    const refused = await publishOrders([order(1), { ...order(2), note: 'thanks \uffff' }]);

    expect(refused).toEqual([expect.objectContaining({ orderId: 2 })]);
    expect(sqs).toHaveReceivedCommandTimes(SendMessageBatchCommand, 1);

    expect(sqs.calls[0].output?.Failed).toMatchObject([{ Id: '1', SenderFault: true, Code: 'InvalidMessageContents' }]);
    expect(orders).toHaveMessageCount(1);
  });

  it('sends once more what SQS could not take', async () => {
    const failed = { Successful: [], Failed: [{ Id: '0', SenderFault: false, Code: 'InternalError' }] };
    jest.spyOn(sqsClient, 'send').mockImplementationOnce(() => Promise.resolve(failed));

    expect(await publishOrders([order(1)])).toEqual([]);

    expect(orders).toHaveBeenSentTimes(1, { orderId: 1 });
  });

  it('fails when SQS is out of reach', async () => {
    const throttled = Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });
    jest.spyOn(sqsClient, 'send').mockImplementation(() => Promise.reject(throttled));

    await expect(publishOrders([order(1)])).rejects.toThrow('Rate exceeded');
    expect(orders).toBeEmpty();
  });
});

describe('handleOrders', () => {
  it('deletes what went well', async () => {
    orders.send(order(1));

    expect(await handleOrders(async () => {})).toBe(1);

    expect(sqs).toHaveReceivedCommandWith(DeleteMessageBatchCommand, { Entries: [{ Id: '0' }] });
    expect(orders).toHaveDeleted({ orderId: 1 });
    expect(orders).toBeEmpty();
  });

  it('leaves what failed', async () => {
    orders.send(order(1));

    await handleOrders(outOfTea);

    expect(sqs).not.toHaveReceivedCommand(DeleteMessageBatchCommand);
    expect(orders).toHaveMessageInFlight({ orderId: 1 });
  });

  it('gets what failed again after 30 seconds', async () => {
    orders.send(order(1));
    await handleOrders(outOfTea);

    const again = handleOrders(async () => {});
    await sqs.clock.advance('10s');
    expect(sqs.calls.at(-1)?.output).toBeUndefined();
    await sqs.clock.advance('10s');
    expect(await again).toBe(0);

    await sqs.clock.advance('10s');
    expect(await handleOrders(async () => {})).toBe(1);
    expect(orders).toHaveDeliveredTimes(2, { orderId: 1 });
  });

  it('gives an order up after three receives', async () => {
    orders.send(order(1));

    for (let receive = 1; receive <= 3; receive++) {
      await handleOrders(outOfTea);
      await sqs.clock.advance('30s');
    }
    const fourth = handleOrders(outOfTea); // SQS moves a message when it would be received once too often
    await expect(sqs.queue('orders-dlq')).toReceiveMessage({ orderId: 1 });

    await sqs.clock.advance('20s');
    expect(await fourth).toBe(0);
  });
});

async function outOfTea(): Promise<void> {
  throw new Error('out of tea');
}
