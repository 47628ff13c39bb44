import { openClinic, type Clinic } from './clinic';
import type { QueueView } from '../../src/testing/queues/queue-view';
import { lostResponse } from '../../src/chaos';

let clinic: Clinic;
let orders: QueueView;

beforeEach(() => {
  clinic = openClinic();
  orders = clinic.sqs.createQueue('orders.fifo', { FifoQueue: true });
});
afterEach(() => clinic.close());

const send = (body: unknown, id: string, group = 'all') => clinic.send(orders, body, { MessageGroupId: group, MessageDeduplicationId: id });

describe('coarse-deduplication-id', () => {
  it('is the id of a message with another body', async () => {
    await send({ customer: 'ada', item: 'tea' }, 'ada');
    await send({ customer: 'ada', item: 'cups' }, 'ada');

    expect(clinic.sqs.doctor().findings).toMatchObject([
      { misuse: 'coarse-deduplication-id', times: 1, example: '{"customer":"ada","item":"cups"}' },
    ]);
  });

  it('is none for a message that is sent again', async () => {
    await send({ customer: 'ada', item: 'tea' }, 'ada');
    await send({ customer: 'ada', item: 'tea' }, 'ada');

    expect(clinic.found()).toEqual([]);
  });

  it('is none where the answer was lost, and the message tells when it is sent', async () => {
    clinic.sqs.chaos.once(lostResponse({ action: 'SendMessage' }));
    await send({ item: 'tea', at: 1 }, 'tea').catch(() => {});
    await send({ item: 'tea', at: 2 }, 'tea');

    expect(clinic.found()).toEqual([]);
  });
});

describe('fresh-deduplication-id', () => {
  it('is another id for a message that is sent again because its answer was lost', async () => {
    clinic.sqs.chaos.once(lostResponse({ action: 'SendMessage', forGood: true }));
    await expect(send('tea', 'tea-1')).rejects.toMatchObject({ code: 'ECONNRESET' });
    await send('tea', 'tea-2');

    expect(clinic.found()).toEqual(['fresh-deduplication-id orders.fifo']);
  });

  it('is none for two equal events', async () => {
    clinic.sqs.chaos.once(lostResponse({ action: 'SendMessage' }));
    // The SDK itself tries again.
    await send('tea', 'tea-1');
    await send('tea', 'tea-2');

    expect(clinic.found()).toEqual([]);
  });

  it('is none where it is sent again as it was', async () => {
    clinic.sqs.chaos.once(lostResponse({ action: 'SendMessage', forGood: true }));
    await expect(send('tea', 'tea-1')).rejects.toMatchObject({ code: 'ECONNRESET' });
    await send('tea', 'tea-1');

    expect(clinic.found()).toEqual([]);
  });

  it('is none where an id was put right that SQS refused', async () => {
    await expect(send('tea', 'tea 1')).rejects.toThrow('MessageDeduplicationId');
    await send('tea', 'tea-1');

    expect(clinic.found()).toEqual([]);
  });
});

describe('one-message-group', () => {
  const five = [1, 2, 3, 4, 5];

  it('is one for messages about different orders', async () => {
    for (const orderId of five) await send({ orderId, event: 'paid' }, `paid-${orderId}`, 'orders');

    expect(clinic.found()).toEqual(['one-message-group orders.fifo']);
  });

  it.each(['all', 'default', 'message-group-1', 'orders', 'g'])(
    'is one for many texts in a group whose name says nothing: %s',
    async (group) => {
      for (let n = 0; n < 10; n++) await send(`order ${n}`, `order-${n}`, group);

      expect(clinic.found()).toEqual(['one-message-group orders.fifo']);
    },
  );

  it('is none for some orders of one customer, of whom their bodies say nothing', async () => {
    for (const orderId of five) await send({ orderId }, `paid-${orderId}`, 'ada');

    expect(clinic.found()).toEqual([]);
  });

  it('is none for what happens to one customer', async () => {
    for (const orderId of five) await send({ customer: 'ada', orderId }, `paid-${orderId}`, 'customer-ada');

    expect(clinic.found()).toEqual([]);
  });

  it('is none for one thing after the other that happens to one order', async () => {
    for (const eventId of five) await send({ eventId, step: `step ${eventId}` }, `event-${eventId}`, 'order-42');

    expect(clinic.found()).toEqual([]);
  });

  it('is none where each order has its own', async () => {
    for (const orderId of five) await send({ orderId }, `paid-${orderId}`, `order-${orderId}`);

    expect(clinic.found()).toEqual([]);
  });
});
