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

/** What a message in flight means for the rest of its group. */
export const FIFO_GROUPS: readonly Behaviour[] = [
  {
    id: 'fifo-groups/blocked',
    says: 'While a message is in flight, no other message of its group is given out; other groups go on.',
    evidence: 'aws',
    see,
    async run(scenario) {
      const { receive } = scenario;
      const url = await queueWith(scenario, 'g1-m1', 'g1-m2', 'g2-m1');

      const first = await receive(url);
      const second = await receive(url);
      const third = await receive(url);

      return [first, second, third].map(bodiesOf);
    },
    expected: [['g1-m1'], ['g2-m1'], []],
  },
  {
    id: 'fifo-groups/several-at-once',
    says: 'One receive may return several messages of a group, in order.',
    evidence: 'aws',
    see,
    async run(scenario) {
      return bodiesOf(await scenario.receive(await queueWith(scenario, 'g-m1', 'g-m2', 'g-m3'), TEN));
    },
    expected: ['g-m1', 'g-m2', 'g-m3'],
  },
  {
    id: 'fifo-groups/sending-does-not-free',
    says: 'A message that is sent to a group with one in flight waits with the others.',
    evidence: 'aws',
    see,
    async run(scenario) {
      const { receive, send } = scenario;
      const url = await queueWith(scenario, 'g-m1');
      await receive(url);
      await send(url, 'g-m2', { MessageGroupId: 'g' });

      return receive(url, TEN);
    },
    expected: [],
  },
  {
    id: 'fifo-groups/delete-frees',
    says: 'A group goes on as soon as its messages in flight are deleted.',
    evidence: 'aws',
    see,
    async run(scenario) {
      const { receive, remove } = scenario;
      const url = await queueWith(scenario, 'g-m1', 'g-m2', 'g-m3');
      const [first] = await receive(url);
      await remove(url, first!);

      return bodiesOf(await receive(url, TEN));
    },
    expected: ['g-m2', 'g-m3'],
  },
  {
    id: 'fifo-groups/partial-delete',
    says: 'A group stays blocked while one message of those received together is still in flight, whichever it is.',
    evidence: 'aws',
    see,
    async run(scenario) {
      const { receive, remove } = scenario;
      const url = await queueWith(scenario, 'g1-m1', 'g1-m2', 'g1-m3', 'g2-m1', 'g2-m2', 'g2-m3');
      const [first] = await receive(url, { MaxNumberOfMessages: 2 });
      await remove(url, first!);
      const [, second] = await receive(url, { MaxNumberOfMessages: 2 });
      await remove(url, second!);

      return { deleted: bodiesOf([first!, second!]), more: await receive(url, TEN) };
    },
    expected: { deleted: ['g1-m1', 'g2-m2'], more: [] },
  },
  {
    id: 'fifo-groups/batch-delete-frees',
    says: 'A group goes on when all messages that were received together are deleted in a batch.',
    evidence: 'aws',
    see,
    async run(scenario) {
      const { receive, call } = scenario;
      const QueueUrl = await queueWith(scenario, 'g-m1', 'g-m2', 'g-m3');
      const received = await receive(QueueUrl, { MaxNumberOfMessages: 2 });
      await call('DeleteMessageBatch', { QueueUrl, Entries: received.map(({ Body, ReceiptHandle }) => ({ Id: Body, ReceiptHandle })) });

      return bodiesOf(await receive(QueueUrl, TEN));
    },
    expected: ['g-m3'],
  },
  {
    id: 'fifo-groups/timeout-frees',
    says: 'When the visibility timeout is over, the same messages come back first and in order, and with them all of the group.',
    evidence: 'aws',
    see,
    async run(scenario) {
      const { receive, pass } = scenario;
      const url = await queueWith(scenario, 'g-m1', 'g-m2', 'g-m3', 'g-m4');
      await receive(url, { MaxNumberOfMessages: 2, VisibilityTimeout: 1 });
      await pass(2);

      return bodiesOf(await receive(url, TEN));
    },
    expected: ['g-m1', 'g-m2', 'g-m3', 'g-m4'],
  },
  {
    id: 'fifo-groups/visibility-set-to-zero',
    says: 'A message whose visibility timeout is set to 0 is the next of its group again.',
    evidence: 'doc',
    see: awsPage.api('ChangeMessageVisibility'),
    async run(scenario) {
      const { receive, call } = scenario;
      const QueueUrl = await queueWith(scenario, 'g-m1', 'g-m2');
      const [first] = await receive(QueueUrl);
      await call('ChangeMessageVisibility', { QueueUrl, ReceiptHandle: first!.ReceiptHandle, VisibilityTimeout: 0 });

      return bodiesOf(await receive(QueueUrl, TEN));
    },
    expected: ['g-m1', 'g-m2'],
  },
  {
    id: 'fifo-groups/earlier-blocks-later',
    says: 'A message in flight blocks later ones of its group although their own visibility timeout is over.',
    evidence: 'peers',
    see,
    async run(scenario) {
      const { receive, call, pass } = scenario;
      const QueueUrl = await queueWith(scenario, 'g-m1', 'g-m2', 'g-m3');
      const [first] = await receive(QueueUrl, { MaxNumberOfMessages: 2, VisibilityTimeout: 1 });
      await call('ChangeMessageVisibility', { QueueUrl, ReceiptHandle: first!.ReceiptHandle, VisibilityTimeout: 4 });
      await pass(2);
      const blocked = await receive(QueueUrl, TEN);
      await pass(3);

      return { blocked, then: bodiesOf(await receive(QueueUrl, TEN)) };
    },
    expected: { blocked: [], then: ['g-m1', 'g-m2', 'g-m3'] },
  },
  {
    id: 'fifo-groups/emptied-group',
    says: 'A group whose messages are all deleted works on: later messages are delivered.',
    evidence: 'aws',
    see,
    async run(scenario) {
      const { receive, remove, send } = scenario;
      const url = await queueWith(scenario, 'g-m1');
      const [first] = await receive(url);
      await remove(url, first!);
      const none = await receive(url);
      await send(url, 'g-m2', { MessageGroupId: 'g' });

      return { none, later: bodiesOf(await receive(url)) };
    },
    expected: { none: [], later: ['g-m2'] },
  },
  {
    id: 'fifo-groups/counts',
    says: 'Messages that wait behind one in flight of their group count as visible.',
    evidence: 'aws',
    see: awsPage.api('GetQueueAttributes'),
    needs: ['exactCounts'],
    async run(scenario) {
      const { receive, counts } = scenario;
      const url = await queueWith(scenario, 'g1-m1', 'g1-m2', 'g2-m1', 'g2-m2', 'g3-m1', 'g3-m2');
      await receive(url);
      await receive(url);

      return counts(url);
    },
    expected: [4, 2, 0],
  },
];
