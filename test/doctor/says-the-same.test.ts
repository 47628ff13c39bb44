import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { failEntries, lostResponse } from '../../src/chaos';
import { fifo, findsInEach, type Case, type Ward } from './ward';

const withId = (MessageDeduplicationId: string) => ({ MessageGroupId: 'ada', MessageDeduplicationId });
const failOnce = ({ sqs }: Ward) => sqs.chaos.once(failEntries({ entries: 'all' }));

async function sendAll({ client, sqs }: Ward, name: string, bodies: readonly object[], ids = 'abc'): Promise<void> {
  const Entries = bodies.map((body, index) => ({ Id: ids[index]!, MessageBody: JSON.stringify(body) }));
  await client.send(new SendMessageBatchCommand({ QueueUrl: sqs.queue(name).url, Entries }));
}

const SUPPRESSED: readonly Case[] = [
  [
    'nothing where one event is told twice, each time with the time of sending',
    async ({ sqs, send }) => {
      const orders = sqs.createQueue('orders.fifo', fifo);
      await send(orders, { eventId: 'e1', sentAt: '09:00', total: 5 }, withId('e1'));
      await send(orders, { eventId: 'e1', sentAt: '09:01', total: 5 }, withId('e1'));
    },
  ],
  [
    'nothing where the members of a body are in another order',
    async ({ sqs, send }) => {
      const orders = sqs.createQueue('orders.fifo', fifo);
      await send(orders, '{"orderId":1,"total":5}', withId('e1'));
      await send(orders, '{"total":5,"orderId":1}', withId('e1'));
    },
  ],
  [
    'an id for what differs in more than that',
    async ({ sqs, send }) => {
      const orders = sqs.createQueue('orders.fifo', fifo);
      await send(orders, { orderId: 1, sentAt: '09:00', state: 'placed' }, withId('order-1'));
      await send(orders, { orderId: 1, sentAt: '09:01', state: 'paid' }, withId('order-1'));
    },
    'coarse-deduplication-id orders.fifo',
  ],
  [
    'an id for bodies that hold nothing but a time',
    async ({ sqs, send }) => {
      const ticks = sqs.createQueue('ticks.fifo', fifo);
      await send(ticks, { at: '09:00' }, withId('tick'));
      await send(ticks, { at: '10:00' }, withId('tick'));
    },
    'coarse-deduplication-id ticks.fifo',
  ],
];

const SENT_AGAIN: readonly Case[] = [
  [
    'a new id for what is sent again, though its body tells another time',
    async ({ sqs, send }) => {
      const orders = sqs.createQueue('orders.fifo', fifo);
      sqs.chaos.once(lostResponse({ action: 'SendMessage', forGood: true }));
      await send(orders, { orderId: 1, sentAt: 1 }, withId('first')).catch(() => {});
      await send(orders, { orderId: 1, sentAt: 2 }, withId('second'));
    },
    'fresh-deduplication-id orders.fifo',
  ],
  [
    'nothing where entries that failed are sent again under other ids, with another time',
    async (ward) => {
      ward.sqs.createQueue('orders');
      failOnce(ward);
      await sendAll(ward, 'orders', [
        { orderId: 1, attempt: 1 },
        { orderId: 2, attempt: 1 },
      ]);
      const again = [1, 2].map((orderId) => ({ orderId, attempt: 2 }));
      await sendAll(ward, 'orders', again, 'xy');
    },
  ],
  [
    'an entry that failed, where only others are sent later',
    async (ward) => {
      ward.sqs.createQueue('orders');
      failOnce(ward);
      await sendAll(ward, 'orders', [{ orderId: 1, attempt: 1 }]);
      await sendAll(ward, 'orders', [{ orderId: 2, attempt: 1 }], 'x');
    },
    'failed-send-ignored orders',
  ],
];

describe('The doctor, who compares messages by what they say, finds', () => {
  findsInEach([...SUPPRESSED, ...SENT_AGAIN]);
});
