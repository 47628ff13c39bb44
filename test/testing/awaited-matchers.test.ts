import '../../src/testing/matchers/types/sqs-matchers-in-jest';
import { ReceiveMessageCommand, SendMessageCommand, DeleteMessageCommand } from '@aws-sdk/client-sqs';
import { useWorldOfFile } from '../../src/testing/world/current-world';
import * as matchers from '../../src/testing/matchers';
import type { QueueView } from '../../src/testing/queues/queue-view';
import { clientOf, openShop, type Shop } from './shop';

expect.extend(matchers);

const client = clientOf();
let shop: Shop;
let orders: QueueView;
let audit: QueueView;

beforeEach(() => {
  shop = openShop();
  useWorldOfFile(() => shop.world);
  orders = shop.queue('orders', { VisibilityTimeout: 30 });
  audit = shop.queue('audit');
  shop.sqs.listen();
  shop.sqs.reset();
});
afterEach(() => shop.sqs.close());
afterAll(() => useWorldOfFile(() => undefined));

/** Takes one message, and when it is handled tells the audit. */
async function consume({ fails = false } = {}): Promise<void> {
  const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl: orders.url, WaitTimeSeconds: 20 }));
  for (const { Body, ReceiptHandle } of Messages) {
    if (fails) return consume();
    await client.send(new SendMessageCommand({ QueueUrl: audit.url, MessageBody: `handled ${Body}` }));
    await client.send(new DeleteMessageCommand({ QueueUrl: orders.url, ReceiptHandle }));
  }
}

describe('toBeDrained', () => {
  it('holds when no message is left', () => {
    expect(orders).toBeDrained();
    orders.send('order 42');
    orders.send('order 43');
    orders.send('order 44', { delaySeconds: 5 });
    shop.receive(orders);
    expect(shop.sqs).not.toBeDrained();
    expect(orders).not.toBeDrained();
    expect(audit).toBeDrained();
  });
});

describe('toReceiveMessage', () => {
  it('passes at once for what is there', async () => {
    orders.send('order 42');
    const startMs = shop.sqs.clock.now();

    await expect(orders).toReceiveMessage('order 42');

    expect(shop.sqs.clock.now()).toBe(startMs);
  });

  it('moves time to where the message comes', async () => {
    const startMs = shop.sqs.clock.now();
    orders.send('order 42', { delaySeconds: 10 });
    const done = consume();

    await expect(audit).toReceiveMessage(/42/, { within: '30s' });

    expect(shop.sqs.clock.now() - startMs).toBe(10_000);
    await done;
  });

  it('sees a message that is gone at the next look', async () => {
    const done = consume();
    const sending = client.send(new SendMessageCommand({ QueueUrl: orders.url, MessageBody: 'order 42' }));

    await expect(orders).toReceiveMessage('order 42');

    await Promise.all([sending, done]);
    expect(orders).toBeDrained();
  });

  it('sees a message that is dead-lettered', async () => {
    const letters = shop.queue('letters', { VisibilityTimeout: 30, deadLetterQueue: 'letters-dlq', maxReceiveCount: 1 });
    letters.send('a letter');
    shop.receive(letters);
    await shop.wait(15);
    const poll = client.send(new ReceiveMessageCommand({ QueueUrl: letters.url, WaitTimeSeconds: 20 }));

    await expect('letters-dlq').not.toReceiveMessage('a letter', { within: '14s' });
    await expect('letters-dlq').toReceiveMessage('a letter', { within: '1s' });
    await shop.wait(20);
    await poll;
  });

  it('waits for the end of a delay, and no longer', async () => {
    orders.send('order 42', { delaySeconds: 10 });
    const startMs = shop.sqs.clock.now();

    await expect(orders).not.toReceiveMessage('order 42', { within: '9s' });
    await expect(orders).toReceiveMessage('order 42', { within: '1m' });

    expect(shop.sqs.clock.now() - startMs).toBe(10_000);
  });

  it('waits for the end of a visibility timeout, and no longer', async () => {
    orders.send('order 42');
    shop.receive(orders);
    const startMs = shop.sqs.clock.now();

    await expect(orders).not.toReceiveMessage('order 42', { within: '29s' });
    await expect(orders).toReceiveMessage('order 42', { within: '1m' });

    expect(shop.sqs.clock.now() - startMs).toBe(30_000);
  });

  it('does not see a message whose group a consumer is at work on', async () => {
    const fifo = shop.queue('orders.fifo', { VisibilityTimeout: 30 });
    for (const body of ['first', 'second']) fifo.send(body, { messageGroupId: 'g', messageDeduplicationId: body });
    const receiptHandle = shop.receive(fifo);

    await expect(fifo).not.toReceiveMessage('second', { within: '29s' });
    shop.delete(fifo, receiptHandle);
    await expect(fifo).toReceiveMessage('second', { within: 0 });
  });

  it('sees a delayed message that is received and deleted at once', async () => {
    const done = consume();
    orders.send('order 42', { delaySeconds: 10 });

    await expect(orders).toReceiveMessage('order 42', { within: '20s' });

    await done;
  });

  it('does not go further than asked', async () => {
    orders.send('order 42', { delaySeconds: 10 });
    const done = consume();

    await expect(audit).not.toReceiveMessage('handled order 42', { within: 9_999 });
    await expect(audit).toReceiveMessage('handled order 42', { within: 1 });
    await done;
  });
});

describe('toStayEmpty', () => {
  it('holds when nothing comes', async () => {
    const startMs = shop.sqs.clock.now();
    await expect(audit).toStayEmpty({ for: '5m' });

    expect(shop.sqs.clock.now() - startMs).toBe(300_000);
  });

  it('does not hold when something comes, or is there', async () => {
    orders.send('order 42', { delaySeconds: 10 });
    const done = consume();

    await expect(audit).toStayEmpty({ for: 9_999 });
    await expect(audit).not.toStayEmpty({ for: 1 });
    await done;
    await expect(shop.sqs).not.toStayEmpty({ for: { hours: 1 } });
    audit.purge();
    audit.send('later', { delaySeconds: 900 });
    await expect(audit).not.toStayEmpty({ for: '1s' });
  });
});

describe('toEventuallyBeDrained', () => {
  it('waits for the visibility timeout of a consumer that failed', async () => {
    orders.send('order 42');
    const startMs = shop.sqs.clock.now();
    const done = consume({ fails: true }).then(() => consume());

    await expect(orders).toEventuallyBeDrained({ within: '1m' });

    expect(shop.sqs.clock.now() - startMs).toBe(30_000);
    await done;
  });

  it('does not hold while something is left', async () => {
    orders.send('order 42');

    await expect(orders).not.toEventuallyBeDrained({ within: '1h' });
  });
});
