import { StartMessageMoveTaskCommand, TagQueueCommand, UntagQueueCommand } from '@aws-sdk/client-sqs';
import type { JournalEvent } from '../../src/core/journal';
import type { Message } from '../../src/core/message';
import type { Queue } from '../../src/core/queue';
import { replay } from '../../src/core/replay';
import { createJournalLog } from '../../src/testing/journal/journal-log';
import { modelWorld } from '../core/model-world';
import { clientOf, openShop, type Shop } from './shop';

const purged = (atMs: number): JournalEvent => ({ kind: 'queuePurged', atMs, queueArn: 'arn:aws:sqs:eu-west-1:123456789012:orders' });

/** A message that fails twice, is dead-lettered, and goes back. */
async function failingOrder(): Promise<Shop> {
  const shop = openShop();
  const orders = shop.queue('orders', { deadLetterQueue: 'orders-dlq', maxReceiveCount: 1 });
  orders.send('order #42; <end>');
  await shop.wait(1);
  const receiptHandle = shop.receive(orders);
  shop.changeVisibility(orders, receiptHandle, 5);
  await shop.wait(6);
  shop.receive(orders);
  shop.delete(shop.sqs.queue('orders-dlq'), shop.receive(shop.sqs.queue('orders-dlq')));
  orders.purge();
  return shop;
}

