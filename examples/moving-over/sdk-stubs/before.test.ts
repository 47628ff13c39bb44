import { SQSClient } from '@aws-sdk/client-sqs';
import sinon from 'sinon';
import { handleOrders } from '../src/handle-orders';
import type { Order } from '../src/order';
import { publishOrders } from '../src/publish-orders';

const send = sinon.stub(SQSClient.prototype, 'send');
beforeEach(() => send.reset());
afterAll(() => send.restore());

const order = (orderId: number): Order => ({ orderId, customerId: 'ada' });

it('sends ten orders in a call', async () => {
  send.resolves({ Successful: [], Failed: [] });

  await publishOrders(Array.from({ length: 12 }, (_, index) => order(index)));

  sinon.assert.calledTwice(send);
  expect(send.secondCall.args[0].input).toHaveProperty('Entries.length', 2);
});

it('deletes what went well', async () => {
  send.onFirstCall().resolves({ Messages: [{ MessageId: 'm-1', ReceiptHandle: 'r-1', Body: JSON.stringify(order(1)) }] });
  send.onSecondCall().resolves({ Successful: [{ Id: '0' }], Failed: [] });

  expect(await handleOrders(async () => {})).toBe(1);

  sinon.assert.calledWithMatch(send.secondCall, { input: { Entries: [{ Id: '0', ReceiptHandle: 'r-1' }] } });
});

it('does not delete what failed', async () => {
  send.onFirstCall().resolves({ Messages: [{ MessageId: 'm-1', ReceiptHandle: 'r-1', Body: JSON.stringify(order(1)) }] });

  expect(await handleOrders(outOfTea)).toBe(0);

  sinon.assert.calledOnce(send);
});

async function outOfTea(): Promise<void> {
  throw new Error('out of tea');
}
