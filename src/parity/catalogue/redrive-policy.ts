import { awsPage } from '../scenario/aws-page';
import type { Behaviour, Evidence } from '../scenario/behaviour';
import { refused } from '../scenario/refused';
import type { AnsweredError } from '../../backends/call-action';

const SEE = awsPage.api('SetQueueAttributes');

interface Refusal {
  readonly about: string;
  readonly says: string;
  readonly evidence: Evidence;
  /** The policy for the ARN of an existing queue. */
  readonly policy: (arn: string) => unknown;
  readonly reason: string;
}

const target =
  (change: (arn: string) => unknown) =>
  (arn: string): unknown => ({ deadLetterTargetArn: change(arn), maxReceiveCount: 3 });

const without = (member: string): string => `Redrive policy does not contain mandatory attribute: ${member}.`;

const REFUSALS: readonly Refusal[] = [
  {
    about: 'empty',
    says: 'A redrive policy that says nothing lacks maxReceiveCount before all.',
    evidence: 'seen',
    policy: () => ({}),
    reason: without('maxReceiveCount'),
  },
  {
    about: 'without-count',
    says: 'A redrive policy has a maxReceiveCount.',
    evidence: 'seen',
    policy: (deadLetterTargetArn) => ({ deadLetterTargetArn }),
    reason: without('maxReceiveCount'),
  },
  {
    about: 'without-target',
    says: 'A redrive policy has a deadLetterTargetArn.',
    evidence: 'seen',
    policy: () => ({ maxReceiveCount: 3 }),
    reason: without('deadLetterTargetArn'),
  },
  {
    about: 'target-missing',
    says: 'The dead-letter queue exists already.',
    evidence: 'seen',
    policy: target((arn) => `${arn}-missing`),
    reason: 'Dead letter target does not exist.',
  },
  {
    about: 'target-by-name',
    says: 'The dead-letter queue is named by its whole ARN.',
    evidence: 'peers',
    policy: target(() => 'orders-dlq'),
    reason: 'Dead-letter target ARN should be fully qualified ARN.',
  },
  {
    about: 'target-of-other-owner',
    says: 'The dead-letter queue belongs to the same account.',
    evidence: 'peers',
    policy: target((arn) => arn.replace(/:[0-9]{12}:/, ':210987654321:')),
    reason: 'Dead-letter target owner should be same as the source.',
  },
  {
    about: 'target-of-other-service',
    says: 'Only SQS queues can be dead-letter queues.',
    evidence: 'peers',
    policy: target((arn) => arn.replace(':sqs:', ':sns:')),
    reason: 'Only SQS queues are valid resources for deadLetterTargetArn.',
  },
  {
    about: 'more-members',
    says: 'A redrive policy has no other members.',
    evidence: 'peers',
    policy: (deadLetterTargetArn) => ({ deadLetterTargetArn, maxReceiveCount: 3, comment: 'orders' }),
    reason: 'Only following attributes are supported: [maxReceiveCount, deadLetterTargetArn].',
  },
];

const NO_COUNTS = [0, 1001, 'three'];

const invalid = (policy: unknown, reason: string): AnsweredError =>
  refused('InvalidParameterValue', `Value ${JSON.stringify(policy)} for parameter RedrivePolicy is invalid. Reason: ${reason}`);

const NO_MAP = refused(
  'InvalidParameterValue',
  'Invalid value for the parameter RedrivePolicy. Reason: Redrive policy is not a valid JSON map.',
);

