import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { refused } from '../scenario/refused';
import type { Scenario } from '../scenario/scenario';
import type { AnsweredError, Input } from '../../backends/call-action';

const SEE = awsPage.api('AddPermission');
/** An account that AWS' documentation uses for its examples. */
const OTHER_ACCOUNT = '111122223333';

const ROOT = 'arn:aws:iam::<account>:root';

const statement = (Sid: string, more: Input = {}): Input => ({
  Sid,
  Effect: 'Allow',
  Principal: { AWS: ROOT },
  Action: 'SQS:ReceiveMessage',
  Resource: '<arn of A>',
  ...more,
});

const policy = (...Statement: readonly Input[]): Input => ({ Version: '2008-10-17', Id: '<arn of A>/SQSDefaultPolicy', Statement });

const actionRefused = (action: string, reason: string): AnsweredError =>
  refused('InvalidParameterValue', `Value SQS:${action} for parameter ActionName is invalid. Reason: ${reason}`);

const OWNER_ONLY = [
  'AddPermission',
  'CancelMessageMoveTask',
  'CreateQueue',
  'DeleteQueue',
  'ListMessageMoveTasks',
  'ListQueues',
  'ListQueueTags',
  'RemovePermission',
  'StartMessageMoveTask',
  'TagQueue',
  'UntagQueue',
];

const EIGHT = [
  'ChangeMessageVisibility',
  'DeleteMessage',
  'GetQueueAttributes',
  'GetQueueUrl',
  'ListDeadLetterSourceQueues',
  'PurgeQueue',
  'ReceiveMessage',
  'SendMessage',
];

/** A queue, and how to share it with the account it belongs to. */
async function sharedQueue({ call, queue, arnOf, attributes, label }: Scenario) {
  const QueueUrl = await queue();
  const account = (await arnOf(QueueUrl)).split(':')[4]!;
  label(account, '<account>');
  return {
    QueueUrl,
    account,
    add: (Label: string, more: Input = {}) =>
      call('AddPermission', { QueueUrl, Label, AWSAccountIds: [account], Actions: ['ReceiveMessage'], ...more }),
    remove: (Label: string) => call('RemovePermission', { QueueUrl, Label }),
    async policy(): Promise<unknown> {
      const { Policy } = await attributes(QueueUrl, 'Policy');
      return Policy === undefined ? undefined : JSON.parse(Policy);
    },
  };
}

