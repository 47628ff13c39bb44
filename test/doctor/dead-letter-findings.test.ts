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

  it('is one that comes a third time, while others are handled', async () => {
    const orders = clinic.sqs.createQueue('orders', { VisibilityTimeout: 30 });
    orders.send('not JSON');
    orders.send('order 42');
    for (let times = 0; times < 3; times++) {
      for (const message of await clinic.receive(orders, { MaxNumberOfMessages: 10 }))
        if (message.Body === 'order 42') await clinic.delete(orders, message);
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

describe('dead-letter-retention', () => {
  async function deadLetter(retention: { readonly source?: number; readonly target?: number }, name = 'orders'): Promise<void> {
    const more = name.endsWith('.fifo') ? { ContentBasedDeduplication: true } : {};
    const dead = name.replace('orders', 'orders-dlq');
    clinic.sqs.createQueue(dead, { ...more, ...(retention.target !== undefined && { MessageRetentionPeriod: retention.target }) });
    const orders = clinic.sqs.createQueue(name, {
      ...more,
      VisibilityTimeout: 30,
      deadLetterQueue: dead,
      maxReceiveCount: 2,
      ...(retention.source !== undefined && { MessageRetentionPeriod: retention.source }),
    });
    orders.send('not JSON', name.endsWith('.fifo') ? { messageGroupId: 'ada' } : {});
    for (let times = 0; times < 3; times++) {
      await clinic.receive(orders);
      await clinic.wait(31);
    }
  }

  it('is seen before any message has become a dead letter', async () => {
    clinic.sqs.createQueue('orders-dlq', { MessageRetentionPeriod: 86_400 });
    const orders = clinic.sqs.createQueue('orders', { deadLetterQueue: 'orders-dlq', maxReceiveCount: 3 });
    orders.send('order 42');
    await clinic.delete(orders, await clinic.receiveOne(orders));

    const [finding, ...others] = clinic.sqs.doctor().findings;
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ misuse: 'dead-letter-retention', queue: 'orders', times: 1 });
    expect(finding?.evidence.map(({ what }) => what)).toEqual([
      'ReceiveMessage: received',
      '"orders" keeps a message for 4 d, "orders-dlq" keeps a message for 1 d',
    ]);
  });

  it.each([{ source: 86_400, target: 86_400 }, { source: 86_400, target: 3600 }, { source: 1_209_600 }])(
    'is told by both retention periods: %j',
    async (retention) => {
      await deadLetter(retention);

      expect(clinic.found()).toEqual(['dead-letter-retention orders']);
    },
  );

  it.each([{ source: 86_400, target: 1_209_600 }, { source: 3600 }, {}])('is none: %j', async (retention) => {
    await deadLetter(retention);

    expect(clinic.found()).toEqual([]);
  });

  it('is none on a FIFO queue, where time begins anew', async () => {
    await deadLetter({ source: 86_400, target: 3600 }, 'orders.fifo');

    expect(clinic.found()).toEqual([]);
  });
});