/** RedrivePolicy as an attribute; what it does is told elsewhere. */
export const REDRIVE_POLICY: readonly Behaviour[] = [
  ...REFUSALS.map(({ about, says, evidence, policy, reason }): Behaviour => ({
    id: `redrive-policy/${about}`,
    says,
    evidence,
    see: SEE,
    async run({ call, freeName, queue, arnOf, label }) {
      const given = JSON.stringify(policy(await arnOf(await queue())));
      label(given, JSON.stringify(policy('<arn of A>')));
      const Attributes = { RedrivePolicy: given };

      const created = await call('CreateQueue', { QueueName: freeName(), Attributes });
      const set = await call('SetQueueAttributes', { QueueUrl: await queue(), Attributes });

      return [created.error, set.error];
    },
    expected: Array.from({ length: 2 }, () => invalid(policy('<arn of A>'), reason)),
  })),
  {
    id: 'redrive-policy/count',
    says: 'maxReceiveCount is a number, or its text, from 1 to 1000.',
    evidence: 'seen',
    see: SEE,
    async run({ call, queue, arnOf }) {
      const QueueUrl = await queue();
      const deadLetterTargetArn = await arnOf(await queue());
      const errors = [];
      for (const maxReceiveCount of NO_COUNTS) {
        const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount });
        errors.push((await call('SetQueueAttributes', { QueueUrl, Attributes: { RedrivePolicy } })).error);
      }
      return errors;
    },
    expected: NO_COUNTS.map((maxReceiveCount) =>
      invalid(
        { deadLetterTargetArn: '<arn of B>', maxReceiveCount },
        `Invalid value for maxReceiveCount: ${maxReceiveCount}, valid values are from 1 to 1000 both inclusive.`,
      ),
    ),
  },
  {
    id: 'redrive-policy/no-json',
    says: 'A redrive policy is a JSON object.',
    evidence: 'peers',
    async run({ call, queue }) {
      const QueueUrl = await queue();
      const set = async (RedrivePolicy: string) => (await call('SetQueueAttributes', { QueueUrl, Attributes: { RedrivePolicy } })).error;

      return [await set('orders-dlq'), await set('[]'), await set('3')];
    },
    expected: [NO_MAP, NO_MAP, NO_MAP],
  },
  {
    id: 'redrive-policy/target-of-other-type',
    says: 'The dead-letter queue of a standard queue is a standard queue, that of a FIFO queue a FIFO queue.',
    evidence: 'peers',
    see: SEE,
    async run({ call, queue, fifoQueue, arnOf }) {
      const [standard, fifo] = [await queue(), await fifoQueue()];
      const policyFor = async (url: string) => JSON.stringify({ deadLetterTargetArn: await arnOf(url), maxReceiveCount: 3 });

      const onStandard = await call('SetQueueAttributes', { QueueUrl: standard, Attributes: { RedrivePolicy: await policyFor(fifo) } });
      const onFifo = await call('SetQueueAttributes', { QueueUrl: fifo, Attributes: { RedrivePolicy: await policyFor(standard) } });

      return [onStandard.error, onFifo.error];
    },
    expected: ['<arn of B>', '<arn of A>'].map((deadLetterTargetArn) =>
      invalid({ deadLetterTargetArn, maxReceiveCount: 3 }, 'Dead-letter queue must be same type of queue as the source..'),
    ),
  },
  {
    id: 'redrive-policy/kept',
    says: 'RedrivePolicy can be given at creation and changed later; maxReceiveCount goes from 1 to 1000.',
    evidence: 'aws',
    see: SEE,
    async run({ call, queue, arnOf, attributes }) {
      const deadLetterTargetArn = await arnOf(await queue());
      const QueueUrl = await queue({ RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 1 }) });
      const created = await attributes(QueueUrl, 'RedrivePolicy');

      await call('SetQueueAttributes', {
        QueueUrl,
        Attributes: { RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 1000 }) },
      });

      const changed = await attributes(QueueUrl, 'RedrivePolicy');
      return [JSON.parse(created.RedrivePolicy!), JSON.parse(changed.RedrivePolicy!)];
    },
    expected: [
      { deadLetterTargetArn: '<arn of A>', maxReceiveCount: 1 },
      { deadLetterTargetArn: '<arn of A>', maxReceiveCount: 1000 },
    ],
  },
  {
    id: 'redrive-policy/count-as-text',
    says: 'maxReceiveCount may be given as text; it is kept as a number.',
    evidence: 'seen',
    async run({ queue, arnOf, attributes }) {
      const deadLetterTargetArn = await arnOf(await queue());

      const QueueUrl = await queue({ RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: '42' }) });

      return JSON.parse((await attributes(QueueUrl, 'RedrivePolicy')).RedrivePolicy!);
    },
    expected: { deadLetterTargetArn: '<arn of A>', maxReceiveCount: 42 },
  },
  {
    id: 'redrive-policy/removed',
    says: 'Empty text removes the redrive policy, and is fine where there is none.',
    evidence: 'aws',
    async run({ call, queue, arnOf }) {
      const deadLetterTargetArn = await arnOf(await queue());
      const QueueUrl = await queue({ RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 3 }) });

      const removed = await call('SetQueueAttributes', { QueueUrl, Attributes: { RedrivePolicy: '' } });
      const again = await call('SetQueueAttributes', { QueueUrl, Attributes: { RedrivePolicy: '' } });

      return { removed, again, shown: await call('GetQueueAttributes', { QueueUrl, AttributeNames: ['RedrivePolicy'] }) };
    },
    expected: { removed: {}, again: {}, shown: {} },
  },
];
