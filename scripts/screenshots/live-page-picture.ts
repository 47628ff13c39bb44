import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type * as server from '../../src/server';

/** As it is built. */
const SERVER = join(__dirname, '..', '..', 'dist', 'server.cjs');

const SHOP = {
  orders: { VisibilityTimeout: 30, deadLetterQueue: 'orders-dlq', maxReceiveCount: 2 },
  'audit.fifo': { ContentBasedDeduplication: true },
  mails: { DelaySeconds: 90 },
  reports: {},
};

/** Writes a picture of the live page of a shop at work. */
export async function livePagePicture(browser: Browser, file: string): Promise<void> {
  const { startSqsServer } = require(SERVER) as typeof server;
  await using served = await startSqsServer({ port: 0, clock: 'virtual', seed: 1, queues: SHOP });
  await work(served.endpoint, () => served.sqs.clock.advance('31s'));
  const page = await browser.newPage({ viewport: { width: 1240, height: 640 }, deviceScaleFactor: 1.5 });
  await page.goto(`${served.endpoint}/#/orders`);
  await page.getByRole('listbox', { name: 'Messages' }).getByRole('option').first().click();
  await page.getByText('Its life').waitFor();
  await page.screenshot({ path: file });
  await page.close();
}

/** Orders come in; some are handled, some are not. */
async function work(endpoint: string, pass: () => Promise<void>): Promise<void> {
  const client = new SQSClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  const url = (queue: string): string => `${endpoint}/000000000000/${queue}`;
  const send = async (queue: string, body: object): Promise<void> => {
    const group = queue.endsWith('.fifo') ? { MessageGroupId: 'ada' } : {};
    await client.send(new SendMessageCommand({ QueueUrl: url(queue), MessageBody: JSON.stringify(body), ...group }));
  };
  const receive = async (queue: string, MaxNumberOfMessages: number): Promise<(string | undefined)[]> => {
    const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl: url(queue), MaxNumberOfMessages }));
    return Messages.map(({ ReceiptHandle }) => ReceiptHandle);
  };

  for (let orderId = 40; orderId < 48; orderId++) {
    await send('orders', { orderId, customer: { name: 'Ada Lovelace' }, items: [{ sku: 'TEA', quantity: orderId - 39 }] });
    await send('audit.fifo', { orderId, event: 'placed' });
  }
  await receive('orders', 2);
  await pass();
  await receive('orders', 2);
  await pass();
  for (let times = 0; times < 4; times++) await send('mails', { to: 'ada@example.com', about: 40 + times });
  await receive('orders', 3);
  const [handle] = await receive('orders', 1);
  await client.send(new DeleteMessageCommand({ QueueUrl: url('orders'), ReceiptHandle: handle }));
  await receive('audit.fifo', 1);
  client.destroy();
}
