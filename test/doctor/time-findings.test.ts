import { slowConsumer } from '../../src/chaos';
import { openClinic, type Clinic } from './clinic';

let clinic: Clinic;

beforeEach(() => void (clinic = openClinic()));
afterEach(() => clinic.close());

describe('late-delete', () => {
  it('is a delete when the visibility timeout is over, though nobody else got the message', async () => {
    const orders = clinic.sqs.createQueue('orders', { VisibilityTimeout: 30 });
    orders.send({ orderId: 42 });
    const message = await clinic.receiveOne(orders);
    await clinic.wait(40);
    await clinic.delete(orders, message);

    const [finding, ...others] = clinic.sqs.doctor().findings;

    expect(others).toEqual([]);
    expect(finding).toMatchObject({ misuse: 'late-delete', queue: 'orders', times: 1, example: '{"orderId":42}' });
    expect(finding!.evidence.map(({ at, what, callId }) => [at - finding!.evidence[0]!.at, what, callId])).toEqual([
      [0, 'ReceiveMessage: received', 1],
      [30_000, 'visible again', undefined],
      [40_000, 'DeleteMessage', 2],
    ]);
  });

  it('is also a delete that a FIFO queue refuses', async () => {
    const orders = clinic.sqs.createQueue('orders.fifo', { ContentBasedDeduplication: true, VisibilityTimeout: 30 });
    orders.send('order 42', { messageGroupId: 'ada' });
    const message = await clinic.receiveOne(orders);
    await clinic.wait(31);
    await expect(clinic.delete(orders, message)).rejects.toThrow('expired');

    expect(clinic.found()).toEqual(['late-delete orders.fifo']);
  });

  it('is one finding for a queue, however often it happens', async () => {
    const orders = clinic.sqs.createQueue('orders', { VisibilityTimeout: 30 });
    for (const body of ['a', 'b', 'c']) orders.send(body);
    const messages = await clinic.receive(orders, { MaxNumberOfMessages: 10 });
    await clinic.wait(31);
    for (const message of messages) await clinic.delete(orders, message);

    expect(clinic.sqs.doctor().findings).toMatchObject([{ misuse: 'late-delete', times: 3 }]);
  });

  it('is none where a heart-beat kept the message', async () => {
    const orders = clinic.sqs.createQueue('orders', { VisibilityTimeout: 30 });
    orders.send('order 42');
    const message = await clinic.receiveOne(orders);
    await clinic.wait(20);
    await clinic.hide(orders, message, 30);
    await clinic.wait(20);
    await clinic.delete(orders, message);

    expect(clinic.found()).toEqual([]);
  });

  it('is none where what failed comes again, and is deleted by its new handle', async () => {
    const orders = clinic.sqs.createQueue('orders', { VisibilityTimeout: 30 });
    orders.send('order 42');
    await clinic.receiveOne(orders);
    await clinic.wait(31);
    await clinic.delete(orders, await clinic.receiveOne(orders));

    expect(clinic.found()).toEqual([]);
  });

  it('is none where a delete that was in time is tried again', async () => {
    const orders = clinic.sqs.createQueue('orders', { VisibilityTimeout: 30 });
    orders.send('order 42');
    const message = await clinic.receiveOne(orders);
    await clinic.delete(orders, message);
    await clinic.wait(60);
    await clinic.delete(orders, message);

    expect(clinic.found()).toEqual([]);
  });
});

describe('slow-handler', () => {
  it('is a message that is received again while the first consumer still works on it', async () => {
    const orders = clinic.sqs.createQueue('orders', { VisibilityTimeout: 30 });
    orders.send('order 42');
    const first = await clinic.receiveOne(orders);
    await clinic.wait(31);
    const second = await clinic.receiveOne(orders);
    await clinic.wait(5);
    await clinic.delete(orders, first);
    await clinic.delete(orders, second);

    expect(clinic.found()).toEqual(['slow-handler orders']);
  });

  it('is none where a fault made the consumer slow', async () => {
    const orders = clinic.sqs.createQueue('orders', { VisibilityTimeout: 30 });
    orders.send('order 42');
    clinic.sqs.chaos.once(slowConsumer());
    const first = clinic.receiveOne(orders);
    await clinic.wait(31);
    await clinic.delete(orders, await first);

    expect(clinic.found()).toEqual([]);
  });

  it('is none where the first consumer failed, and never used its handle again', async () => {
    const orders = clinic.sqs.createQueue('orders', { VisibilityTimeout: 30 });
    orders.send('order 42');
    for (let times = 0; times < 2; times++) {
      await clinic.receiveOne(orders);
      await clinic.wait(31);
    }
    await clinic.delete(orders, await clinic.receiveOne(orders));

    expect(clinic.found()).toEqual([]);
  });
});

describe('busy-short-polling', () => {
  it('is an empty queue that is asked over and over', async () => {
    const orders = clinic.sqs.createQueue('orders');
    for (let times = 0; times < 6; times++) {
      await clinic.receive(orders);
      await clinic.wait(1);
    }

    expect(clinic.found()).toEqual(['busy-short-polling orders']);
  });

  it('is none for long polls, by the call or by the queue', async () => {
    const orders = clinic.sqs.createQueue('orders', { ReceiveMessageWaitTimeSeconds: 2 });
    const returns = clinic.sqs.createQueue('returns');
    for (let times = 0; times < 6; times++) {
      const polls = [clinic.receive(orders), clinic.receive(returns, { WaitTimeSeconds: 2 })];
      await clinic.wait(2);
      await Promise.all(polls);
    }

    expect(clinic.found()).toEqual([]);
  });

  it('is none for a job that looks once a minute', async () => {
    const orders = clinic.sqs.createQueue('orders');
    for (let times = 0; times < 10; times++) {
      await clinic.receive(orders);
      await clinic.wait(60);
    }

    expect(clinic.found()).toEqual([]);
  });

  it('is none where messages come', async () => {
    const orders = clinic.sqs.createQueue('orders');
    for (let times = 0; times < 10; times++) {
      if (times % 3 === 0) orders.send(`order ${times}`);
      for (const message of await clinic.receive(orders)) await clinic.delete(orders, message);
    }

    expect(clinic.found()).toEqual([]);
  });
});
