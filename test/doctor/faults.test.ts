import {
  emptyReceive,
  failAction,
  failEntries,
  holdBack,
  lostDelete,
  lostDelivery,
  lostResponse,
  outage,
  slowConsumer,
  throttle,
} from '../../src/chaos';
import { mapEventSource } from '../../src/lambda';
import type { QueueView } from '../../src/testing/queues/queue-view';
import { openClinic, type Clinic } from './clinic';

let clinic: Clinic;
let orders: QueueView;

beforeEach(() => {
  clinic = openClinic();
  orders = clinic.sqs.createQueue('orders', { VisibilityTimeout: 30 });
});
afterEach(() => clinic.close());

/** Handles what is there, and deletes it, until nothing comes any more. */
async function consume(seconds = 0): Promise<void> {
  for (let idle = 0; idle < 2;) {
    const messages = await clinic.receive(orders, { MaxNumberOfMessages: 10 }).catch(() => []);
    idle = messages.length === 0 ? idle + 1 : 0;
    await clinic.wait(messages.length === 0 ? 31 : seconds);
    for (const message of messages) await clinic.delete(orders, message).catch(() => {});
  }
}

describe('No program is blamed for', () => {
  it('messages that come again and again as their deliveries were lost', async () => {
    clinic.sqs.chaos.use(lostDelivery({ count: 5 }));
    for (const body of ['order 1', 'order 2']) await clinic.send(orders, body);
    for (let times = 0; times < 6; times++) {
      await clinic.receive(orders, { MaxNumberOfMessages: 10 });
      await clinic.wait(31);
    }

    expect(clinic.found()).toEqual([]);
  });

  it('messages that come again and again as their deletes were lost', async () => {
    clinic.sqs.chaos.use(lostDelete({ count: 5 }));
    await clinic.send(orders, 'order 1');
    for (let times = 0; times < 5; times++) await consume();

    expect(clinic.found()).toEqual([]);
  });

  it('a delete that comes late as its heart-beat was refused', async () => {
    clinic.sqs.chaos.use(failAction('ChangeMessageVisibility', 'OverLimit'));
    await clinic.send(orders, 'order 1');
    const message = await clinic.receiveOne(orders);
    await clinic.wait(20);
    await expect(clinic.hide(orders, message, 30)).rejects.toMatchObject({ name: 'OverLimit' });
    await clinic.wait(20);
    await clinic.delete(orders, message);

    expect(clinic.found()).toEqual([]);
  });

  it('a delete in an outage, made again when that is over and somebody else has the message', async () => {
    await clinic.send(orders, 'order 1');
    const message = await clinic.receiveOne(orders);
    clinic.sqs.chaos.once(outage({ lasts: '1m' }));
    await clinic.delete(orders, message).catch(() => {});
    await clinic.wait(61);
    const again = await clinic.receiveOne(orders);
    await clinic.delete(orders, message);
    await clinic.delete(orders, again);

    expect(clinic.found()).toEqual([]);
  });

  it('receives that find nothing although there are messages', async () => {
    clinic.sqs.chaos.use(emptyReceive());
    await clinic.send(orders, 'order 1');
    for (let times = 0; times < 6; times++) await clinic.receive(orders);

    expect(clinic.found()).toEqual([]);
  });

  it.each([
    ['a lost answer to a receive', lostResponse({ action: 'ReceiveMessage', forGood: true })],
    ['a lost answer to a delete', lostResponse({ action: 'DeleteMessage', forGood: true })],
    ['a delete that is lost', lostDelete()],
    ['a throttled delete', throttle({ action: 'DeleteMessage', attempts: 3 })],
  ])('%s', async (_, fault) => {
    clinic.sqs.chaos.once(fault);
    await clinic.send(orders, 'order 1');
    await consume(1);

    expect(orders).toHaveProperty('messages', []);
    expect(clinic.found()).toEqual([]);
  });

  it.each([
    ['an answer that was held back', holdBack({ action: 'ReceiveMessage', what: 'answer', by: '31s' })],
    ['a delete that was held back', holdBack({ action: 'DeleteMessage', what: 'call', by: '31s' })],
    ['a consumer that was made slow at its work', slowConsumer({ when: 'work' })],
    ['a consumer that was made slow before its delete', slowConsumer({ when: 'end' })],
  ])('%s', async (_, fault) => {
    clinic.sqs.chaos.once(fault);
    await clinic.send(orders, 'order 1');
    const received = clinic.receiveOne(orders);
    await clinic.wait(31);
    const removed = clinic.delete(orders, await received);
    await clinic.wait(31);
    await removed;

    expect(orders).toHaveProperty('messages', []);
    expect(clinic.found()).toEqual([]);
  });

  it.each([
    ['messages of a batch of which one delete was held back', holdBack({ action: 'DeleteMessage', what: 'call', by: '31s' })],
    ['a delete that comes late as a call before it was held back', holdBack({ action: 'SendMessage', what: 'call', by: '31s', after: 2 })],
  ])('%s', async (_, fault) => {
    clinic.sqs.chaos.use(fault);
    for (const body of ['order 1', 'order 2']) await clinic.send(orders, body);
    const messages = await clinic.receive(orders, { MaxNumberOfMessages: 10 });
    const bills = clinic.sqs.createQueue('bills');
    const handled = (async () => {
      for (const message of messages) {
        await clinic.send(bills, message.Body);
        await clinic.delete(orders, message);
      }
    })();
    await clinic.wait(200);
    await handled;

    expect(orders).toHaveProperty('messages', []);
    expect(clinic.found()).toEqual([]);
  });

  it('what an event source mapping does', async () => {
    clinic.sqs.chaos.use(failEntries({ action: 'DeleteMessageBatch', entries: 'all' }));
    mapEventSource(orders, async () => {});
    for (const body of ['order 1', 'order 2']) await clinic.send(orders, body);
    await clinic.wait(1);

    expect(clinic.found()).toEqual([]);
  });
});
