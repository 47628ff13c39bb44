import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { refused } from '../scenario/refused';

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

const STATEMENT = '[{"Effect":"Allow","Principal":"*","Action":"sqs:*","Resource":"*"}]';

const NO_POLICIES = {
  'no JSON': 'allow all',
  'a list': '[]',
  'no version': `{"Statement":${STATEMENT}}`,
  'another version': `{"Version":"2020-01-01","Statement":${STATEMENT}}`,
  'no statement': '{"Version":"2012-10-17"}',
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
  {
    id: 'policy/form',
    says: 'A policy is a JSON object with a version that IAM knows and a statement.',
    evidence: 'seen',
    see: SEE,
    async run({ call, freeName, queue }) {
      const QueueUrl = await queue();
      const QueueName = freeName();
      const errors: Record<string, unknown> = {};
      for (const [about, Policy] of Object.entries(NO_POLICIES)) {
        const created = await call('CreateQueue', { QueueName, Attributes: { Policy } });
        const set = await call('SetQueueAttributes', { QueueUrl, Attributes: { Policy } });
        errors[about] = [created.error, set.error];
      }
      return errors;
    },
    expected: Object.fromEntries(Object.keys(NO_POLICIES).map((about) => [about, [INVALID, INVALID]])),
  },
  {
    id: 'policy/too-many-statements',
    says: 'A policy has at most 20 statements.',
    evidence: 'doc',
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
