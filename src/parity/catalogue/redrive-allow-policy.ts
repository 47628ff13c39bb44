import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { refused } from '../scenario/refused';
import type { Scenario } from '../scenario/scenario';

const SEE = awsPage.api('SetQueueAttributes');
const CANNOT = "Amazon SQS can't create the redrive allow policy";

const arns = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `arn:aws:sqs:us-east-1:123456789012:orders-${index}`);

const REFUSALS = [
  {
    about: 'by-queue-without-sources',
    says: 'byQueue needs sourceQueueArns.',
    policy: { redrivePermission: 'byQueue' },
    reason: 'When you specify the byQueue permission type, you must also specify one or more sourceQueueArns values.',
  },
  {
    about: 'by-queue-with-too-many-sources',
    says: 'sourceQueueArns holds at most 10 ARNs.',
    policy: { redrivePermission: 'byQueue', sourceQueueArns: arns(11) },
    reason: 'The maximum number of source queue ARNs you can specify is 10.',
  },
  {
    about: 'allow-all-with-sources',
    says: 'allowAll takes no sourceQueueArns.',
    policy: { redrivePermission: 'allowAll', sourceQueueArns: arns(1) },
    reason: 'To specify one or more source queue ARNs, you must set redrivePermission to byQueue.',
  },
  {
    about: 'deny-all-with-sources',
    says: 'denyAll takes no sourceQueueArns.',
    policy: { redrivePermission: 'denyAll', sourceQueueArns: arns(1) },
    reason: 'To specify one or more source queue ARNs, you must set redrivePermission to byQueue.',
  },
];

const UNSUPPORTED = refused(
  'InvalidParameterValue',
  `Invalid value for the parameter RedriveAllowPolicy. Reason: ${CANNOT}, as it’s in an unsupported format.`,
);

/** Tries to give a queue a dead-letter queue with this RedriveAllowPolicy. @returns the error, if any */
async function redriveTo(target: string, source: string, { call, arnOf }: Scenario): Promise<string | undefined> {
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: await arnOf(target), maxReceiveCount: 3 });
  return (await call('SetQueueAttributes', { QueueUrl: source, Attributes: { RedrivePolicy } })).error?.code;
}

/** Who may use a queue as dead-letter queue. */
export const REDRIVE_ALLOW_POLICY: readonly Behaviour[] = [
  {
    id: 'redrive-allow-policy/kept',
    says: 'RedriveAllowPolicy is answered as it was given, whether it allows all, none or some.',
    evidence: 'doc',
    see: SEE,
    async run({ call, queue, arnOf, attributes }) {
      const QueueUrl = await queue();
      const sourceQueueArns = [await arnOf(await queue())];
      const shown = [];
      for (const policy of [
        { redrivePermission: 'allowAll' },
        { redrivePermission: 'denyAll' },
        { redrivePermission: 'byQueue', sourceQueueArns },
      ]) {
        await call('SetQueueAttributes', { QueueUrl, Attributes: { RedriveAllowPolicy: JSON.stringify(policy) } });
        shown.push(JSON.parse((await attributes(QueueUrl, 'RedriveAllowPolicy')).RedriveAllowPolicy ?? '{}'));
      }
      return shown;
    },
    expected: [
      { redrivePermission: 'allowAll' },
      { redrivePermission: 'denyAll' },
      { redrivePermission: 'byQueue', sourceQueueArns: ['<arn of B>'] },
    ],
  },
  ...REFUSALS.map(({ about, says, policy, reason }): Behaviour => ({
    id: `redrive-allow-policy/${about}`,
    says,
    evidence: 'peers',
    see: SEE,
    async run({ call, freeName, queue }) {
      const Attributes = { RedriveAllowPolicy: JSON.stringify(policy) };

      const created = await call('CreateQueue', { QueueName: freeName(), Attributes });
      const set = await call('SetQueueAttributes', { QueueUrl: await queue(), Attributes });

      return [created.error, set.error];
    },
    expected: Array.from({ length: 2 }, () =>
      refused(
        'InvalidParameterValue',
        `Value ${JSON.stringify(policy)} for parameter RedriveAllowPolicy is invalid. Reason: ${CANNOT}. ${reason}`,
      ),
    ),
  })),
  {
    id: 'redrive-allow-policy/unsupported-format',
    says: 'RedriveAllowPolicy is a JSON object with one of three permissions.',
    evidence: 'peers',
    async run({ call, queue }) {
      const QueueUrl = await queue();
      const set = async (RedriveAllowPolicy: string) =>
        (await call('SetQueueAttributes', { QueueUrl, Attributes: { RedriveAllowPolicy } })).error;

      return [await set('denyAll'), await set('{}'), await set('{"redrivePermission":"denySome"}')];
    },
    expected: [UNSUPPORTED, UNSUPPORTED, UNSUPPORTED],
  },
  {
    id: 'redrive-allow-policy/removed',
    says: 'Empty text removes the redrive allow policy.',
    evidence: 'peers',
    async run({ call, queue }) {
      const QueueUrl = await queue({ RedriveAllowPolicy: '{"redrivePermission":"denyAll"}' });

      await call('SetQueueAttributes', { QueueUrl, Attributes: { RedriveAllowPolicy: '' } });

      return call('GetQueueAttributes', { QueueUrl, AttributeNames: ['RedriveAllowPolicy'] });
    },
    expected: {},
  },
  {
    id: 'redrive-allow-policy/deny-all',
    says: 'No queue can name a queue that says denyAll as its dead-letter queue.',
    evidence: 'doc',
    see: SEE,
    async run(scenario) {
      const target = await scenario.queue({ RedriveAllowPolicy: '{"redrivePermission":"denyAll"}' });

      return redriveTo(target, await scenario.queue(), scenario);
    },
    expected: 'InvalidParameterValue',
  },
  {
    id: 'redrive-allow-policy/by-queue',
    says: 'Only the sources that it lists can name a queue that says byQueue as their dead-letter queue.',
    evidence: 'doc',
    see: SEE,
    async run(scenario) {
      const { queue, arnOf } = scenario;
      const [listed, other] = [await queue(), await queue()];
      const policy = { redrivePermission: 'byQueue', sourceQueueArns: [await arnOf(listed)] };
      const target = await queue({ RedriveAllowPolicy: JSON.stringify(policy) });

      return { listed: (await redriveTo(target, listed, scenario)) ?? 'allowed', other: await redriveTo(target, other, scenario) };
    },
    expected: { listed: 'allowed', other: 'InvalidParameterValue' },
  },
  {
    id: 'redrive-allow-policy/allow-all',
    says: 'Every queue can name a queue that says allowAll, or nothing, as its dead-letter queue.',
    evidence: 'doc',
    see: SEE,
    async run(scenario) {
      const { queue } = scenario;
      const open = await queue({ RedriveAllowPolicy: '{"redrivePermission":"allowAll"}' });

      return [await redriveTo(open, await queue(), scenario), await redriveTo(await queue(), await queue(), scenario)];
    },
    expected: [undefined, undefined],
  },
];
