import 'aws-sdk-client-mock-jest';
import { DeleteMessageBatchCommand, ReceiveMessageCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { handleOrders } from '../src/handle-orders';
import type { Order } from '../src/order';
import { publishOrders } from '../src/publish-orders';

const sqsMock = mockClient(SQSClient);

beforeEach(() => {
  sqsMock.reset();
});

const order = (orderId: number): Order => ({ orderId, customerId: 'ada' });

describe('publishOrders', () => {
  it('sends ten orders in a call', async () => {
    sqsMock.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [] });

    await publishOrders(Array.from({ length: 12 }, (_, index) => order(index)));

    expect(sqsMock).toHaveReceivedCommandTimes(SendMessageBatchCommand, 2);
    expect(sqsMock).toHaveReceivedNthCommandWith(2, SendMessageBatchCommand, { Entries: expect.arrayContaining([expect.anything()]) });
    expect(sqsMock).toHaveReceivedNthSpecificCommandWith(1, SendMessageBatchCommand, {
      QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/orders',
    });
    expect(sqsMock.commandCalls(SendMessageBatchCommand)[1].args[0].input.Entries).toHaveLength(2);
    expect(sqsMock.calls()).toHaveLength(2);
  });

  it('reports the orders that SQS refuses', async () => {
    sqsMock.on(SendMessageBatchCommand).resolves({
      Successful: [{ Id: '0', MessageId: 'm-0', MD5OfMessageBody: 'x' }],
      Failed: [{ Id: '1', SenderFault: true, Code: 'InvalidMessageContents' }],
    });

    const refused = await publishOrders([order(1), { ...order(2), note: 'thanks \uffff' }]);

    expect(refused).toEqual([expect.objectContaining({ orderId: 2 })]);
    expect(sqsMock).toHaveReceivedCommandTimes(SendMessageBatchCommand, 1);
  });

  it('sends once more what SQS could not take', async () => {
    sqsMock
      .on(SendMessageBatchCommand)
      .resolvesOnce({ Successful: [], Failed: [{ Id: '0', SenderFault: false, Code: 'InternalError' }] })
      .resolves({ Successful: [], Failed: [] });

    expect(await publishOrders([order(1)])).toEqual([]);

    expect(sqsMock).toHaveReceivedCommandTimes(SendMessageBatchCommand, 2);
  });

  it('fails when SQS is out of reach', async () => {
    sqsMock.on(SendMessageBatchCommand).rejects(Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' }));

    await expect(publishOrders([order(1)])).rejects.toThrow('Rate exceeded');
  });
});

describe('handleOrders', () => {
  it('deletes what went well', async () => {
    sqsMock
      .on(ReceiveMessageCommand)
      .resolvesOnce({ Messages: [{ MessageId: 'm-1', ReceiptHandle: 'r-1', Body: JSON.stringify(order(1)) }] });
    sqsMock.on(DeleteMessageBatchCommand).resolves({ Successful: [], Failed: [] });

    expect(await handleOrders(async () => {})).toBe(1);

    expect(sqsMock).toHaveReceivedCommandWith(DeleteMessageBatchCommand, { Entries: [{ Id: '0', ReceiptHandle: 'r-1' }] });
  });

  it('leaves what failed', async () => {
    sqsMock
      .on(ReceiveMessageCommand)
      .resolvesOnce({ Messages: [{ MessageId: 'm-1', ReceiptHandle: 'r-1', Body: JSON.stringify(order(1)) }] });

    await handleOrders(async () => {
      throw new Error('out of tea');
    });

    expect(sqsMock).not.toHaveReceivedCommand(DeleteMessageBatchCommand);
  });
});
