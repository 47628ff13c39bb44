import { PurgeQueueCommand } from '@aws-sdk/client-sqs';
import { mapEventSource } from '../../src/lambda';
import { all, fifo, findsInEach, type Case } from './ward';

const LATE: readonly Case[] = [
  [
    'a batch that is deleted too late, by another client',
    async (clinic) => {
      const orders = await clinic.ordersWith(3);
      const messages = await clinic.receive(orders, all);
      await clinic.wait(31);
      await clinic.asAnother((other) => clinic.deleteAll(orders, messages, other));
    },
    'late-delete orders',
  ],
  [
    'deletes that are too late in two queues',
    async (clinic) => {
      const queues = [await clinic.ordersWith(1, 'orders'), await clinic.ordersWith(1, 'returns.fifo', fifo)];
      const messages = [];
      for (const queue of queues) messages.push(await clinic.receiveOne(queue));
      await clinic.wait(31);
      for (const [index, queue] of queues.entries()) await clinic.delete(queue, messages[index]!).catch(() => {});
    },
    'late-delete orders',
    'late-delete returns.fifo',
  ],
  [
    'a heart-beat that came once, and not again in time',
    async (clinic) => {
      const orders = await clinic.ordersWith(1);
      const message = await clinic.receiveOne(orders);
      await clinic.wait(20);
      await clinic.hide(orders, message, 30);
      await clinic.wait(31);
      await clinic.delete(orders, message);
    },
    'late-delete orders',
  ],
  [
    'a heart-beat for a message that somebody else has by now',
    async (clinic) => {
      const orders = await clinic.ordersWith(1);
      const first = await clinic.receiveOne(orders);
      await clinic.wait(31);
      const second = await clinic.receiveOne(orders);
      await clinic.hide(orders, first, 60);
      await clinic.delete(orders, second);
    },
    'slow-handler orders',
  ],
  [
    'a batch that one message makes too slow',
    async (clinic) => {
      const orders = await clinic.ordersWith(2);
      const [quick, slow] = await clinic.receive(orders, all);
      await clinic.delete(orders, quick!);
      await clinic.wait(31);
      const again = await clinic.receiveOne(orders);
      await clinic.delete(orders, slow!);
      await clinic.delete(orders, again);
    },
    'slow-handler orders',
  ],
  [
    'only a slow handler where some of a batch come again, and the others do not by luck',
    async (clinic) => {
      const orders = await clinic.ordersWith(4);
      const messages = await clinic.receive(orders, all);
      await clinic.wait(31);
      const again = await clinic.receive(orders, { MaxNumberOfMessages: 2 });
      for (const message of [...messages, ...again]) await clinic.delete(orders, message);
    },
    'slow-handler orders',
  ],
  [
    'only a slow handler where each of three consumers is',
    async (clinic) => {
      const orders = await clinic.ordersWith(1);
      const messages = [];
      for (let consumers = 0; consumers < 3; consumers++) {
        messages.push(await clinic.receiveOne(orders));
        await clinic.wait(31);
      }
      for (const message of messages) await clinic.delete(orders, message);
    },
    'slow-handler orders',
  ],
  [
    'nothing where a message is deleted late that was purged while it was worked on',
    async (clinic) => {
      const orders = await clinic.ordersWith(1);
      const message = await clinic.receiveOne(orders);
      await clinic.client.send(new PurgeQueueCommand({ QueueUrl: orders.url }));
      await clinic.wait(31);
      await clinic.delete(orders, message);
    },
  ],
  [
    'nothing where a heart-beat by batch keeps the messages',
    async (clinic) => {
      const orders = await clinic.ordersWith(3);
      const messages = await clinic.receive(orders, all);
      for (let beats = 0; beats < 4; beats++) {
        await clinic.wait(20);
        await clinic.hideAll(orders, messages, 30);
      }
      await clinic.deleteAll(orders, messages);
    },
  ],
  [
    'nothing where the receive itself asked for enough time',
    async (clinic) => {
      const orders = await clinic.ordersWith(1);
      const [message] = await clinic.receive(orders, { VisibilityTimeout: 120 });
      await clinic.wait(100);
      await clinic.delete(orders, message!);
    },
  ],
  [
    'nothing where a process died, and another one handled its message',
    async (clinic) => {
      const orders = await clinic.ordersWith(2);
      await clinic.receive(orders, all);
      await clinic.wait(31);
      await clinic.deleteAll(orders, await clinic.receive(orders, all));
    },
  ],
];

