import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { bodiesOf } from '../scenario/bodies-of';
import type { Scenario } from '../scenario/scenario';

const see = awsPage.guide('FIFO-queues-understanding-logic');
const TEN = { MaxNumberOfMessages: 10 };

/** A FIFO queue with messages such as `g1-m2`: the second of group `g1`. */
async function queueWith({ fifoQueue, send }: Scenario, ...bodies: readonly string[]): Promise<string> {
  const url = await fifoQueue({ ContentBasedDeduplication: 'true' });
  for (const body of bodies) await send(url, body, { MessageGroupId: body.split('-')[0] });
  return url;
}

/** In which order the messages and groups of a FIFO queue come. */
export const FIFO_ORDER: readonly Behaviour[] = [
  {
    id: 'fifo-order/as-sent',
    says: 'Messages of one group come strictly in the order in which they were sent.',
    evidence: 'aws',
    see,
    async run(scenario) {
      const sent = Array.from({ length: 9 }, (_, index) => `g-m${index + 1}`);
      const url = await queueWith(scenario, ...sent);

      const received: string[] = [];
      for (let turn = 1; turn <= 3; turn++) {
        const messages = await scenario.receive(url, { MaxNumberOfMessages: 3 });
        for (const message of messages) await scenario.remove(url, message);
        received.push(...bodiesOf(messages));
      }
      return received;
    },
    expected: Array.from({ length: 9 }, (_, index) => `g-m${index + 1}`),
  },
  {
    id: 'fifo-order/one-group-first',
    says: 'A receive takes as many messages as it can from one group before it goes on to the next.',
    evidence: 'aws',
    see,
    async run(scenario) {
      return bodiesOf(await scenario.receive(await queueWith(scenario, 'g1-m1', 'g2-m1', 'g1-m2', 'g1-m3'), TEN));
    },
    expected: ['g1-m1', 'g1-m2', 'g1-m3', 'g2-m1'],
  },
  {
    id: 'fifo-order/oldest-group-first',
    says: 'Groups come in the order of their oldest message.',
    evidence: 'aws',
    see,
    async run(scenario) {
      const url = await queueWith(scenario, 'g2-m1', 'g3-m1', 'g1-m1', 'g2-m2');

      return [...(await scenario.receive(url)), ...(await scenario.receive(url)), ...(await scenario.receive(url))].map(({ Body }) => Body);
    },
    expected: ['g2-m1', 'g3-m1', 'g1-m1'],
  },
  {
    id: 'fifo-order/zero-timeout',
    says: 'A group that was received with VisibilityTimeout 0 is free at once, but goes to the end of the line of groups.',
    evidence: 'aws',
    see,
    async run(scenario) {
      const url = await queueWith(scenario, 'g1-m1', 'g1-m2', 'g2-m1', 'g2-m2', 'g3-m1');

      const first = await scenario.receive(url, { MaxNumberOfMessages: 3, VisibilityTimeout: 0 });
      const second = await scenario.receive(url, { MaxNumberOfMessages: 10, VisibilityTimeout: 0 });

      return { first: bodiesOf(first), second: bodiesOf(second) };
    },
    expected: { first: ['g1-m1', 'g1-m2', 'g2-m1'], second: ['g3-m1', 'g1-m1', 'g1-m2', 'g2-m1', 'g2-m2'] },
  },
  {
    id: 'fifo-order/after-expiry',
    says: 'After a visibility timeout groups may come in any order, each from its first message on.',
    evidence: 'aws',
    see,
    async run(scenario) {
      const url = await queueWith(scenario, 'g1-m1', 'g1-m2', 'g2-m1', 'g2-m2', 'g3-m1');
      await scenario.receive(url, { MaxNumberOfMessages: 3, VisibilityTimeout: 1 });
      await scenario.pass(2);

      const bodies = bodiesOf(await scenario.receive(url, TEN));

      return ['g1', 'g2', 'g3'].map((group) => bodies.filter((body) => body.startsWith(group)));
    },
    expected: [['g1-m1', 'g1-m2'], ['g2-m1', 'g2-m2'], ['g3-m1']],
  },
  {
    id: 'fifo-order/batch',
    says: 'The messages of a batch are in the order of the batch.',
    evidence: 'aws',
    see: awsPage.api('SendMessageBatch'),
    async run({ fifoQueue, call, receive }) {
      const QueueUrl = await fifoQueue({ ContentBasedDeduplication: 'true' });
      const Entries = ['first', 'second', 'third'].map((body) => ({ Id: body, MessageBody: body, MessageGroupId: 'g' }));
      await call('SendMessageBatch', { QueueUrl, Entries });

      return bodiesOf(await receive(QueueUrl, TEN));
    },
    expected: ['first', 'second', 'third'],
  },
  {
    id: 'fifo-order/sequence-numbers',
    says: 'Each message has a sequence number of 20 digits, greater than those sent to its group before; the receiver sees the same.',
    evidence: 'aws',
    see: awsPage.api('SendMessage'),
    async run({ fifoQueue, send, receive }) {
      const url = await fifoQueue({ ContentBasedDeduplication: 'true' });
      const numbers: string[] = [];
      for (const body of ['a', 'b', 'c']) numbers.push(String((await send(url, body, { MessageGroupId: 'g' })).SequenceNumber));

      const received = await receive(url, { MaxNumberOfMessages: 10, AttributeNames: ['SequenceNumber'] });

      return {
        digits: numbers.every((number) => /^\d{20}$/.test(number)),
        rising: numbers.every((number, index) => index === 0 || BigInt(number) > BigInt(numbers[index - 1]!)),
        same: received.map(({ Attributes }, index) => Attributes?.SequenceNumber === numbers[index]),
      };
    },
    expected: { digits: true, rising: true, same: [true, true, true] },
  },
  {
    id: 'fifo-order/sequence-numbers-of-a-batch',
    says: 'Every success of a batch has a sequence number, and they rise.',
    evidence: 'aws',
    see: awsPage.api('SendMessageBatch'),
    async run({ fifoQueue, call }) {
      const QueueUrl = await fifoQueue({ ContentBasedDeduplication: 'true' });
      const Entries = ['a', 'b', 'c'].map((body) => ({ Id: body, MessageBody: body, MessageGroupId: 'g' }));

      const { Successful } = await call('SendMessageBatch', { QueueUrl, Entries });
      const numbers = (Successful as { SequenceNumber: string }[]).map(({ SequenceNumber }) => SequenceNumber);

      return {
        numbers: numbers.length,
        rising: numbers.every((number, index) => index === 0 || BigInt(number) > BigInt(numbers[index - 1]!)),
      };
    },
    expected: { numbers: 3, rising: true },
  },
];