describe('The journal', () => {
  it('keeps the newest events and says how many it dropped', () => {
    const { log: journal, record, beginAnew } = createJournalLog({ journalEvents: 3 });

    for (let atMs = 1; atMs <= 5; atMs++) record(purged(atMs));

    expect(journal.events.map(({ atMs }) => atMs)).toEqual([3, 4, 5]);
    expect(journal.dropped).toBe(2);
    beginAnew();
    expect([journal.events, journal.dropped]).toEqual([[], 0]);
  });

  it.each([0, 1.5, NaN])('cannot keep %p events, or bytes', (limit) => {
    expect(() => openShop({ journalEvents: limit })).toThrow(`journalEvents must be a whole number of at least 1, as in`);
    expect(() => openShop({ journalBytes: limit })).toThrow(`journalBytes must be a whole number of at least 1, as in`);
  });

  it('keeps no more bytes of messages than it may, but always the newest', () => {
    const shop = openShop({ journalBytes: 1000 });
    const orders = shop.queue('orders');
    const bodiesKept = () => shop.sqs.journal.events.flatMap((event) => ('message' in event ? [event.message.body.length] : []));

    for (let n = 0; n < 5; n++) orders.send('x'.repeat(300));
    expect(bodiesKept()).toEqual([300, 300, 300]);
    orders.send('order', { messageAttributes: { note: 'x'.repeat(690) } });
    expect(bodiesKept()).toEqual([5]);
    orders.send('x'.repeat(5000));
    expect(bodiesKept()).toEqual([5000]);
    orders.send('order');
    expect(bodiesKept()).toEqual([5]);

    expect(shop.sqs.journal.dropped).toBe(8);
    expect(shop.sqs.journal.toText()).toMatch(/^\(8 older events were dropped\)\n/);
    expect(shop.sqs.journal.toMermaid()).toContain('Note over Producer: 8 older events are left out');
    shop.sqs.reset();
    expect(shop.sqs.journal.dropped).toBe(0);
  });

  it('is one union of facts: its kind tells what an event has', () => {
    const told = (event: JournalEvent): string | number => {
      switch (event.kind) {
        case 'messageSent':
        case 'duplicateSuppressed':
        case 'messageDeleted':
        case 'messageExpired':
        case 'messageDuplicated':
          return event.message.body;
        case 'messageReceived':
          return event.receiveCount + event.receiptHandle.length;
        case 'receiveUndone':
          return event.receiptHandle;
        case 'messageReceivedAgain':
        case 'visibilityChanged':
          return event.visibleAtMs;
        case 'messageDeadLettered':
          return event.toArn;
        case 'messageRedriven':
          return event.movedAs.id;
        case 'queueCreated':
        case 'queueDeleted':
        case 'queuePurged':
        case 'queueAttributesSet':
        case 'queueTagsSet':
        case 'queueTagsRemoved':
        case 'moveTaskStarted':
        case 'moveTaskEnded':
        case 'faultInjected':
        case 'invocationStarted':
        case 'invocationEnded':
        case 'invocationThrottled':
          // @ts-expect-error: what happens to a queue has no message
          return event.message;
        default:
          return event satisfies never;
      }
    };

    const message = {} as Message;
    expect(told({ ...purged(1), kind: 'messageDeadLettered', toArn: 'arn', message, movedAs: message, receiveCount: 1 })).toBe('arn');
  });

  it('holds facts: an event never changes, whatever becomes of its message', async () => {
    const shop = openShop();
    const orders = shop.queue('orders');
    orders.send({ orderId: 42 }, { messageAttributes: { kind: 'order', bytes: new Uint8Array([1, 2]) } });
    const { events } = shop.sqs.journal;
    const before = JSON.stringify(events);

    const receiptHandle = shop.receive(orders);
    shop.changeVisibility(orders, receiptHandle, 5);
    await shop.wait(6);
    shop.receive(orders);

    expect(JSON.stringify(events)).toBe(before);
    expect(events.find(({ kind }) => kind === 'messageSent')).toMatchObject({ receiveCount: 0, message: { earlierReceives: undefined } });
  });

  it('is data that JSON can hold, as are the messages of a queue', async () => {
    const shop = await failingOrder();
    const orders = shop.queue('orders');
    orders.send({ orderId: 42 }, { messageAttributes: { kind: 'order' } });
    shop.receive(orders);
    const { events } = shop.sqs.journal;

    expect(JSON.parse(JSON.stringify(events))).toEqual(events);
    const view = JSON.parse(JSON.stringify(orders.messages[0])) as unknown;
    const history = [{ kind: 'messageSent', message: { attributes: { kind: { StringValue: 'order' } } } }, { kind: 'messageReceived' }];
    expect(view).toMatchObject({ json: { orderId: 42 }, attributes: { kind: 'order' }, state: 'inFlight', receiveCount: 1, history });
  });

  it('is for reading: nobody else can write into it or empty it', () => {
    const { journal } = openShop().sqs;

    expect(Object.keys(journal).sort()).toEqual(['dropped', 'events', 'of', 'opening', 'since', 'subscribe', 'toMermaid', 'toText']);
    // @ts-expect-error: the world alone records
    expect(journal.record).toBeUndefined();
    // @ts-expect-error: sqs.reset() empties it
    expect(journal.clear).toBeUndefined();
  });

  it('rebuilds the queues, also those that were there before it began', () => {
    const shop = openShop({ queues: { orders: { VisibilityTimeout: 5, deadLetterQueue: 'orders-dlq', maxReceiveCount: 3 } } });
    shop.queue('invoices', { tags: { team: 'shop' } });
    shop.sqs.reset();
    const orders = shop.sqs.queue('orders');
    orders.send('order 42');
    orders.send('order 43');
    const receiptHandle = shop.receive(orders);
    const { opening, events } = shop.sqs.journal;

    const { queues, clock } = modelWorld();
    clock.jumpTo(shop.sqs.clock.now());
    replay(JSON.parse(JSON.stringify([...opening, ...events])) as JournalEvent[], queues);

    expect(events.map(({ kind }) => kind)).toEqual(['messageSent', 'messageSent', 'messageReceived']);
    const formsOf = (all: Iterable<Queue>) => Array.from(all, ({ arn, attributes, tags }) => ({ arn, attributes, tags }));
    expect(formsOf(queues.all())).toEqual(formsOf(shop.world.all()));
    const restored = queues.find(orders.arn)!;
    expect(restored.counts(clock.now())).toEqual({ visible: 1, inFlight: 1, delayed: 0 });
    restored.delete(receiptHandle, clock.now());
    expect(restored.messages(clock.now()).map(({ message }) => message.body)).toEqual(['order 43']);
  });

  it('tells of tags and of move tasks', async () => {
    const shop = openShop();
    const orders = shop.queue('orders', { deadLetterQueue: 'orders-dlq', maxReceiveCount: 1 });
    const { arn, url } = shop.sqs.queue('orders-dlq');
    orders.send('order 42');
    shop.receive(orders);
    await shop.wait(31);
    shop.receive(orders);
    const client = clientOf();
    shop.sqs.listen();
    await client.send(new TagQueueCommand({ QueueUrl: url, Tags: { team: 'shop' } }));
    await client.send(new UntagQueueCommand({ QueueUrl: url, TagKeys: ['team'] }));
    await client.send(new StartMessageMoveTaskCommand({ SourceArn: arn, DestinationArn: orders.arn }));
    await shop.wait(1);
    shop.sqs.close();

    const told = shop.sqs.journal.events.filter(({ kind }) => /Tags|Task/.test(kind));
    expect(told).toMatchObject([
      { kind: 'queueTagsSet', tags: { team: 'shop' } },
      { kind: 'queueTagsRemoved', keys: ['team'] },
      { kind: 'moveTaskStarted', destinationArn: orders.arn, toMove: 1 },
      { kind: 'moveTaskEnded', status: 'COMPLETED', moved: 1 },
    ]);
    const lines = shop.sqs.journal.toText().split('\n').slice(-5);
    expect(lines.map((line) => line.replace(/^\S+ s +orders-dlq +/, ''))).toEqual([
      'tags set',
      'tags removed',
      'move task to "orders" started',
      expect.stringMatching(/^redriven to "orders" +order 42$/),
      'move task completed, 1 moved',
    ]);
  });

  it('tells its listeners until they leave', () => {
    const { log: journal, record } = createJournalLog();
    const heard: number[] = [];
    const leave = journal.subscribe(({ atMs }) => heard.push(atMs));

    record(purged(1));
    leave();
    leave();
    record(purged(2));

    expect(heard).toEqual([1]);
  });

  it('puts an expiry where it belongs, however late a queue noticed it', async () => {
    const shop = openShop();
    const orders = shop.queue('orders', { MessageRetentionPeriod: 60 });
    orders.send('order 42');
    await shop.wait(90);
    shop.queue('audit');

    expect(orders.messages).toEqual([]);
    expect(shop.sqs.journal.events.map(({ kind }) => kind)).toEqual(['queueCreated', 'messageSent', 'messageExpired', 'queueCreated']);
  });

  it('follows a message from queue to queue', async () => {
    const { sqs } = await failingOrder();
    const sent = sqs.journal.events.find((event) => event.kind === 'messageSent')!;

    expect(sqs.journal.of(sent.message.id).map(({ kind }) => kind)).toEqual([
      'messageSent',
      'messageReceived',
      'visibilityChanged',
      'messageDeadLettered',
      'messageReceived',
      'messageDeleted',
    ]);
  });

  it('is a timeline as text', async () => {
    const { sqs } = await failingOrder();

    expect(sqs.journal.toText()).toMatchInlineSnapshot(`
     "0 s   orders-dlq  queue created
     0 s   orders      queue created
     0 s   orders      sent                                       order #42; <end>
     +1 s  orders      delivered                                  order #42; <end>
     +1 s  orders      visibility timeout changed to end at +6 s  order #42; <end>
     +7 s  orders      moved to dead-letter queue "orders-dlq"    order #42; <end>
     +7 s  orders-dlq  delivered (2nd time)                       order #42; <end>
     +7 s  orders-dlq  deleted                                    order #42; <end>
     +7 s  orders      purged"
    `);
    expect(createJournalLog().log.toText()).toMatchInlineSnapshot(`"Nothing has happened yet."`);
  });

  it('is a Mermaid sequence diagram', async () => {
    const { sqs } = await failingOrder();

    expect(sqs.journal.toMermaid()).toMatchInlineSnapshot(`
     "sequenceDiagram
       participant Producer
       participant Q1 as orders-dlq
       participant Q2 as orders
       participant Consumer
       Note over Q1: 0 s queue created
       Note over Q2: 0 s queue created
       Producer->>Q2: 0 s sent order #35;42#59; #60;end#62;
       Q2->>Consumer: +1 s delivered order #35;42#59; #60;end#62;
       Consumer->>Q2: +1 s visibility timeout changed to end at +6 s order #35;42#59; #60;end#62;
       Q2->>Q1: +7 s moved to dead-letter queue "orders-dlq" order #35;42#59; #60;end#62;
       Q1->>Consumer: +7 s delivered (2nd time) order #35;42#59; #60;end#62;
       Consumer->>Q1: +7 s deleted order #35;42#59; #60;end#62;
       Note over Q2: +7 s purged"
    `);
  });
});