const HEARTBEATS: readonly Case[] = [
  [
    'heart-beats by batch that never end',
    async (clinic) => {
      const orders = await clinic.ordersWith(2);
      const messages = await clinic.receive(orders, all);
      for (let beats = 0; beats < 12; beats++) {
        await clinic.wait(20);
        await clinic.hideAll(orders, messages, 30);
      }
    },
    'endless-heartbeat orders',
  ],
  [
    'heart-beats that go on until a message was with its consumer for twelve hours',
    async (clinic) => {
      const orders = await clinic.ordersWith(1, 'orders', { VisibilityTimeout: 18_000 });
      const message = await clinic.receiveOne(orders);
      for (let beats = 0; beats < 3; beats++) {
        await clinic.wait(10_000);
        await clinic.hide(orders, message, 18_000).catch(() => {});
      }
    },
    'endless-heartbeat orders',
  ],
  [
    'nothing where the consumer gives up at last, and gives the message back',
    async (clinic) => {
      const orders = await clinic.ordersWith(1);
      const message = await clinic.receiveOne(orders);
      for (let beats = 0; beats < 12; beats++) {
        await clinic.wait(20);
        await clinic.hide(orders, message, 30);
      }
      await clinic.hide(orders, message, 0);
    },
  ],
  [
    'nothing where the heart-beat ends with work that failed',
    async (clinic) => {
      const orders = await clinic.ordersWith(1);
      const message = await clinic.receiveOne(orders);
      for (let beats = 0; beats < 12; beats++) {
        await clinic.wait(20);
        await clinic.hide(orders, message, 30);
      }
      await clinic.wait(31);
    },
  ],
];

const LOOPS: readonly Case[] = [
  [
    'batches that are made visible at once, over and over',
    async (clinic) => {
      const orders = await clinic.ordersWith(3);
      for (let times = 0; times < 4; times++) await clinic.hideAll(orders, await clinic.receive(orders, all), 0);
    },
    'visibility-zero-loop orders',
    'no-dead-letter-queue orders',
  ],
  [
    'a loop on a FIFO queue, with a second in between',
    async (clinic) => {
      const orders = await clinic.ordersWith(1, 'orders.fifo', { ...fifo, deadLetterQueue: 'dead.fifo', maxReceiveCount: 9 });
      for (let times = 0; times < 4; times++) {
        await clinic.hide(orders, await clinic.receiveOne(orders), 0);
        await clinic.wait(1);
      }
    },
    'visibility-zero-loop orders.fifo',
  ],
  [
    'nothing where a message waits longer each time',
    async (clinic) => {
      const orders = await clinic.ordersWith(1, 'orders', { VisibilityTimeout: 30, deadLetterQueue: 'dead', maxReceiveCount: 9 });
      for (const seconds of [5, 10, 20, 40]) {
        await clinic.hide(orders, await clinic.receiveOne(orders), seconds);
        await clinic.wait(seconds + 1);
      }
      await clinic.delete(orders, await clinic.receiveOne(orders));
    },
  ],
];

const UNACKNOWLEDGED: readonly Case[] = [
  [
    'batches that two consumers never delete',
    async (clinic) => {
      const orders = await clinic.ordersWith(5);
      for (let times = 0; times < 2; times++) {
        await clinic.receive(orders, { MaxNumberOfMessages: 3 });
        await clinic.receive(orders, { MaxNumberOfMessages: 3 });
        await clinic.wait(31);
      }
    },
    'never-acknowledged orders',
  ],
  [
    'messages of a FIFO queue that nobody deletes',
    async (clinic) => {
      const orders = await clinic.ordersWith(2, 'orders.fifo', fifo);
      for (let times = 0; times < 3; times++) {
        await clinic.receive(orders, all);
        await clinic.wait(31);
      }
    },
    'never-acknowledged orders.fifo',
  ],
  [
    'only that there is no dead-letter queue for a function that always fails',
    async (clinic) => {
      const orders = await clinic.ordersWith(2);
      mapEventSource(orders, () => Promise.reject(new Error('no database')));
      await clinic.wait(31 * 5);
    },
    'no-dead-letter-queue orders',
  ],
  [
    'nothing where somebody only looks at messages, which stay visible',
    async (clinic) => {
      const orders = await clinic.ordersWith(3);
      for (let times = 0; times < 4; times++) await clinic.receive(orders, { ...all, VisibilityTimeout: 0 });
    },
  ],
  [
    'messages that nobody deletes, also where somebody else looks at them',
    async (clinic) => {
      const orders = await clinic.ordersWith(2);
      for (let times = 0; times < 3; times++) {
        await clinic.receive(orders, { ...all, VisibilityTimeout: 0 });
        await clinic.receive(orders, all);
        await clinic.wait(31);
      }
    },
    'never-acknowledged orders',
  ],
  [
    'nothing where all messages fail, and become dead letters',
    async (clinic) => {
      const orders = await clinic.ordersWith(3, 'orders', { VisibilityTimeout: 30, deadLetterQueue: 'dead', maxReceiveCount: 3 });
      for (let times = 0; times < 4; times++) {
        await clinic.receive(orders, all);
        await clinic.wait(31);
      }
    },
  ],
];

describe('The doctor finds', () => {
  findsInEach([...LATE, ...HEARTBEATS, ...LOOPS, ...UNACKNOWLEDGED]);
});