/** AddPermission and RemovePermission, which write the policy of a queue. */
export const PERMISSIONS: readonly Behaviour[] = [
  {
    id: 'permissions/added',
    says: 'AddPermission answers nothing and writes a statement into the policy of the queue.',
    evidence: 'aws',
    see: SEE,
    async run(scenario) {
      const shared = await sharedQueue(scenario);

      const answer = await shared.add('read');

      return { answer, policy: await shared.policy() };
    },
    expected: { answer: {}, policy: policy(statement('read')) },
  },
  {
    id: 'permissions/several',
    says: 'In the policy, several accounts and actions are lists; one is none.',
    evidence: 'aws',
    async run(scenario) {
      const shared = await sharedQueue(scenario);

      await shared.add('both', { AWSAccountIds: [shared.account, OTHER_ACCOUNT], Actions: ['ReceiveMessage', 'SendMessage'] });

      return shared.policy();
    },
    expected: policy(
      statement('both', {
        Principal: { AWS: [ROOT, `arn:aws:iam::${OTHER_ACCOUNT}:root`] },
        Action: ['SQS:ReceiveMessage', 'SQS:SendMessage'],
      }),
    ),
  },
  {
    id: 'permissions/every-action',
    says: 'AddPermission takes * for every action.',
    evidence: 'doc',
    see: SEE,
    async run(scenario) {
      const shared = await sharedQueue(scenario);

      await shared.add('everything', { Actions: ['*'] });

      return shared.policy();
    },
    expected: policy(statement('everything', { Action: 'SQS:*' })),
  },
  {
    id: 'permissions/another',
    says: 'A second permission is a second statement.',
    evidence: 'aws',
    async run(scenario) {
      const shared = await sharedQueue(scenario);

      await shared.add('read');
      await shared.add('write', { Actions: ['SendMessage'] });

      return shared.policy();
    },
    expected: policy(statement('read'), statement('write', { Action: 'SQS:SendMessage' })),
  },
  {
    id: 'permissions/label-again',
    says: 'A label can be used once.',
    evidence: 'aws',
    async run(scenario) {
      const shared = await sharedQueue(scenario);
      await shared.add('read');

      return (await shared.add('read', { Actions: ['SendMessage'] })).error;
    },
    expected: refused('InvalidParameterValue', 'Value read for parameter Label is invalid. Reason: Already exists.'),
  },
  {
    id: 'permissions/removed',
    says: 'RemovePermission removes the statement of a label, and the policy with the last one.',
    evidence: 'aws',
    see: awsPage.api('RemovePermission'),
    async run(scenario) {
      const shared = await sharedQueue(scenario);
      await shared.add('read');
      await shared.add('write', { Actions: ['SendMessage'] });

      const answer = await shared.remove('read');
      const left = await shared.policy();
      await shared.remove('write');

      return { answer, left, policies: [await shared.policy()] };
    },
    expected: { answer: {}, left: policy(statement('write', { Action: 'SQS:SendMessage' })), policies: [undefined] },
  },
  {
    id: 'permissions/unknown-removed',
    says: 'RemovePermission needs a label that is there.',
    evidence: 'aws',
    async run(scenario) {
      const shared = await sharedQueue(scenario);
      await shared.add('read');

      return (await shared.remove('write')).error;
    },
    expected: refused('InvalidParameterValue', "Value write for parameter Label is invalid. Reason: can't find label."),
  },
  {
    id: 'permissions/too-many-actions',
    says: 'A permission names at most 7 actions.',
    evidence: 'peers',
    see: awsPage.guide('quotas-policies'),
    async run(scenario) {
      const shared = await sharedQueue(scenario);

      const seven = await shared.add('seven', { Actions: EIGHT.slice(1) });
      const eight = await shared.add('eight', { Actions: EIGHT });

      return { seven, eight: eight.error };
    },
    expected: { seven: {}, eight: refused('OverLimit', '8 Actions were found, maximum allowed is 7.', 403) },
  },
  {
    id: 'permissions/too-many-statements',
    says: 'A queue has at most 20 permissions.',
    evidence: 'doc',
    see: awsPage.guide('quotas-policies'),
    async run(scenario) {
      const shared = await sharedQueue(scenario);
      for (let index = 1; index <= 20; index++) await shared.add(`label-${index}`);

      return (await shared.add('label-21')).error;
    },
    expected: refused('OverLimit', '21 Statements were found, maximum allowed is 20.', 403),
  },
  {
    id: 'permissions/owner-only',
    says: 'What only the owner of a queue may do cannot be permitted to others.',
    evidence: 'peers',
    async run(scenario) {
      const shared = await sharedQueue(scenario);
      const errors = [];
      for (const action of OWNER_ONLY) errors.push((await shared.add('owner', { Actions: [action] })).error);
      return errors;
    },
    expected: OWNER_ONLY.map((action) => actionRefused(action, 'Only the queue owner is allowed to invoke this action.')),
  },
  {
    id: 'permissions/unknown-action',
    says: 'AddPermission refuses what is no action of SQS.',
    evidence: 'peers',
    run: async (scenario) => (await (await sharedQueue(scenario)).add('fly', { Actions: ['FlyToMars'] })).error,
    expected: actionRefused('FlyToMars', 'Please refer to the appropriate WSDL for a list of valid actions. '),
  },
  {
    id: 'permissions/unknown-account',
    says: 'AddPermission refuses what is no account.',
    evidence: 'seen',
    run: async (scenario) => (await (await sharedQueue(scenario)).add('read', { AWSAccountIds: ['nobody'] })).error,
    expected: refused('InvalidParameterValue', 'Value [nobody] for parameter PrincipalId is invalid. Reason: Unable to verify.'),
  },
  {
    id: 'permissions/label-form',
    says: 'A label has up to 80 letters, digits, hyphens and underscores.',
    evidence: 'doc',
    see: SEE,
    async run(scenario) {
      const shared = await sharedQueue(scenario);

      const longest = await shared.add('aZ09-_'.repeat(13));
      const longer = await shared.add('a'.repeat(81));
      const blank = await shared.add('read and write');

      return { longest, longer: longer.error?.code, blank: blank.error?.code };
    },
    expected: { longest: {}, longer: 'InvalidParameterValue', blank: 'InvalidParameterValue' },
  },
];
