import { awsPage } from '../scenario/aws-page';
import type { Behaviour, Evidence } from '../scenario/behaviour';
import { refused } from '../scenario/refused';
import type { Scenario } from '../scenario/scenario';

const SEE = awsPage.api('ListQueues');

/** Makes queues whose names begin alike. @returns how they begin */
async function queuesNamedAlike({ call, freeName }: Scenario, count: number): Promise<string> {
  const prefix = freeName();
  for (let index = 1; index <= count; index++) await call('CreateQueue', { QueueName: `${prefix}-${index}` });
  return prefix;
}

interface Refusal {
  readonly about: string;
  readonly says: string;
  /** Default: other implementations. */
  readonly evidence?: Evidence;
  readonly input: Readonly<Record<string, unknown>>;
  readonly message: string;
}

const RANGE = 'Value for parameter MaxResults is invalid. Reason: MaxResults must be an integer between 1 and 1000.';

const REFUSALS: readonly Refusal[] = [
  {
    about: 'page-of-none',
    says: 'A page of ListQueues has at least one queue.',
    evidence: 'doc',
    input: { MaxResults: 0 },
    message: RANGE,
  },
  {
    about: 'page-too-large',
    says: 'A page of ListQueues has at most 1,000 queues.',
    evidence: 'doc',
    input: { MaxResults: 1001 },
    message: RANGE,
  },
  {
    about: 'token-without-page-size',
    says: 'NextToken needs MaxResults beside it.',
    input: { NextToken: 'token' },
    message: 'MaxResults is a mandatory parameter when you provide a value for NextToken.',
  },
  {
    about: 'token-unknown',
    says: 'ListQueues takes no token that it has not given.',
    input: { MaxResults: 1, NextToken: 'token' },
    message: 'Invalid or expired next token.',
  },
];

/** ListQueues, whole and page by page. */
export const QUEUE_LISTING: readonly Behaviour[] = [
  {
    id: 'queue-listing/prefix',
    says: 'ListQueues lists the URLs of the queues whose names begin with QueueNamePrefix, and no token unless a page size was given.',
    evidence: 'doc',
    see: SEE,
    async run(scenario) {
      const prefix = await queuesNamedAlike(scenario, 2);
      await scenario.queue();

      const { QueueUrls, ...more } = await scenario.call('ListQueues', { QueueNamePrefix: prefix });

      return { QueueUrls: [...(QueueUrls as string[])].sort(), more };
    },
    expected: { QueueUrls: ['<url of A-1>', '<url of A-2>'], more: {} },
  },
  {
    id: 'queue-listing/none',
    says: 'ListQueues that finds nothing answers without QueueUrls.',
    evidence: 'aws',
    run: ({ call, freeName }) => call('ListQueues', { QueueNamePrefix: freeName() }),
    expected: {},
  },
  {
    id: 'queue-listing/case',
    says: 'QueueNamePrefix is case-sensitive.',
    evidence: 'doc',
    see: SEE,
    async run({ call, freeName }) {
      const name = freeName();
      await call('CreateQueue', { QueueName: `${name}-a` });

      return call('ListQueues', { QueueNamePrefix: `${name}-A` });
    },
    expected: {},
  },
  {
    id: 'queue-listing/pages',
    says: 'With MaxResults, ListQueues answers a token as long as there is more; the last page has none.',
    evidence: 'doc',
    see: SEE,
    async run(scenario) {
      const page = { QueueNamePrefix: await queuesNamedAlike(scenario, 3), MaxResults: 2 };

      const first = await scenario.call('ListQueues', page);
      const second = await scenario.call('ListQueues', { ...page, NextToken: first.NextToken });

      const [firstUrls, secondUrls] = [first.QueueUrls, second.QueueUrls] as [string[], string[]];
      const lengths = [firstUrls.length, secondUrls.length];
      return { lengths, last: second.NextToken === undefined, all: [...firstUrls, ...secondUrls].sort() };
    },
    expected: { lengths: [2, 1], last: true, all: ['<url of A-1>', '<url of A-2>', '<url of A-3>'] },
  },
  {
    id: 'queue-listing/page-with-room',
    says: 'ListQueues answers no token when all queues fit into MaxResults.',
    evidence: 'doc',
    see: SEE,
    async run(scenario) {
      const QueueNamePrefix = await queuesNamedAlike(scenario, 1);

      return scenario.call('ListQueues', { QueueNamePrefix, MaxResults: 10 });
    },
    expected: { QueueUrls: ['<url of A-1>'] },
  },
  {
    id: 'queue-listing/token-of-other-request',
    says: 'A token holds for the prefix it was given for.',
    evidence: 'peers',
    async run(scenario) {
      const prefix = await queuesNamedAlike(scenario, 2);
      const { NextToken } = await scenario.call('ListQueues', { QueueNamePrefix: prefix, MaxResults: 1 });

      return (await scenario.call('ListQueues', { QueueNamePrefix: `${prefix}-`, MaxResults: 1, NextToken })).error;
    },
    expected: refused(
      'InvalidParameterValue',
      'Invalid NextToken value. If you are passing in NextToken, you must not change the other request parameters.',
    ),
  },
  ...REFUSALS.map(({ about, says, evidence = 'peers', input, message }): Behaviour => ({
    id: `queue-listing/${about}`,
    says,
    evidence,
    see: SEE,
    run: async ({ call }) => (await call('ListQueues', input)).error,
    expected: refused('InvalidParameterValue', message),
  })),
];
