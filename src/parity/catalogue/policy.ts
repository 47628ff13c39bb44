import { awsPage } from '../aws-page';
import type { Behaviour } from '../behaviour';
import { refused } from '../refused';

const SEE = awsPage.api('SetQueueAttributes');
const INVALID = refused('InvalidAttributeValue', 'Invalid value for the parameter Policy.');

function policyFor(arn: string, statements = 1): Readonly<Record<string, unknown>> {
  const Statement = Array.from({ length: statements }, (_, index) => ({
    Sid: `s${index + 1}`,
    Effect: 'Allow',
    Principal: '*',
    Action: 'sqs:SendMessage',
    Resource: arn,
  }));
  return { Version: '2012-10-17', Id: 'orders', Statement };
}

const NO_POLICIES = {
  'no-json': { says: 'A policy is JSON.', text: 'allow all' },
  list: { says: 'A policy is an object, no list.', text: '[]' },
  'no-version': {
    says: 'A policy has a version.',
    text: '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sqs:*","Resource":"*"}]}',
  },
  'other-version': {
    says: 'The version of a policy is 2012-10-17 or 2008-10-17.',
    text: '{"Version":"2020-01-01","Statement":[{"Effect":"Allow","Principal":"*","Action":"sqs:*","Resource":"*"}]}',
  },
  'no-statement': { says: 'A policy has a statement.', text: '{"Version":"2012-10-17"}' },
};

/** The access policy of a queue: how it is kept, not what it allows. */
export const POLICY: readonly Behaviour[] = [
  {
    id: 'policy/kept-as-it-is',
    says: 'A policy is answered just as it was given, blanks and all.',
    evidence: 'seen',
    see: SEE,
    async run({ call, queue, arnOf, attributes }) {
      const QueueUrl = await queue();
      const given = JSON.stringify(policyFor(await arnOf(QueueUrl)), undefined, 2);

      await call('SetQueueAttributes', { QueueUrl, Attributes: { Policy: given } });

      const { Policy } = await attributes(QueueUrl, 'Policy');
      return { same: Policy === given };
    },
    expected: { same: true },
  },
  {
    id: 'policy/removed',
    says: 'Empty text removes the policy, and is fine where there is none.',
    evidence: 'aws',
    async run({ call, queue, arnOf }) {
      const QueueUrl = await queue();
      await call('SetQueueAttributes', { QueueUrl, Attributes: { Policy: JSON.stringify(policyFor(await arnOf(QueueUrl))) } });

      const removed = await call('SetQueueAttributes', { QueueUrl, Attributes: { Policy: '' } });
      const again = await call('SetQueueAttributes', { QueueUrl, Attributes: { Policy: '' } });

      return { removed, again, shown: await call('GetQueueAttributes', { QueueUrl, AttributeNames: ['Policy'] }) };
    },
    expected: { removed: {}, again: {}, shown: {} },
  },
  ...Object.entries(NO_POLICIES).map(([about, { says, text }]): Behaviour => ({
    id: `policy/${about}`,
    says,
    evidence: 'seen',
    async run({ call, freeName, queue }) {
      const created = await call('CreateQueue', { QueueName: freeName(), Attributes: { Policy: text } });
      const set = await call('SetQueueAttributes', { QueueUrl: await queue(), Attributes: { Policy: text } });

      return [created.error, set.error];
    },
    expected: [INVALID, INVALID],
  })),
  {
    id: 'policy/too-many-statements',
    says: 'A policy has at most 20 statements.',
    evidence: 'peers',
    see: awsPage.guide('quotas-policies'),
    async run({ call, queue, arnOf }) {
      const QueueUrl = await queue();
      const arn = await arnOf(QueueUrl);

      const most = await call('SetQueueAttributes', { QueueUrl, Attributes: { Policy: JSON.stringify(policyFor(arn, 20)) } });
      const more = await call('SetQueueAttributes', { QueueUrl, Attributes: { Policy: JSON.stringify(policyFor(arn, 21)) } });

      return { most, more: more.error };
    },
    expected: {
      most: {},
      more: refused('OverLimit', '21 statements were found in the submitted policy, max allowed is 20', 403),
    },
  },
];
