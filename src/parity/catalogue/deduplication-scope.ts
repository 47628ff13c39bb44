import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { bodiesOf } from '../scenario/bodies-of';
import type { Scenario } from '../scenario/scenario';

const see = awsPage.guide('high-throughput-fifo');

/** Sends the same MessageDeduplicationId to two groups. @returns the bodies that were stored */
async function sameIdInTwoGroups({ send, receive }: Scenario, url: string): Promise<string[]> {
  for (const group of ['g1', 'g2']) await send(url, group, { MessageGroupId: group, MessageDeduplicationId: 'd' });
  return bodiesOf(await receive(url, { MaxNumberOfMessages: 10 })).sort();
}

/** Within what a MessageDeduplicationId counts. */
export const DEDUPLICATION_SCOPE: readonly Behaviour[] = [
  {
    id: 'deduplication-scope/queue',
    says: 'A MessageDeduplicationId counts across the groups of a queue, unless DeduplicationScope says otherwise.',
    evidence: 'aws',
    see,
    async run(scenario) {
      const byDefault = await sameIdInTwoGroups(scenario, await scenario.fifoQueue());
      const explicit = await sameIdInTwoGroups(scenario, await scenario.fifoQueue({ DeduplicationScope: 'queue' }));

      return { byDefault, explicit };
    },
    expected: { byDefault: ['g1'], explicit: ['g1'] },
  },
  {
    id: 'deduplication-scope/message-group',
    says: 'With DeduplicationScope messageGroup a MessageDeduplicationId counts within its group, with and without high throughput.',
    evidence: 'aws',
    see,
    async run(scenario) {
      const DeduplicationScope = 'messageGroup';
      const plain = await sameIdInTwoGroups(scenario, await scenario.fifoQueue({ DeduplicationScope }));
      const fast = await scenario.fifoQueue({ DeduplicationScope, FifoThroughputLimit: 'perMessageGroupId' });

      return { plain, fast: await sameIdInTwoGroups(scenario, fast) };
    },
    expected: { plain: ['g1', 'g2'], fast: ['g1', 'g2'] },
  },
  {
    id: 'deduplication-scope/within-the-group',
    says: 'With DeduplicationScope messageGroup a duplicate in the same group is recognised.',
    evidence: 'aws',
    see,
    async run({ fifoQueue, send, receive }) {
      const url = await fifoQueue({ DeduplicationScope: 'messageGroup' });
      for (const body of ['first', 'second']) await send(url, body, { MessageGroupId: 'g', MessageDeduplicationId: 'd' });

      return bodiesOf(await receive(url, { MaxNumberOfMessages: 10 }));
    },
    expected: ['first'],
  },
  {
    id: 'deduplication-scope/by-content',
    says: 'With DeduplicationScope messageGroup the same content in two groups is two messages.',
    evidence: 'doc',
    see,
    async run({ fifoQueue, send, receive }) {
      const url = await fifoQueue({ DeduplicationScope: 'messageGroup', ContentBasedDeduplication: 'true' });
      for (const MessageGroupId of ['g1', 'g2', 'g1']) await send(url, 'order 42', { MessageGroupId });

      return (await receive(url, { MaxNumberOfMessages: 10 })).length;
    },
    expected: 2,
  },
  {
    id: 'deduplication-scope/changed',
    says: 'A changed DeduplicationScope is shown at once, but a moment later the queue still deduplicates as before.',
    evidence: 'aws',
    see,
    async run(scenario) {
      const { fifoQueue, call, attributes } = scenario;
      const QueueUrl = await fifoQueue();
      await call('SetQueueAttributes', { QueueUrl, Attributes: { DeduplicationScope: 'messageGroup' } });

      return { ...(await attributes(QueueUrl, 'DeduplicationScope')), stored: await sameIdInTwoGroups(scenario, QueueUrl) };
    },
    expected: { DeduplicationScope: 'messageGroup', stored: ['g1'] },
  },
];
