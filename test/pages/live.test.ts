import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageBatchCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { startSqsServer } from '../../src/server';
import { seriousFindings } from './accessibility';
import { describeInBrowser } from './browser';
import { openLivePage, type LivePage } from './live-page';

const SHOP = {
  orders: { VisibilityTimeout: 30, deadLetterQueue: 'orders-dlq', maxReceiveCount: 1 },
  'audit.fifo': { ContentBasedDeduplication: true },
  mails: { DelaySeconds: 60 },
};
const HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=1</script>"\'`${document.title=1}';

const send = (live: LivePage, queue: string, MessageBody: string) =>
  live.client.send(
    new SendMessageCommand({ QueueUrl: live.url(queue), MessageBody, ...(queue.endsWith('.fifo') && { MessageGroupId: 'a' }) }),
  );
const receive = (live: LivePage, queue: string) => live.client.send(new ReceiveMessageCommand({ QueueUrl: live.url(queue) }));

describe('The address of a server', () => {
  it('is that of SQS for programs, and of a page for people', async () => {
    await using server = await startSqsServer({ port: 0 });

    const ofProgram = await fetch(server.endpoint);
    const ofPerson = await fetch(server.endpoint, { headers: { accept: 'text/html,*/*' } });

    expect([ofProgram.status, ofProgram.headers.get('content-type')]).not.toEqual([200, 'text/html; charset=utf-8']);
    expect([ofPerson.status, ofPerson.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  });
});

describeInBrowser('The live page', (browsing) => {
  it('teaches how to point a program at an empty server', async () => {
    await using live = await openLivePage(browsing);

    await live.page.getByRole('tab', { name: 'Python' }).click();
    await live.page.getByText(`endpoint_url='${live.server.endpoint}'`).waitFor();

    await live.page.setViewportSize({ width: 390, height: 844 });
    await live.page.getByRole('button', { name: 'Create a queue here' }).click();
  });

  it('shows queues with what is in them, and which are dead-letter queues of which', async () => {
    await using live = await openLivePage(browsing, { queues: SHOP });

    await send(live, 'mails', 'hello');

    await live.queue('mails').getByText('1 delayed').waitFor();
    await live.page.getByRole('button', { name: /^orders-dlq dead letters/ }).click();
    await live.page.getByRole('button', { name: '← dead letters of orders' }).click();
    await live.page.getByRole('button', { name: '→ orders-dlq after 1 receive' }).waitFor();
  });

  it('finds queues, sorts them by backlog, and hides empty ones', async () => {
    await using live = await openLivePage(browsing, { queues: { a: {}, b: {}, c: {} } });
    const names = () => live.page.getByRole('listbox', { name: 'Queues' }).locator('.name').allTextContents();
    await send(live, 'b', 'one');
    await send(live, 'c', 'one');
    await send(live, 'c', 'two');
    await live.queue('c').getByText('2 visible').waitFor();

    await live.page.getByLabel('Order of queues').selectOption('backlog');
    expect(await names()).toEqual(['c', 'b', 'a']);
    await live.page.getByLabel('hide empty').check();
    expect(await names()).toEqual(['c', 'b']);
    await live.page.getByLabel('Find queues by name').fill('B');
    expect(await names()).toEqual(['b']);
  });

  it('shows what happens as it happens', async () => {
    await using live = await openLivePage(browsing, { queues: SHOP });

    await send(live, 'orders', 'order 42');
    const { Messages } = await receive(live, 'orders');
    await live.client.send(new DeleteMessageCommand({ QueueUrl: live.url('orders'), ReceiptHandle: Messages![0]!.ReceiptHandle }));

    const journal = live.page.getByRole('region', { name: 'Journal' });
    await live.says('deleted', journal);
    expect((await journal.locator('.what').allTextContents()).slice(0, 3)).toEqual(['deleted', 'delivered', 'sent']);
  });

  it('shows a body as JSON, attributes and the life of a message without receiving it', async () => {
    await using live = await openLivePage(browsing, { queues: SHOP }, { hash: '#/orders' });
    await send(live, 'orders', '{"orderId":42}');

    await live.message('orderId').click();

    const message = live.page.getByRole('complementary', { name: 'Message' });
    await message.getByText('"orderId": 42').waitFor();
    await live.says('sent', message);
    expect((await receive(live, 'orders')).Messages).toHaveLength(1);
    await live.says('delivered', message);
  });

  it('finds messages by their text, in whatever state', async () => {
    await using live = await openLivePage(browsing, { queues: { orders: {} } }, { hash: '#/orders' });
    for (let order = 1; order <= 9; order += 4)
      await live.client.send(
        new SendMessageBatchCommand({
          QueueUrl: live.url('orders'),
          Entries: [0, 1, 2, 3].map((at) => ({ Id: `${at}`, MessageBody: `order ${order + at}` })),
        }),
      );
    await receive(live, 'orders');

    const rows = live.page.getByRole('listbox', { name: 'Messages' });
    const found = async (count: number) => {
      await rows.locator(`[aria-setsize="${count}"]`).first().waitFor();
      return rows.locator('.body').allTextContents();
    };

    await live.page.keyboard.press('/');
    await live.page.keyboard.type('ORDER 1');
    expect(await found(4)).toEqual(['order 1', 'order 10', 'order 11', 'order 12']);
    await live.page.getByLabel('State of messages').selectOption('inFlight');
    expect(await found(1)).toEqual(['order 1']);
  });

  it('follows a message to its dead-letter queue', async () => {
    await using live = await openLivePage(browsing, { queues: SHOP }, { hash: '#/orders' });
    await send(live, 'orders', 'order 42');
    await receive(live, 'orders');
    await live.message('order 42').click();
    await live.server.sqs.clock.advance('30s');
    await receive(live, 'orders');

    await live.page.getByRole('button', { name: 'Follow it' }).click();

    await live.page.getByRole('heading', { name: 'orders-dlq' }).waitFor();
    await live.says('dead letter, visible');
  });

  it('tells which message groups are blocked', async () => {
    await using live = await openLivePage(browsing, { queues: SHOP }, { hash: '#/audit.fifo' });
    await send(live, 'audit.fifo', 'one');
    await send(live, 'audit.fifo', 'two');
    await receive(live, 'audit.fifo');

    await live.page.getByRole('tab', { name: 'Groups' }).click();

    await live.says('blocked for 30 s more');
    await live.says('1 visible, 1 in flight');
  });

  it('shows bodies, attributes and groups as text, and runs none of it', async () => {
    await using live = await openLivePage(browsing, { queues: SHOP }, { hash: '#/audit.fifo' });
    const MessageAttributes = { html: { DataType: 'String', StringValue: HOSTILE } };
    const message = { MessageBody: HOSTILE, MessageGroupId: '<img/src=x/onerror=document.title=1>', MessageAttributes };
    await live.client.send(new SendMessageCommand({ QueueUrl: live.url('audit.fifo'), ...message }));

    await live.message('onerror').click();
    await live.says(HOSTILE, live.page.locator('.message-panel td'));
    await live.page.getByRole('tab', { name: 'Groups' }).click();
    await live.says(message.MessageGroupId, live.page.getByRole('listbox', { name: 'Message groups' }));
    await live.page.goto(`${live.server.endpoint}/#/${encodeURIComponent(HOSTILE)}`);
    await live.page.getByText(`There is no queue ${HOSTILE} any more.`).waitFor();

    expect(await live.page.title()).toBe('msw-sqs');
    expect(browsing.complaints).toEqual([]);
  });

  it('lets nothing run but its own script', async () => {
    await using live = await openLivePage(browsing);

    await live.page.evaluate(() => {
      const script = document.createElement('script');
      script.append('document.title = "run"');
      document.body.append(script);
    });

    expect(await live.page.title()).toBe('msw-sqs');
  });

  it('says that the connection is lost, and goes on when the server is there again', async () => {
    await using live = await openLivePage(browsing, { queues: { orders: {} } });
    await live.server.close();
    await live.says('connection lost, trying again');

    await using _again = await startSqsServer({ port: Number(new URL(live.server.endpoint).port), queues: { mails: {} } });

    await live.says('live');
    await live.queue('mails').waitFor();
  });

  it('says how many events it has lost', async () => {
    await using live = await openLivePage(browsing, { queues: { orders: {} }, journalEvents: 5 });
    await live.page.context().setOffline(true);

    for (let order = 1; order <= 8; order++) live.server.sqs.queue('orders').send(`order ${order}`);
    await live.page.reload().catch(() => {});
    await live.page.context().setOffline(false);
    await live.page.goto(live.server.endpoint);

    await live.says('4 older events are kept no longer.');
  });

  it.each(['light', 'dark'] as const)('keeps nobody out in %s colours', async (colorScheme) => {
    await using live = await openLivePage(browsing, { queues: SHOP }, { colorScheme });
    await send(live, 'orders', '{"orderId":42}');
    await receive(live, 'orders');
    await live.queue('orders').getByText('1 in flight').waitFor();
    expect(await seriousFindings(live.page)).toEqual([]);
    await live.queue('orders').click();
    await live.message('orderId').click();
    await live.says('delivered');
    expect(await seriousFindings(live.page)).toEqual([]);
    await live.page.getByRole('tab', { name: 'Settings' }).click();
    await live.page.keyboard.press('f');
    await live.says('No fault is on.');
    expect(await seriousFindings(live.page)).toEqual([]);
  });

  it('fits on a phone, one thing at a time', async () => {
    await using live = await openLivePage(browsing, { queues: SHOP }, { viewport: { width: 390, height: 844 } });
    await send(live, 'orders', 'order 42');
    const isTooWide = () => live.page.evaluate(() => document.documentElement.scrollWidth > 390);

    expect(await isTooWide()).toBe(false);
    await live.queue('orders').click();
    await live.message('order 42').click();
    await live.page.getByRole('complementary', { name: 'Message' }).waitFor();
    expect(await isTooWide()).toBe(false);
    await live.page.getByRole('button', { name: 'Close the message' }).click();
    await live.page.getByRole('button', { name: 'All queues' }).last().click();
    await live.queue('orders').waitFor();
  });

  it('holds 100 queues and 100,000 messages, of which only those are there that are seen', async () => {
    const queues = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`queue-${index}`, {}]));
    await using live = await openLivePage(browsing, { queues, journalEvents: 100 });
    const many = live.server.sqs.queue('queue-7');
    for (let order = 1; order <= 100_000; order++) many.send(`order ${order}`);

    await live.page.getByLabel('Find queues by name').fill('queue-7');
    await live.queue('queue-7').click();
    await live.message('order 1').waitFor();
    await live.page.getByRole('listbox', { name: 'Messages' }).press('End');

    await live.message('order 100000').waitFor();
    expect(await live.page.getByRole('listbox', { name: 'Messages' }).getByRole('option').count()).toBeLessThan(60);
  });
});
