import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { bodiesOf } from '../scenario/bodies-of';
import type { Scenario } from '../scenario/scenario';

const see = awsPage.guide('sqs-dead-letter-queues');
const AT_ONCE = { VisibilityTimeout: 0 };

/** A queue, and the one that takes what was received too often: `B` and `A`. */
async function withDeadLetters({ queue, arnOf }: Scenario, maxReceiveCount: number, attributes: Readonly<Record<string, string>> = {}) {
  const deadLetters = await queue();
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: await arnOf(deadLetters), maxReceiveCount });
  return { deadLetters, url: await queue({ RedrivePolicy, ...attributes }) };
}

/** When a message moves to the dead-letter queue. */
export const DEAD_LETTERS: readonly Behaviour[] = [
  {
    id: 'dead-letters/on-the-next-receive',
    says: 'A message that was received maxReceiveCount times is moved, not returned, by the next receive.',
    evidence: 'aws',
    see,
    async run(scenario) {
      const { send, collect, receive } = scenario;
      const { url, deadLetters } = await withDeadLetters(scenario, 1);
      await send(url, 'order 42');

      const first = await collect(url, 1, AT_ONCE);
      const second = await receive(url, AT_ONCE);

      return { first: bodiesOf(first), second, moved: bodiesOf(await collect(deadLetters, 1)) };
    },
    expected: { first: ['order 42'], second: [], moved: ['order 42'] },
  },
  {
    id: 'dead-letters/max-receive-count',
    says: 'A message is delivered maxReceiveCount times before it is moved.',
    evidence: 'doc',
    see,
    async run(scenario) {
      const { send, collect, receive } = scenario;
      const { url, deadLetters } = await withDeadLetters(scenario, 3);
      await send(url, 'order 42');

      const delivered: number[] = [];
      for (let time = 1; time <= 3; time++) delivered.push((await collect(url, 1, AT_ONCE)).length);
      const more = await receive(url, AT_ONCE);

      return { delivered, more, moved: (await collect(deadLetters, 1)).length };
    },
    expected: { delivered: [1, 1, 1], more: [], moved: 1 },
  },
  {
    id: 'dead-letters/not-by-itself',
    says: 'Time alone moves nothing: the message stays in its queue until somebody receives.',
    evidence: 'aws',
    see,
    async run(scenario) {
      const { send, collect, receive, pass } = scenario;
      const { url, deadLetters } = await withDeadLetters(scenario, 1);
      await send(url, 'order 42');
      await collect(url, 1, { VisibilityTimeout: 1 });
      await pass(3);

      const before = await receive(deadLetters);
      await receive(url);

      return { before, after: bodiesOf(await collect(deadLetters, 1)) };
    },
    expected: { before: [], after: ['order 42'] },
  },
  {
    id: 'dead-letters/counts',
    says: 'A message that will be moved by the next receive counts as visible in its queue, and then in the dead-letter queue.',
    evidence: 'peers',
    see,
    needs: ['exactCounts'],
    async run(scenario) {
      const { send, collect, receive, counts } = scenario;
      const { url, deadLetters } = await withDeadLetters(scenario, 1);
      await send(url, 'order 42');
      await collect(url, 1, AT_ONCE);
      const before = [await counts(url), await counts(deadLetters)];
      await receive(url);

      return { before, after: [await counts(url), await counts(deadLetters)] };
    },
    expected: {
      before: [
        [1, 0, 0],
        [0, 0, 0],
      ],
      after: [
        [0, 0, 0],
        [1, 0, 0],
      ],
    },
  },
  {
    id: 'dead-letters/receive-goes-on',
    says: 'A receive that moves a message goes on with the next one.',
    evidence: 'peers',
    see,
    async run(scenario) {
      const { send, collect } = scenario;
      const { url, deadLetters } = await withDeadLetters(scenario, 1);
      await send(url, 'received once');
      await collect(url, 1, AT_ONCE);
      await send(url, 'new');

      const received = await collect(url, 1);

      return { received: bodiesOf(received), moved: bodiesOf(await collect(deadLetters, 1)) };
    },
    expected: { received: ['new'], moved: ['received once'] },
  },
  {
    id: 'dead-letters/deleted-in-time',
    says: 'A message that is deleted on its last receive is not moved.',
    evidence: 'doc',
    see,
    async run(scenario) {
      const { send, collect, receive, remove, pass } = scenario;
      const { url, deadLetters } = await withDeadLetters(scenario, 1);
      await send(url, 'order 42');
      const [message] = await collect(url, 1, { VisibilityTimeout: 2 });
      await remove(url, message!);
      await pass(3);

      return [await receive(url), await receive(deadLetters)];
    },
    expected: [[], []],
  },
  {
    id: 'dead-letters/policy-removed',
    says: 'Without its RedrivePolicy a queue delivers the message on.',
    evidence: 'aws',
    see,
    async run(scenario) {
      const { send, collect, call } = scenario;
      const { url } = await withDeadLetters(scenario, 1);
      await send(url, 'order 42');
      await collect(url, 1, AT_ONCE);
      await call('SetQueueAttributes', { QueueUrl: url, Attributes: { RedrivePolicy: '' } });

      return bodiesOf(await collect(url, 1));
    },
    expected: ['order 42'],
  },
  {
    id: 'dead-letters/policy-added',
    says: 'A RedrivePolicy also holds for messages that were there, and were received, before.',
    evidence: 'peers',
    see,
    async run({ queue, arnOf, send, collect, receive, call }) {
      const deadLetters = await queue();
      const QueueUrl = await queue();
      await send(QueueUrl, 'order 42');
      for (let time = 1; time <= 2; time++) await collect(QueueUrl, 1, AT_ONCE);
      const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: await arnOf(deadLetters), maxReceiveCount: 2 });
      await call('SetQueueAttributes', { QueueUrl, Attributes: { RedrivePolicy } });

      return { received: await receive(QueueUrl), moved: bodiesOf(await collect(deadLetters, 1)) };
    },
    expected: { received: [], moved: ['order 42'] },
  },
  {
    id: 'dead-letters/target-is-gone',
    says: 'When the dead-letter queue does not exist any more, the message stays and is delivered on.',
    evidence: 'doubt',
    see,
    async run(scenario) {
      const { send, collect, call } = scenario;
      const { url, deadLetters } = await withDeadLetters(scenario, 1);
      await send(url, 'order 42');
      await collect(url, 1, AT_ONCE);
      await call('DeleteQueue', { QueueUrl: deadLetters });

      return bodiesOf(await collect(url, 1));
    },
    expected: ['order 42'],
  },
  {
    id: 'dead-letters/several-sources',
    says: 'A dead-letter queue takes the messages of several queues, and each says which one it came from.',
    evidence: 'doc',
    see,
    async run({ queue, arnOf, send, collect, receive }) {
      const deadLetters = await queue();
      const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: await arnOf(deadLetters), maxReceiveCount: 1 });
      for (const body of ['from B', 'from C']) {
        const url = await queue({ RedrivePolicy });
        await send(url, body);
        await collect(url, 1, AT_ONCE);
        await receive(url);
      }

      const moved = await collect(deadLetters, 2, { AttributeNames: ['DeadLetterQueueSourceArn'] });

      return Object.fromEntries(moved.map(({ Body, Attributes }) => [Body, Attributes?.DeadLetterQueueSourceArn]));
    },
    expected: { 'from B': '<arn of B>', 'from C': '<arn of C>' },
  },
  {
    id: 'dead-letters/chain',
    says: 'A dead-letter queue may have a dead-letter queue itself: what fails there, too, moves on, and says which queue it came from last.',
    evidence: 'doubt',
    see,
    async run({ queue, arnOf, send, collect, receive }) {
      const policyTo = async (url: string) => JSON.stringify({ deadLetterTargetArn: await arnOf(url), maxReceiveCount: 1 });
      const last = await queue();
      const middle = await queue({ RedrivePolicy: await policyTo(last) });
      const first = await queue({ RedrivePolicy: await policyTo(middle) });
      await send(first, 'order 42');
      await collect(first, 1, AT_ONCE);
      await receive(first);

      const inTheMiddle = await collect(middle, 1, AT_ONCE);
      await receive(middle);
      const [atLast] = await collect(last, 1, { AttributeNames: ['DeadLetterQueueSourceArn'] });

      return { inTheMiddle: bodiesOf(inTheMiddle), atLast: { Body: atLast?.Body, Attributes: atLast?.Attributes } };
    },
    expected: { inTheMiddle: ['order 42'], atLast: { Body: 'order 42', Attributes: { DeadLetterQueueSourceArn: '<arn of B>' } } },
  },
];
