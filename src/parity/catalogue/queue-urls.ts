import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { bodiesOf } from '../scenario/bodies-of';
import type { Scenario } from '../scenario/scenario';

const see = awsPage.guide('sqs-queue-message-identifiers');
const NO_QUEUE = 'AWS.SimpleQueueService.NonExistentQueue';

/** Makes a queue, sends to it by another form of its URL, and receives by its own. @returns what arrived */
async function sentBy(scenario: Scenario, formOf: (queue: { account: string; region: string; name: string }) => string): Promise<string[]> {
  const url = await scenario.queue();
  const [, , , region, account, name] = (await scenario.arnOf(url)).split(':');
  await scenario.send(formOf({ account: account!, region: region!, name: name! }), 'order 42');
  return bodiesOf(await scenario.collect(url, 1));
}

/** What a QueueUrl may look like. */
export const QUEUE_URLS: readonly Behaviour[] = [
  {
    id: 'queue-urls/bare-name',
    says: 'The name of a queue does as its QueueUrl.',
    evidence: 'aws',
    see,
    run: (scenario) => sentBy(scenario, ({ name }) => name),
    expected: ['order 42'],
  },
  {
    id: 'queue-urls/account-and-name',
    says: 'Account and name of a queue, without a host, do as its QueueUrl.',
    evidence: 'peers',
    see,
    run: (scenario) => sentBy(scenario, ({ account, name }) => `${account}/${name}`),
    expected: ['order 42'],
  },
  {
    id: 'queue-urls/regional-host',
    says: 'A QueueUrl with the host of the region means the queue, whatever endpoint was called.',
    evidence: 'doc',
    see,
    run: (scenario) => sentBy(scenario, ({ account, region, name }) => `https://sqs.${region}.amazonaws.com/${account}/${name}`),
    expected: ['order 42'],
  },
  {
    id: 'queue-urls/legacy-host',
    says: 'A QueueUrl with the legacy host of the region means the same queue.',
    evidence: 'aws',
    see,
    run: (scenario) =>
      sentBy(scenario, ({ account, region, name }) => {
        const host = region === 'us-east-1' ? 'queue.amazonaws.com' : `${region}.queue.amazonaws.com`;
        return `https://${host}/${account}/${name}`;
      }),
    expected: ['order 42'],
  },
  {
    id: 'queue-urls/dual-stack-host',
    says: 'A QueueUrl with the dual-stack host of the region means the same queue.',
    evidence: 'doc',
    see,
    run: (scenario) => sentBy(scenario, ({ account, region, name }) => `https://sqs.${region}.api.aws/${account}/${name}`),
    expected: ['order 42'],
  },
  {
    id: 'queue-urls/other-host',
    says: 'The host of a QueueUrl is not compared with the endpoint that was called.',
    evidence: 'peers',
    see,
    run: (scenario) => sentBy(scenario, ({ account, name }) => `http://localhost:4566/${account}/${name}`),
    expected: ['order 42'],
  },
  {
    id: 'queue-urls/no-such-queue',
    says: 'A QueueUrl of a queue that does not exist is an error, in every form.',
    evidence: 'aws',
    see,
    async run({ queue, freeName, call }) {
      const [url, name] = [await queue(), freeName()];
      const codeFor = async (QueueUrl: string) => (await call('SendMessage', { QueueUrl, MessageBody: 'order 42' })).error?.code;

      return [await codeFor(name), await codeFor(url.replace(/[^/]+$/, name)), await codeFor(`${url}-more`)];
    },
    expected: [NO_QUEUE, NO_QUEUE, NO_QUEUE],
  },
  {
    id: 'queue-urls/case-matters',
    says: 'The name in a QueueUrl is case-sensitive.',
    evidence: 'doc',
    see,
    async run({ queue, call }) {
      const url = await queue();
      const QueueUrl = url.replace(/[^/]+$/, (name) => name.toUpperCase());

      return (await call('ReceiveMessage', { QueueUrl })).error?.code;
    },
    expected: NO_QUEUE,
  },
  {
    id: 'queue-urls/own-account',
    says: 'GetQueueUrl finds a queue by name, and by name and account.',
    evidence: 'doc',
    see: awsPage.api('GetQueueUrl'),
    async run({ queue, arnOf, call }) {
      const [, , , , account, QueueName] = (await arnOf(await queue())).split(':');

      return [await call('GetQueueUrl', { QueueName }), await call('GetQueueUrl', { QueueName, QueueOwnerAWSAccountId: account })];
    },
    expected: [{ QueueUrl: '<url of A>' }, { QueueUrl: '<url of A>' }],
  },
  {
    id: 'queue-urls/another-account',
    says: 'A queue of another account is another queue: GetQueueUrl does not find this one there.',
    evidence: 'doc',
    see: awsPage.api('GetQueueUrl'),
    async run({ queue, arnOf, call }) {
      const [, , , , account, QueueName] = (await arnOf(await queue())).split(':');
      const QueueOwnerAWSAccountId = account === '210987654321' ? '210987654322' : '210987654321';

      return (await call('GetQueueUrl', { QueueName, QueueOwnerAWSAccountId })).error?.code;
    },
    expected: NO_QUEUE,
  },
];
