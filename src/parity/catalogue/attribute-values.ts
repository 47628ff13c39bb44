import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { refused } from '../scenario/refused';
import type { Scenario } from '../scenario/scenario';
import type { AnsweredError } from '../../backends/call-action';

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
const NO_NUMBERS = ['', ' 5', '+5', '-1', '5.0', '1e2', '0x10', 'five'];

/** Gives attributes to a new queue and to one that exists. @returns both errors */
async function refusals({ call, freeName, queue }: Scenario, attributes: Attributes): Promise<readonly unknown[]> {
  const created = await call('CreateQueue', { QueueName: freeName(), Attributes: attributes });
  const set = await call('SetQueueAttributes', { QueueUrl: await queue(), Attributes: attributes });
  return [created.error, set.error];
}

const twice = (error: AnsweredError): readonly AnsweredError[] => [error, error];

/** Which values attributes of queues may have. */
export const ATTRIBUTE_VALUES: readonly Behaviour[] = [
  ...RANGES.map(([attribute, least, greatest, ...beyond]): Behaviour => ({
    id: `attribute-values/${attribute}`,
    says: `${attribute} is from ${least} to ${greatest}, at creation and later.`,
    evidence: 'seen',
    see: SEE,
    async run(scenario) {
      const QueueUrl = await scenario.queue({ [attribute]: least });
      const bounds = [await scenario.attributes(QueueUrl, attribute)];
      await scenario.call('SetQueueAttributes', { QueueUrl, Attributes: { [attribute]: greatest } });
      bounds.push(await scenario.attributes(QueueUrl, attribute));

      const errors = [];
      for (const value of beyond) errors.push(...(await refusals(scenario, { [attribute]: value })));
      return { bounds, errors };
    },
    expected: { bounds: [{ [attribute]: least }, { [attribute]: greatest }], errors: beyond.flatMap(() => twice(invalid(attribute))) },
  })),
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
  {
    id: 'attribute-values/numbers',
    says: 'A number is written in digits only, without sign, blank, fraction or exponent.',
    evidence: 'doubt',
    async run({ call, queue }) {
      const QueueUrl = await queue();
      const errors: Record<string, unknown> = {};
      for (const value of NO_NUMBERS) {
        errors[`'${value}'`] = (await call('SetQueueAttributes', { QueueUrl, Attributes: { VisibilityTimeout: value } })).error;
      }
      return errors;
    },
    expected: Object.fromEntries(NO_NUMBERS.map((value) => [`'${value}'`, invalid('VisibilityTimeout')])),
  },
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
