import '../../src/testing/runners/sqs-matchers-in-jest';
import { stripVTControlCharacters } from 'node:util';
import { ReceiveMessageCommand, SendMessageCommand, DeleteMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { useWorldOfFile } from '../../src/testing/queues/current-world';
import * as matchers from '../../src/testing/matchers';
import type { QueueView } from '../../src/testing/queues/queue-view';
import { failureOf, openShop, type Shop } from './shop';

expect.extend(matchers);

const client = new SQSClient({ region: 'eu-west-1', credentials: { accessKeyId: '123456789012', secretAccessKey: 'x' } });
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

async function failureOfAwaited(assertion: Promise<void>): Promise<string> {
  const failure: unknown = await assertion.catch((error: unknown) => error);
  if (failure === undefined) throw new Error('The assertion passed.');
  return stripVTControlCharacters((failure as Error).message);
}

describe('toBeDrained', () => {
  it('holds when no message is left', () => {
    expect(orders).toBeDrained();
    expect(failureOf(() => expect(orders).not.toBeDrained())).toMatchInlineSnapshot(`
     "expect(queue).not.toBeDrained()

     Expected "orders" not to be drained.

     It has no messages."
    `);
    orders.send('order 42');
    orders.send('order 43');
    orders.send('order 44', { delaySeconds: 5 });
    shop.receive(orders);
    expect(shop.sqs).not.toBeDrained();
    expect(failureOf(() => expect(orders).toBeDrained())).toMatchInlineSnapshot(`
     "expect(queue).toBeDrained()

     Expected "orders" to be drained.

     It has 3 messages:
       "order 42"  in flight for 30 s more, received 1×
       "order 43"  visible
       "order 44"  delayed for 5 s more"
    `);
    expect(() => expect([]).toBeDrained()).toThrow('toBeDrained: the subject must be a queue or a world, but is an array.');
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

  it('does not go further than asked', async () => {
    orders.send('order 42', { delaySeconds: 10 });
    const done = consume();

    await expect(audit).not.toReceiveMessage('handled order 42', { within: 9_999 });
    await expect(audit).toReceiveMessage('handled order 42', { within: 1 });
    await done;
  });

  it('tells what happened instead', async () => {
    orders.send('order 41', { delaySeconds: 5 });
    const done = consume();

    expect(await failureOfAwaited(expect(audit).toReceiveMessage('handled order 42', { within: '1m' }))).toMatchInlineSnapshot(`
     "expect(queue).toReceiveMessage(pattern, { within })

     Expected "audit" to receive, within 1 min, a message with body:
       "handled order 42"

     It has 1 message:
       "handled order 41"  visible

     Nearest: "handled order 41"
       body: expected "handled order 42", is "handled order 41"
       sent at 0 s

     What happened in 1 min:
       +5 s  orders  delivered  "order 41"
       +5 s  audit   sent       "handled order 41"
       +5 s  orders  deleted    "order 41""
    `);
    await done;
    expect(await failureOfAwaited(expect(orders).toReceiveMessage('order 41'))).toMatchInlineSnapshot(`
     "expect(queue).toReceiveMessage(pattern, { within })

     Expected "orders" to receive, within 5 min, a message with body:
       "order 41"

     It has no messages.

     One matches: "order 41"
       but had come and gone before: toHaveBeenSent looks back
       sent at 0 s with a delay of 5 s, delivered at +5 s, deleted at +5 s

     Nothing happened in 5 min."
    `);
  });

  it('tells what should not have come', async () => {
    orders.send('order 42', { delaySeconds: 5 });
    const done = consume();

    expect(await failureOfAwaited(expect(audit).not.toReceiveMessage(/order/, { within: '1m' }))).toMatchInlineSnapshot(`
     "expect(queue).not.toReceiveMessage(pattern, { within })

     Expected "audit" not to receive, within 1 min, a message with body matching:
       /order/

     It did, after 5 s:
       "handled order 42"
         sent at 0 s

     What happened in 5 s:
       +5 s  orders  delivered  "order 42"
       +5 s  audit   sent       "handled order 42"
       +5 s  orders  deleted    "order 42""
    `);
    await done;
  });

  it('wants a duration', async () => {
    expect(await failureOfAwaited(expect(orders).toReceiveMessage('x', { within: 'soon' }))).toMatchInlineSnapshot(
      `"toReceiveMessage: within: 'soon' is no duration: give milliseconds (31_000), text of numbers with ms, s, m, h or d ('31s', '1h 30m'), or { seconds: 31 }."`,
    );
    expect(await failureOfAwaited(expect(orders).toReceiveMessage('x', { for: '1s' } as never))).toMatchInlineSnapshot(
      `"toReceiveMessage: the options are { within: '30s' }, but are { for }."`,
    );
    expect(await failureOfAwaited(expect(orders).toReceiveMessage('x', '1s' as never))).toMatchInlineSnapshot(
      `"toReceiveMessage: the options are { within: '30s' }, but are 1s."`,
    );
  });
});

describe('toStayEmpty', () => {
  it('holds when nothing comes', async () => {
    const startMs = shop.sqs.clock.now();
    await expect(audit).toStayEmpty({ for: '5m' });

    expect(shop.sqs.clock.now() - startMs).toBe(300_000);
    expect(await failureOfAwaited(expect(audit).not.toStayEmpty({ for: '1m' }))).toMatchInlineSnapshot(`
     "expect(queue).not.toStayEmpty({ for })

     Expected "audit" not to stay empty for 1 min.

     It did.

     Nothing happened in 1 min."
    `);
  });

  it('tells what came', async () => {
    orders.send('order 42', { delaySeconds: 10 });
    const done = consume();

    expect(await failureOfAwaited(expect(audit).toStayEmpty())).toMatchInlineSnapshot(`
     "expect(queue).toStayEmpty({ for })

     Expected "audit" to stay empty for 5 min.

     It was not after 10 s.
     It has 1 message:
       "handled order 42"  visible

     What happened in 10 s:
       +10 s  orders  delivered  "order 42"
       +10 s  audit   sent       "handled order 42"
       +10 s  orders  deleted    "order 42""
    `);
    await done;
    expect(await failureOfAwaited(expect(shop.sqs).toStayEmpty({ for: { hours: 1 } }))).toMatchInlineSnapshot(`
     "expect(queue).toStayEmpty({ for })

     Expected the queues to stay empty for 1 h.

     It was not from the beginning.
     They have 1 message:
       audit: "handled order 42"  visible

     Nothing happened in 0 s."
    `);
    await expect(audit).not.toStayEmpty();
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

  it('tells what is left', async () => {
    orders.send('order 42');
    orders.send('order 43');
    const done = consume();

    expect(await failureOfAwaited(expect(orders).toEventuallyBeDrained())).toMatchInlineSnapshot(`
     "expect(queue).toEventuallyBeDrained({ within })

     Expected "orders" to be drained within 5 min.

     It has 1 message:
       "order 43"  visible

     What happened in 5 min:
       0 s  orders  delivered  "order 42"
       0 s  audit   sent       "handled order 42"
       0 s  orders  deleted    "order 42""
    `);
    await done;
    orders.purge();
    expect(await failureOfAwaited(expect(orders).not.toEventuallyBeDrained())).toMatchInlineSnapshot(`
     "expect(queue).not.toEventuallyBeDrained({ within })

     Expected "orders" not to be drained within 5 min.

     It was, after 0 s.

     Nothing happened in 0 s."
    `);
  });
});
