import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createSqs, type Sqs } from '../../src';
import { seriousFindings } from './accessibility';
import { describeInBrowser } from './browser';

const HOSTILE = '<img src=x onerror="document.title=\'run\'"></script><script>document.title="run"</script>';
const REGION = { region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };

describeInBrowser('The trace of a test', (browsing) => {
  const folder = mkdtempSync(join(tmpdir(), 'msw-sqs-trace-'));
  let sqs: Sqs;
  let client: SQSClient;
  beforeEach(() => {
    sqs = createSqs({ clock: 'virtual', seed: 1 });
    sqs.listen();
    client = new SQSClient(REGION);
  });
  afterEach(() => sqs.close());
  afterAll(() => rmSync(folder, { recursive: true }));

  const open = (options = {}): Promise<Page> => browsing.open(`file://${sqs.trace(join(folder, 'trace.html'))}`, options);

  /** An order that no consumer can handle, and one that is handled at once. */
  async function playOrders(): Promise<void> {
    const { url: QueueUrl } = sqs.createQueue('orders', { VisibilityTimeout: 30, deadLetterQueue: 'orders-dlq', maxReceiveCount: 2 });
    for (const MessageBody of ['{"orderId":41}', '{"orderId":42}', HOSTILE])
      await client.send(new SendMessageCommand({ QueueUrl, MessageBody }));
    for (let round = 0; round < 3; round++) {
      const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
      for (const { Body, ReceiptHandle } of Messages)
        if (Body !== '{"orderId":42}') await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      await sqs.clock.advance('30s');
    }
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: 'made up' })).catch(() => {});
  }

  /** Waits until the card of a queue shows these counts. */
  const shows = (page: Page, queue: string, counts: string): Promise<void> =>
    page.getByRole('button', { name: new RegExp(`^${queue} .*${counts}`) }).waitFor();
  const message = (page: Page, text: string) => page.getByRole('region', { name: 'Message', exact: true }).filter({ hasText: text });
  const moveTo = async (page: Page, step: number): Promise<void> => {
    await page.getByRole('slider', { name: 'Moment' }).press('Home');
    for (let at = 0; at < step; at++) await page.getByRole('slider', { name: 'Moment' }).press('ArrowRight');
  };

  it('shows without a click what went wrong', async () => {
    await playOrders();

    const page = await open();

    const standsOut = await page.getByRole('region', { name: 'What stands out' }).innerText();
    expect(standsOut).toContain('Dead letter in orders-dlq, received 2×');
    expect(standsOut).toContain('DeleteMessage orders: ReceiptHandleIsInvalid');
    expect(await page.getByRole('region', { name: 'Message', exact: true }).innerText()).toContain(
      'moved to dead-letter queue "orders-dlq"',
    );
    expect(browsing.complaints).toEqual([]);
  });

  it('shows the queues at every moment', async () => {
    await playOrders();
    const page = await open();

    await shows(page, 'orders-dlq', '1 visible 0 in flight');

    await moveTo(page, 5);
    await shows(page, 'orders', '3 visible 0 in flight');
    await shows(page, 'orders-dlq', '0 visible');
    await moveTo(page, 8);
    await shows(page, 'orders', '0 visible 3 in flight');
    await moveTo(page, 11);
    await shows(page, 'orders', '1 visible 0 in flight');
    expect(await page.getByRole('slider', { name: 'Moment' }).getAttribute('aria-valuetext')).toContain(
      '+30 s visible again: its visibility timeout ended',
    );
  });

  it('lets nothing run that a message brings', async () => {
    await playOrders();
    const page = await open();

    await page.getByRole('searchbox').fill('onerror');
    await page
      .getByRole('option', { name: /onerror/ })
      .first()
      .click();

    await message(page, HOSTILE).waitFor();
    expect(await page.title()).toContain('SQS trace');
    expect(browsing.complaints).toEqual([]);
  });

  it('is used with the keyboard alone', async () => {
    await playOrders();
    const page = await open();
    await message(page, 'dead-letter queue').waitFor();

    await page.keyboard.press('/');
    await page.keyboard.type('"orderId":41');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');

    await message(page, '"orderId": 41').waitFor();
  });

  it('shows thousands of messages, of which only those are there that are seen', async () => {
    const orders = sqs.createQueue('orders');
    for (let orderId = 1; orderId <= 3000; orderId++) orders.send({ orderId });
    const page = await open();

    await page.getByText('3,000 messages').waitFor();
    await page.getByRole('listbox', { name: 'Messages' }).press('End');
    await message(page, '"orderId": 3000').waitFor();

    expect(await page.getByRole('listbox', { name: 'Messages' }).getByRole('option').count()).toBeLessThan(60);
  });

  it('says what is missing when the beginning was dropped, and is right about the end', async () => {
    sqs.close();
    sqs = createSqs({ clock: 'virtual', journalEvents: 4 });
    sqs.listen();
    await playOrders();
    const page = await open();

    const { dropped } = sqs.journal;
    expect(dropped).toBeGreaterThan(0);
    await page.getByText(`The beginning is missing: ${dropped} older events`).waitFor();
    await shows(page, 'orders', '0 visible 0 in flight');
    await shows(page, 'orders-dlq', '1 visible 0 in flight');
    expect(browsing.complaints).toEqual([]);
  });

  it('is small: under 300 kB for 1,000 messages that are sent, received and deleted', async () => {
    const { url: QueueUrl } = sqs.createQueue('orders');
    for (let orderId = 0; orderId < 1000; orderId += 10) {
      const Entries = Array.from({ length: 10 }, (_, at) => ({
        Id: `${at}`,
        MessageBody: JSON.stringify({ orderId: orderId + at, sku: 'TEA' }),
      }));
      await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
      const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
      for (const { ReceiptHandle } of Messages) await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }

    const { size } = statSync(sqs.trace(join(folder, 'large.html')));

    expect(sqs.queue('orders').messages).toEqual([]);
    expect(size).toBeLessThan(300_000);
  });

  it.each(['light', 'dark'] as const)('keeps nobody out in %s colours', async (colorScheme) => {
    await playOrders();
    const page = await open({ colorScheme });

    expect(await seriousFindings(page)).toEqual([]);
  });
});
