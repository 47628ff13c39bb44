import { awsPage } from '../aws-page';
import type { Behaviour } from '../behaviour';
import { refused } from '../refused';
import type { AnsweredError, Scenario } from '../scenario';

const SEE = awsPage.api('SetQueueAttributes');

type Attributes = Readonly<Record<string, string>>;

const invalid = (attribute: string): AnsweredError => refused('InvalidAttributeValue', `Invalid value for the parameter ${attribute}.`);

/** Attributes that are numbers, and the least and greatest that they may be. */
const RANGES = [
  ['DelaySeconds', '0', '900', '901'],
  ['MaximumMessageSize', '1024', '1048576', '1048577', '1023'],
  ['MessageRetentionPeriod', '60', '1209600', '1209601', '59'],
  ['ReceiveMessageWaitTimeSeconds', '0', '20', '21'],
  ['VisibilityTimeout', '0', '43200', '43201'],
] as const;

/** What is no number to SQS, however it looks elsewhere. */
const NO_NUMBERS = {
  empty: '',
  blank: ' 5',
  sign: '+5',
  negative: '-1',
  fraction: '5.0',
  exponent: '1e2',
  hexadecimal: '0x10',
  word: 'five',
};

/** Gives attributes to a new queue and to one that exists. @returns both errors */
async function refusals({ call, freeName, queue }: Scenario, attributes: Attributes): Promise<readonly unknown[]> {
  const created = await call('CreateQueue', { QueueName: freeName(), Attributes: attributes });
  const set = await call('SetQueueAttributes', { QueueUrl: await queue(), Attributes: attributes });
  return [created.error, set.error];
}

const twice = (error: AnsweredError): readonly AnsweredError[] => [error, error];

/** Which values attributes of queues may have. */
export const ATTRIBUTE_VALUES: readonly Behaviour[] = [
  ...RANGES.flatMap(([attribute, least, greatest, ...beyond]): Behaviour[] => [
    {
      id: `attribute-values/${attribute}-bounds`,
      says: `${attribute} may be ${least} and ${greatest}.`,
      evidence: 'doc',
      see: SEE,
      async run({ call, queue, attributes }) {
        const QueueUrl = await queue({ [attribute]: least });
        const created = await attributes(QueueUrl, attribute);

        await call('SetQueueAttributes', { QueueUrl, Attributes: { [attribute]: greatest } });

        return [created, await attributes(QueueUrl, attribute)];
      },
      expected: [{ [attribute]: least }, { [attribute]: greatest }],
    },
    {
      id: `attribute-values/${attribute}-beyond-bounds`,
      says: `${attribute} may not be ${beyond.join(' nor ')}, neither at creation nor later.`,
      evidence: 'seen',
      see: SEE,
      async run(scenario) {
        const answers = [];
        for (const value of beyond) answers.push(...(await refusals(scenario, { [attribute]: value })));
        return answers;
      },
      expected: beyond.flatMap(() => twice(invalid(attribute))),
    },
  ]),
  {
    id: 'attribute-values/KmsDataKeyReusePeriodSeconds',
    says: 'KmsDataKeyReusePeriodSeconds is from 60 to 86400.',
    evidence: 'doc',
    see: SEE,
    async run(scenario) {
      const key = { KmsMasterKeyId: 'alias/aws/sqs' };
      const shown = await scenario.attributes(
        await scenario.queue({ ...key, KmsDataKeyReusePeriodSeconds: '86400' }),
        'KmsDataKeyReusePeriodSeconds',
      );

      const below = await refusals(scenario, { ...key, KmsDataKeyReusePeriodSeconds: '59' });
      const above = await refusals(scenario, { ...key, KmsDataKeyReusePeriodSeconds: '86401' });

      return { shown, below, above };
    },
    expected: {
      shown: { KmsDataKeyReusePeriodSeconds: '86400' },
      below: twice(invalid('KmsDataKeyReusePeriodSeconds')),
      above: twice(invalid('KmsDataKeyReusePeriodSeconds')),
    },
  },
  ...Object.entries(NO_NUMBERS).map(([about, value]): Behaviour => ({
    id: `attribute-values/number-${about}`,
    says: `A number is written in digits only: '${value}' is refused.`,
    evidence: 'peers',
    run: (scenario) => refusals(scenario, { VisibilityTimeout: value }),
    expected: twice(invalid('VisibilityTimeout')),
  })),
  {
    id: 'attribute-values/flag',
    says: 'SqsManagedSseEnabled is true or false.',
    evidence: 'seen',
    run: (scenario) => refusals(scenario, { SqsManagedSseEnabled: 'yes' }),
    expected: twice(invalid('SqsManagedSseEnabled')),
  },
  {
    id: 'attribute-values/words-of-fifo',
    says: 'ContentBasedDeduplication, DeduplicationScope and FifoThroughputLimit take no other words than theirs.',
    evidence: 'seen',
    see: SEE,
    async run({ call, fifoQueue }) {
      const QueueUrl = await fifoQueue();
      const set = async (attributes: Attributes) => (await call('SetQueueAttributes', { QueueUrl, Attributes: attributes })).error;

      return [
        await set({ ContentBasedDeduplication: 'yes' }),
        await set({ DeduplicationScope: 'group' }),
        await set({ FifoThroughputLimit: 'perGroup' }),
      ];
    },
    expected: [invalid('ContentBasedDeduplication'), invalid('DeduplicationScope'), invalid('FifoThroughputLimit')],
  },
  {
    id: 'attribute-values/nothing-set-when-one-is-refused',
    says: 'SetQueueAttributes sets nothing when it refuses one of the values.',
    evidence: 'peers',
    async run({ call, queue, attributes }) {
      const QueueUrl = await queue();

      const answer = await call('SetQueueAttributes', { QueueUrl, Attributes: { VisibilityTimeout: '45', DelaySeconds: '901' } });

      return { error: answer.error, ...(await attributes(QueueUrl, 'VisibilityTimeout', 'DelaySeconds')) };
    },
    expected: { error: invalid('DelaySeconds'), VisibilityTimeout: '30', DelaySeconds: '0' },
  },
];
