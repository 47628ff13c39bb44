import '../../src/testing/matchers/types/sqs-matchers-in-jest';
import type { QueueView } from '../../src/testing/queues/queue-view';
import type { Sqs } from '../../src/world/sqs';
import { DeleteQueueCommand, SendMessageBatchCommand, type SendMessageBatchRequestEntry } from '@aws-sdk/client-sqs';
import * as matchers from '../../src/testing/matchers';
import { sqsOfFile } from '../../src/runners/sqs-of-file';
import { verifyConservation } from '../../src/testing/assertions/verify-conservation';
import { clientOf, failureOf, openShop } from './shop';

expect.extend(matchers);

const client = clientOf();

async function whileListening(sqs: Sqs, use: () => Promise<unknown>): Promise<void> {
  sqs.listen();
  try {
    await use();
  } finally {
    sqs.close();
  }
}

describe('toConserveMessages', () => {
  it('accounts for every message', async () => {
    const shop = openShop();
    const orders = shop.queue('orders', { deadLetterQueue: 'orders-dlq', maxReceiveCount: 1, MessageRetentionPeriod: 3600 });
    orders.send('a');
    shop.delete(orders, shop.receive(orders));
    orders.send('b');
    shop.receive(orders);
    await shop.wait(31);
    shop.receive(orders);
    const audit = shop.queue('audit');
    audit.send('d');
    audit.purge();
    audit.send('e');

    expect(shop.sqs).toConserveMessages();
  });

  it('has lost what expired', async () => {
    const shop = openShop();
    const orders = shop.queue('orders', { MessageRetentionPeriod: 60 });
    orders.send('order 42');
    expect(orders).toConserveMessages();

    await shop.wait(61);

    expect(orders).not.toConserveMessages();
  });

  it('has lost what was in a queue that was deleted', async () => {
    const { sqs } = openShop();
    const orders = sqs.createQueue('orders');
    orders.send('order 42');
    await whileListening(sqs, () => client.send(new DeleteQueueCommand({ QueueUrl: orders.url })));

    expect(sqs).not.toConserveMessages();
  });

  it('wants each of two equal entries that failed to be sent again', async () => {
    const { sqs } = openShop();
    const { url: QueueUrl } = sqs.createQueue('orders');
    const send = (...Entries: SendMessageBatchRequestEntry[]) => client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    const MessageBody = '\u0000';
    await whileListening(sqs, async () => {
      await send({ Id: '1', MessageBody }, { Id: '2', MessageBody });
      await send({ Id: '1', MessageBody: 'order 1' });
      expect(sqs).not.toConserveMessages();
      await send({ Id: '2', MessageBody });
      expect(sqs).not.toConserveMessages();
      await send({ Id: '2', MessageBody: 'order 2' });
      expect(sqs).toConserveMessages();
    });
  });

  it('tells queues of one name in two regions apart', async () => {
    const { sqs } = openShop();
    const here = sqs.createQueue('orders');
    const there = sqs.createQueue('arn:aws:sqs:us-east-1:123456789012:orders');
    const failing = { Id: '1', MessageBody: '\u0000' };
    const repaired = { Id: '1', MessageBody: 'order 1' };
    const send = ({ url: QueueUrl }: QueueView, entry: SendMessageBatchRequestEntry) =>
      client.send(new SendMessageBatchCommand({ QueueUrl, Entries: [entry] }));
    await whileListening(sqs, async () => {
      await send(here, failing);
      expect(here).not.toConserveMessages();
      expect(there).toConserveMessages();
      await send(there, repaired);
      expect(here).not.toConserveMessages();
      await send(here, repaired);
      expect(sqs).toConserveMessages();
    });
  });

  it('lists entries that failed and were not sent again', async () => {
    const { sqs } = openShop();
    const { url: QueueUrl } = sqs.createQueue('orders');
    const send = (...Entries: SendMessageBatchRequestEntry[]) => client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    sqs.listen();
    try {
      await send({ Id: '1', MessageBody: 'order 1' }, { Id: '2', MessageBody: '\u0000' }, { Id: '3', MessageBody: '\u0001' });
      await send({ Id: '1', MessageBody: 'order 4' }, { Id: '2', MessageBody: 'order 5' });
      await send({ Id: '3', MessageBody: 'order 3' });

      expect(sqs).not.toConserveMessages();
      expect(failureOf(() => verifyConservation(sqs))).toMatchInlineSnapshot(`
       "Messages got lost in this test (option verifyAtEnd of MSW_SQS).

       4 messages sent: 4 still there.

       Answered with Failed, and not sent again:
         orders: entry "2" "\\u0000"  InvalidMessageContents: Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF"
      `);
      await send({ Id: '2', MessageBody: 'order 2' });
      expect(sqs).toConserveMessages();
      expect(() => verifyConservation(sqs)).not.toThrow();
    } finally {
      sqs.close();
    }
  });
});

describe('The option verifyAtEnd', () => {
  it('looks after each test', async () => {
    const after: (() => unknown)[] = [];
    Object.assign(globalThis, { MSW_SQS: { verifyAtEnd: true, region: 'eu-west-1' } });
    const later = (run: () => unknown): void => void after.push(run);
    const sqs = sqsOfFile({ afterEach: later, afterAll: () => {}, follow: () => {} });
    const { url: QueueUrl } = sqs.createQueue('orders');
    after.forEach((run) => run());

    await client.send(new SendMessageBatchCommand({ QueueUrl, Entries: [{ Id: '1', MessageBody: '\u0000' }] }));

    sqs.close();
    expect(() => after.forEach((run) => run())).toThrow('not sent again');
  });
});
