import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { refused } from '../scenario/refused';
import type { Scenario } from '../scenario/scenario';

const SEE = awsPage.api('ListDeadLetterSourceQueues');
const MAX_RESULTS = 'Value for parameter MaxResults is invalid. Reason: MaxResults must be an integer between 1 and 1000.';

/** Makes a dead-letter queue, A, and its sources. @returns their URLs */
async function deadLetterQueue({ queue, arnOf }: Scenario, sources: number): Promise<readonly [string, ...string[]]> {
  const target = await queue();
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: await arnOf(target), maxReceiveCount: 3 });
  const urls = [];
  for (let index = 0; index < sources; index++) urls.push(await queue({ RedrivePolicy }));
  return [target, ...urls];
}

/** Which queues name a queue as their dead-letter queue. */
export const DEAD_LETTER_SOURCES: readonly Behaviour[] = [
  {
    id: 'dead-letter-sources/listed',
    says: 'ListDeadLetterSourceQueues lists the queues whose RedrivePolicy names the queue.',
    evidence: 'doc',
    see: SEE,
    async run(scenario) {
      const [QueueUrl] = await deadLetterQueue(scenario, 2);
      await scenario.queue();

      const { queueUrls, ...more } = await scenario.call('ListDeadLetterSourceQueues', { QueueUrl });

      return { queueUrls: [...(queueUrls as string[])].sort(), more };
    },
    expected: { queueUrls: ['<url of B>', '<url of C>'], more: {} },
  },
  {
    id: 'dead-letter-sources/none',
    says: 'ListDeadLetterSourceQueues of a queue that is no dead-letter queue lists nothing.',
    evidence: 'peers',
    run: async ({ call, queue }) => call('ListDeadLetterSourceQueues', { QueueUrl: await queue() }),
    expected: { queueUrls: [] },
    // XML has no empty list.
    expectedByQuery: {},
  },
  {
    id: 'dead-letter-sources/policy-removed',
    says: 'A queue whose RedrivePolicy was removed is no longer listed as a source.',
    evidence: 'doc',
    see: SEE,
    async run(scenario) {
      const [QueueUrl, first] = await deadLetterQueue(scenario, 2);

      await scenario.call('SetQueueAttributes', { QueueUrl: first, Attributes: { RedrivePolicy: '' } });

      const { queueUrls } = await scenario.call('ListDeadLetterSourceQueues', { QueueUrl });

      return [...(queueUrls as string[])].sort();
    },
    expected: ['<url of C>'],
  },
  {
    id: 'dead-letter-sources/pages',
    says: 'With MaxResults, ListDeadLetterSourceQueues answers a token as long as there is more.',
    evidence: 'doc',
    see: SEE,
    async run(scenario) {
      const [QueueUrl] = await deadLetterQueue(scenario, 3);

      const first = await scenario.call('ListDeadLetterSourceQueues', { QueueUrl, MaxResults: 2 });
      const second = await scenario.call('ListDeadLetterSourceQueues', { QueueUrl, MaxResults: 2, NextToken: first.NextToken });

      const [firstUrls, secondUrls] = [first.queueUrls, second.queueUrls] as [string[], string[]];
      const lengths = [firstUrls.length, secondUrls.length];
      return { lengths, last: second.NextToken === undefined, all: [...firstUrls, ...secondUrls].sort() };
    },
    expected: { lengths: [2, 1], last: true, all: ['<url of B>', '<url of C>', '<url of D>'] },
  },
  {
    id: 'dead-letter-sources/refused-pages',
    says: 'ListDeadLetterSourceQueues takes MaxResults from 1 to 1000, and a NextToken that it gave, only beside it.',
    evidence: 'doc',
    async run({ call, queue }) {
      const QueueUrl = await queue();
      const pages = [{ MaxResults: 0 }, { MaxResults: 1001 }, { NextToken: 'token' }, { MaxResults: 1, NextToken: 'token' }];
      const errors = [];
      for (const page of pages) errors.push((await call('ListDeadLetterSourceQueues', { QueueUrl, ...page })).error);
      return errors;
    },
    expected: [
      MAX_RESULTS,
      MAX_RESULTS,
      'MaxResults is a mandatory parameter when you provide a value for NextToken.',
      'Invalid or expired next token.',
    ].map((message) => refused('InvalidParameterValue', message)),
  },
];
