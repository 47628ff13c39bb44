import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import type { QueueView } from '../../../src/testing/queues/queue-view';
import { clientOf, openShop, type Shop } from '../shop';
import type { Expect, Failures } from './failure';

interface Service {
  readonly expect: Expect;
  readonly shop: Shop;
  readonly orders: QueueView;
  readonly audit: QueueView;
}

/** Runs an assertion while a service takes one order, and when it is handled tells the audit. */
function whileServing(assertion: (service: Service) => Promise<void>) {
  return async (expect: Expect): Promise<void> => {
    const shop = openShop();
    const service = { expect, shop, orders: shop.queue('orders', { VisibilityTimeout: 30 }), audit: shop.queue('audit') };
    shop.sqs.listen();
    shop.sqs.reset();
    const done = takeOne(service);
    try {
      await assertion(service);
    } finally {
      await shop.wait(20);
      await done;
      shop.sqs.close();
    }
  };
}

async function takeOne({ orders, audit }: Service): Promise<void> {
  const client = clientOf();
  const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl: orders.url, WaitTimeSeconds: 20 }));
  for (const { Body, ReceiptHandle } of Messages) {
    await client.send(new SendMessageCommand({ QueueUrl: audit.url, MessageBody: `handled ${Body}` }));
    await client.send(new DeleteMessageCommand({ QueueUrl: orders.url, ReceiptHandle }));
  }
}

/** Of matchers that move time. */
export const awaited: Failures = {
  'toReceiveMessage tells what came instead': whileServing(({ expect, orders, audit }) => {
    orders.send('order 41', { delaySeconds: 5 });
    return expect(audit).toReceiveMessage('handled order 42', { within: '1m' });
  }),
  'toReceiveMessage tells what had come before': whileServing(async ({ expect, shop, orders }) => {
    orders.send('order 41', { delaySeconds: 5 });
    await shop.wait(60);
    await expect(orders).toReceiveMessage('order 41');
  }),
  'toReceiveMessage tells what is not to come': whileServing(({ expect, orders, audit }) => {
    orders.send('order 42', { delaySeconds: 5 });
    return expect(audit).not.toReceiveMessage(/order/, { within: '1m' });
  }),
  'toReceiveMessage tells that it is in flight for longer': (expect) => {
    const shop = openShop();
    const orders = shop.queue('orders', { VisibilityTimeout: 90 });
    orders.send('order 42');
    shop.receive(orders);
    return expect(orders).toReceiveMessage('order 42', { within: '1m' });
  },
  'toReceiveMessage tells that it is delayed for longer': (expect) => {
    const orders = openShop().queue('orders');
    orders.send('order 42', { delaySeconds: 90 });
    return expect(orders).toReceiveMessage('order 42', { within: '1m' });
  },
  'toReceiveMessage tells that its group is in hand': (expect) => {
    const shop = openShop();
    const orders = shop.queue('orders.fifo', { VisibilityTimeout: 90 });
    for (const body of ['first', 'second']) orders.send(body, { messageGroupId: 'g', messageDeduplicationId: body });
    shop.receive(orders);
    return expect(orders).toReceiveMessage('second', { within: '1m' });
  },
  'toReceiveMessage, of a promise': (expect) =>
    expect(Promise.resolve(openShop().queue('orders'))).resolves.toReceiveMessage('order 42', { within: '30s' }),
  'toReceiveMessage, within no duration': (expect) =>
    expect(openShop().queue('orders')).toReceiveMessage('order 42', { within: 'soon' as '1s' }),
  'toReceiveMessage, with an option of another matcher': (expect) =>
    expect(openShop().queue('orders')).toReceiveMessage('order 42', { for: '1s' } as object),
  'toReceiveMessage, with a duration alone': (expect) => expect(openShop().queue('orders')).toReceiveMessage('order 42', '1s' as never),
  'toReceiveMessage, inside of another value': (expect) => {
    const { toReceiveMessage } = expect.not as unknown as Record<'toReceiveMessage', (pattern: string) => unknown>;
    expect({ queue: openShop().queue('orders') }).toEqual({ queue: toReceiveMessage('order 42') });
  },

  'toStayEmpty tells what came': whileServing(({ expect, orders, audit }) => {
    orders.send('order 42', { delaySeconds: 10 });
    return expect(audit).toStayEmpty();
  }),
  'toStayEmpty tells what was there from the beginning': (expect) => {
    const shop = openShop();
    shop.queue('audit').send('started');
    return expect(shop.sqs).toStayEmpty({ for: { hours: 1 } });
  },
  'toStayEmpty, not': (expect) => expect(openShop().queue('audit')).not.toStayEmpty({ for: '1m' }),
  'toStayEmpty, with an option of another matcher': (expect) => expect(openShop().queue('audit')).toStayEmpty({ within: '1m' } as object),

  'toEventuallyBeDrained tells what is left': whileServing(({ expect, orders }) => {
    orders.send('order 42');
    orders.send('order 43');
    return expect(orders).toEventuallyBeDrained();
  }),
  'toEventuallyBeDrained, not': (expect) => expect(openShop().queue('orders')).not.toEventuallyBeDrained(),
  'toEventuallyBeDrained, within less than nothing': (expect) => expect(openShop().queue('orders')).toEventuallyBeDrained({ within: -1 }),
};
