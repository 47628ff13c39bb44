import { GetQueueAttributesCommand, ListQueueTagsCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { describeInBrowser } from './browser';
import { openLivePage, type LivePage } from './live-page';

const SHOP = {
  orders: { VisibilityTimeout: 30, deadLetterQueue: 'orders-dlq', maxReceiveCount: 1 },
  'audit.fifo': {},
};

const send = (live: LivePage, queue: string, MessageBody: string) =>
  live.client.send(new SendMessageCommand({ QueueUrl: live.url(queue), MessageBody }));
const receive = (live: LivePage, queue: string) =>
  live.client.send(
    new ReceiveMessageCommand({ QueueUrl: live.url(queue), MessageSystemAttributeNames: ['All'], MessageAttributeNames: ['All'] }),
  );
const bodies = (live: LivePage, queue: string) => live.server.sqs.queue(queue).messages.map(({ body }) => body);
const press = (live: LivePage, name: string) => live.page.getByRole('button', { name, exact: true }).click();
const pressInDialog = (live: LivePage, name: string) => live.page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

/** Messages in the dead-letter queue of orders. */
async function failOrders(live: LivePage, ...orders: readonly string[]): Promise<void> {
  for (const order of orders) await send(live, 'orders', order);
  for (let receives = 0; receives < orders.length; receives++) await receive(live, 'orders');
  await live.server.sqs.clock.advance('30s');
  await receive(live, 'orders');
}

describeInBrowser('What can be done on the live page', (browsing) => {
  it('creates a queue with a dead-letter queue, and sends to it with attributes and a delay', async () => {
    await using live = await openLivePage(browsing);
    await press(live, 'Create a queue here');
    await live.page.getByLabel('Name', { exact: true }).fill('mails');
    await live.page.getByLabel('Dead-letter queue').fill('mails-dlq');
    await pressInDialog(live, 'Create');
    await live.queue('mails-dlq').waitFor();

    await press(live, 'Send');
    await live.page.getByLabel('Body').fill('{"to":"ada"}');
    await live.page.getByLabel('Delay, in seconds').fill('5');
    await press(live, '+ attribute');
    await live.page.getByLabel('Name of the attribute').fill('priority');
    await live.page.getByLabel('Type of the attribute').selectOption('Number');
    await live.page.getByLabel('Value of the attribute').fill('1');
    await pressInDialog(live, 'Send');

    await live.says('The message was sent.');
    await live.server.sqs.clock.advance('5s');
    expect((await receive(live, 'mails')).Messages).toMatchObject([
      { Body: '{"to":"ada"}', MessageAttributes: { priority: { DataType: 'Number', StringValue: '1' } } },
    ]);
  });

  it('sends to FIFO queues with a group and a deduplication id; what SQS refuses is told in its words', async () => {
    await using live = await openLivePage(browsing, { queues: SHOP }, { hash: '#/audit.fifo' });
    await press(live, 'Send');
    await live.page.getByLabel('Body').fill('hello');
    await live.page.getByLabel('Message group').fill('with space');
    await live.page.getByLabel('Deduplication id').fill('one');
    await pressInDialog(live, 'Send');
    await live.page
      .getByRole('alert')
      .getByText(/MessageGroupId/)
      .waitFor();

    await live.page.getByLabel('Message group').fill('ada');
    await pressInDialog(live, 'Send');

    await live.says('The message was sent.');
    expect((await receive(live, 'audit.fifo')).Messages![0]!.Attributes).toMatchObject({
      MessageGroupId: 'ada',
      MessageDeduplicationId: 'one',
    });
  });

  it('receives as a consumer does, gives back what it has, and deletes', async () => {
    await using live = await openLivePage(browsing, { queues: SHOP }, { hash: '#/orders' });
    await send(live, 'orders', 'order 42');
    await press(live, 'Receive');
    await pressInDialog(live, 'Receive');
    await live.says('in flight for 30 s more');

    await press(live, 'Make visible');
    await live.says('The message is visible again.');
    await press(live, 'Delete');

    await live.says('The message was deleted.');
    expect(bodies(live, 'orders')).toEqual([]);
  });

  it('purges a queue only behind its name', async () => {
    await using live = await openLivePage(browsing, { queues: SHOP }, { hash: '#/orders' });
    await send(live, 'orders', 'order 42');
    await press(live, 'Purge');
    const purge = live.page.getByRole('dialog').getByRole('button', { name: 'Purge' });
    expect(await purge.isDisabled()).toBe(true);

    await live.page.getByLabel('Type orders to confirm').fill('orders');
    await purge.click();

    await live.says('One message was deleted.');
    expect(bodies(live, 'orders')).toEqual([]);
  });

  it('redrives one dead letter, and then all of them with their progress', async () => {
    await using live = await openLivePage(browsing, { queues: SHOP });
    await failOrders(live, 'order 1', 'order 2', 'order 3');
    await live.queue('orders-dlq').click();
    await live.message('order 2').click();
    await press(live, 'Redrive to orders');
    await live.says('The message went back to orders.');
    expect(bodies(live, 'orders')).toEqual(['order 2']);

    await press(live, 'Redrive');
    await live.page.getByLabel('At most so many a second').fill('1');
    await pressInDialog(live, 'Redrive');
    await live.page.getByRole('tab', { name: 'Move tasks' }).click();
    await live.says('1 of 2 moved');
    await live.server.sqs.clock.advance('5s');

    await live.says('2 of 2 moved');
    expect(bodies(live, 'orders')).toEqual(['order 2', 'order 1', 'order 3']);
  });

  it('changes attributes and tags of a queue', async () => {
    await using live = await openLivePage(browsing, { queues: SHOP }, { hash: '#/orders' });
    const QueueUrl = live.url('orders');
    await live.page.getByRole('tab', { name: 'Settings' }).click();
    await live.page.getByLabel('VisibilityTimeout').fill('99999');
    await press(live, 'Set');
    await live.page
      .getByRole('alert')
      .getByText(/VisibilityTimeout/)
      .waitFor();
    await live.page.getByLabel('VisibilityTimeout').fill('45');
    await press(live, 'Set');
    await live.says('VisibilityTimeout was set.');
    await live.page.getByLabel('Name of a new tag').fill('team');
    await live.page.getByLabel('Value of a new tag').fill('shop');
    await live.page.getByRole('button', { name: 'Add' }).last().click();
    await live.says('team was set.');

    const { Attributes } = await live.client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['VisibilityTimeout'] }));
    const { Tags } = await live.client.send(new ListQueueTagsCommand({ QueueUrl }));
    expect({ ...Attributes, ...Tags }).toEqual({ VisibilityTimeout: '45', team: 'shop' });
  });

  it('deletes a queue behind its name', async () => {
    await using live = await openLivePage(browsing, { queues: { orders: {} } }, { hash: '#/orders' });
    await live.page.getByRole('tab', { name: 'Settings' }).click();
    await press(live, 'Delete this queue');
    await live.page.getByLabel('Type orders to confirm').fill('orders');
    await pressInDialog(live, 'Delete');

    await live.page.getByRole('heading', { name: 'Amazon SQS is here, in memory' }).waitFor();
  });

  it('moves time: by so much, to the next event, and past what receives wait for', async () => {
    await using live = await openLivePage(browsing, { queues: SHOP }, { hash: '#/orders' });
    await send(live, 'orders', 'order 42');
    await receive(live, 'orders');
    await live.page.getByRole('button', { name: 'next event in 30 s' }).click();
    await live.queue('orders').getByText('1 visible').waitFor();
    const nowMs = live.server.sqs.clock.now();
    const moved = () => live.page.waitForResponse(/\/clock\/advance$/);
    await Promise.all([moved(), press(live, '+30 s')]);
    await Promise.all([moved(), live.page.keyboard.press('T')]);
    await live.page.getByLabel('skip waits').check();

    const { Messages } = await live.client.send(new ReceiveMessageCommand({ QueueUrl: live.url('audit.fifo'), WaitTimeSeconds: 20 }));
    expect(Messages).toBeUndefined();
    expect(live.server.sqs.clock.now() - nowMs).toBe(350_000);
  });

  it('switches faults on and off', async () => {
    await using live = await openLivePage(browsing, { queues: SHOP });
    await send(live, 'orders', 'order 42');
    await live.page.keyboard.press('f');
    await live.page.getByLabel('Fault', { exact: true }).last().selectOption('emptyReceive');
    await pressInDialog(live, 'Switch on');
    await live.says('emptyReceive is on.');
    expect((await receive(live, 'orders')).Messages).toBeUndefined();
    await live.says('happened 1×');

    await pressInDialog(live, 'Switch off');

    await live.says('emptyReceive is off.');
    expect((await receive(live, 'orders')).Messages).toHaveLength(1);
  });

  it('is led by keys alone', async () => {
    await using live = await openLivePage(browsing, { queues: SHOP });
    await send(live, 'orders', 'order 1');
    await send(live, 'orders', 'order 2');
    const { keyboard } = live.page;

    await keyboard.press('j');
    await live.page.getByRole('heading', { name: 'audit.fifo', exact: true }).waitFor();
    await keyboard.press('j');
    await live.message('order 2').waitFor();
    await keyboard.press('Enter');
    await keyboard.press('j');
    await live.page.locator('.message-panel .json', { hasText: 'order 2' }).waitFor();
    await keyboard.press('Escape');
    await live.page.getByRole('region', { name: 'Journal' }).waitFor();
    await keyboard.press('Escape');
    await live.page.getByRole('region', { name: 'All queues' }).waitFor();
    await keyboard.press('?');
    await live.page.getByRole('dialog', { name: 'Keys' }).waitFor();
  });

  it('loses no key of those that come fast', async () => {
    await using live = await openLivePage(browsing, { queues: SHOP }, { hash: '#/orders' });
    for (const order of ['order 1', 'order 2', 'order 3']) await send(live, 'orders', order);
    await live.message('order 3').waitFor();

    await live.page.evaluate(async () => {
      for (const key of ['Enter', 'j', 'j']) {
        document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
        // What is drawn after a key is; no event of the browser comes in between.
        await Promise.resolve();
      }
    });

    await live.page.locator('.message-panel .json', { hasText: 'order 3' }).waitFor();
  });

  it('asks for the token where the server does, and finds it in the address', async () => {
    await using live = await openLivePage(browsing, { queues: SHOP, token: 'open-sesame' }, { hash: '#token=open-sesame' });
    await live.queue('orders').waitFor();
    const stranger = await browsing.open(live.server.endpoint);
    await stranger.getByLabel('Token').fill('open-sesame');
    await stranger.getByRole('button', { name: 'Enter' }).click();

    await stranger.getByRole('listbox', { name: 'Queues' }).getByText('orders-dlq').waitFor();
    expect(live.page.url()).not.toContain('sesame');
  });
});
