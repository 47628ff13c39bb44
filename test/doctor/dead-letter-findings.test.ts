import { openClinic, type Clinic } from './clinic';

let clinic: Clinic;

beforeEach(() => void (clinic = openClinic()));
afterEach(() => clinic.close());

describe('no-dead-letter-queue', () => {
  it('is a message that comes back again and again', async () => {
    const orders = clinic.sqs.createQueue('orders', { VisibilityTimeout: 30 });
    orders.send('not JSON');
    for (let times = 0; times < 5; times++) {
      await clinic.receiveOne(orders);
      await clinic.wait(31);
    }

    expect(clinic.found()).toEqual(['no-dead-letter-queue orders']);
  });

  it('is none where a dead-letter queue takes it, nor in that queue itself', async () => {
    const orders = clinic.sqs.createQueue('orders', { VisibilityTimeout: 30, deadLetterQueue: 'orders-dlq', maxReceiveCount: 5 });
    const dead = clinic.sqs.queue('orders-dlq');
    orders.send('not JSON');
    for (let times = 0; times < 6; times++) {
      await clinic.receive(orders);
      await clinic.wait(31);
    }
    for (let times = 0; times < 6; times++) {
      await clinic.receiveOne(dead);
      await clinic.wait(31);
    }

    expect(clinic.found()).toEqual([]);
  });

  it('is none where it succeeds in the end', async () => {
    const orders = clinic.sqs.createQueue('orders', { VisibilityTimeout: 30 });
    orders.send('order 42');
    for (let times = 0; times < 4; times++) {
      await clinic.receiveOne(orders);
      await clinic.wait(31);
    }
    await clinic.delete(orders, await clinic.receiveOne(orders));

    expect(clinic.found()).toEqual([]);
  });
});

describe('one-receive', () => {
  it.each([
    [1, ['one-receive orders']],
    [3, []],
  ])('is told by maxReceiveCount: %i', async (maxReceiveCount, expected) => {
    const orders = clinic.sqs.createQueue('orders', { deadLetterQueue: 'orders-dlq', maxReceiveCount });
    orders.send('order 42');
    await clinic.delete(orders, await clinic.receiveOne(orders));

    expect(clinic.found()).toEqual(expected);
  });
});
