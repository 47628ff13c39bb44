import { limits, type Range } from '../core/limits';
import { isObject, kinds } from './kinds';
import type { Option, OptionKind, OptionPlace, OptionTable } from './option';

/** An attribute of SQS: it is SQS that knows its values, and refuses others in its own words. */
function attribute<Value>(expected: string, example: string, ...types: readonly string[]): Option<Value> {
  const kind: OptionKind<Value> = kinds.other(expected, example, (value) => value !== null && types.includes(typeof value));
  return { kind, otherwise: "SQS' own", text: 'an attribute of SQS' };
}

const whole = ({ min, max }: Range, unit: string, example: string): Option<number | string> =>
  attribute(`a number of ${unit}, ${min.toLocaleString('en')} to ${max.toLocaleString('en')}`, example, 'number', 'string');

const flag = attribute<boolean | string>('true or false', 'true', 'boolean', 'string');

const policy = (example: string): Option<string | object> =>
  attribute('a policy as an object, or as JSON text', example, 'object', 'string');

const DEFINITION = {
  VisibilityTimeout: whole(limits.visibilityTimeoutSeconds, 'seconds', '30'),
  DelaySeconds: whole(limits.delaySeconds, 'seconds', '10'),
  MessageRetentionPeriod: whole(limits.messageRetentionSeconds, 'seconds', '345_600'),
  ReceiveMessageWaitTimeSeconds: whole(limits.waitTimeSeconds, 'seconds', '20'),
  MaximumMessageSize: whole(limits.maximumMessageSizeBytes, 'bytes', '262_144'),
  FifoQueue: flag,
  ContentBasedDeduplication: flag,
  DeduplicationScope: attribute<'queue' | 'messageGroup'>("'queue' or 'messageGroup'", "'messageGroup'", 'string'),
  FifoThroughputLimit: attribute<'perQueue' | 'perMessageGroupId'>("'perQueue' or 'perMessageGroupId'", "'perMessageGroupId'", 'string'),
  KmsMasterKeyId: attribute<string>('the id of a key', "'alias/aws/sqs'", 'string'),
  KmsDataKeyReusePeriodSeconds: whole(limits.kmsDataKeyReusePeriodSeconds, 'seconds', '300'),
  SqsManagedSseEnabled: flag,
  Policy: policy("{ Version: '2012-10-17', Statement: [] }"),
  RedrivePolicy: policy("{ deadLetterTargetArn: 'arn:aws:sqs:us-east-1:000000000000:orders-dlq', maxReceiveCount: 3 }"),
  RedriveAllowPolicy: policy("{ redrivePermission: 'denyAll' }"),
  deadLetterQueue: {
    kind: kinds.text('the name, URL or ARN of a queue', "'orders-dlq'"),
    otherwise: 'none',
    text: 'its dead-letter queue, which is created when it does not exist',
  },
  maxReceiveCount: {
    kind: kinds.amount('a number of receives, 1 to 1,000', '3'),
    otherwise: '10',
    text: 'receives after which a message goes to the dead-letter queue',
  },
  tags: {
    kind: kinds.texts('an object of texts by name', "{ team: 'orders' }"),
    otherwise: 'none',
    text: 'its tags',
  },
} as const satisfies OptionTable;

const VIEW = {
  schema: {
    kind: kinds.other<object>('a Standard Schema: one of Zod 3.24, Valibot 1, ArkType 2 or later', 'OrderSchema', isSchema),
    otherwise: 'none',
    text: 'what the bodies of its messages are, in JSON',
  },
} as const satisfies OptionTable;

const SENDING = {
  delaySeconds: { kind: kinds.amount('a number of seconds, 0 to 900', '10'), otherwise: "the queue's", text: 'how long it is delayed' },
  messageAttributes: {
    kind: kinds.other<object>('an object of attributes by name', "{ tenant: 'acme' }", isObject),
    otherwise: 'none',
    text: 'its attributes',
  },
  messageGroupId: { kind: kinds.text('text', "'customer-7'"), otherwise: 'none', text: 'its message group' },
  messageDeduplicationId: { kind: kinds.text('text', "'order-42'"), otherwise: 'none', text: 'its deduplication id' },
} as const satisfies OptionTable;

/** Options that have to do with a queue. */
export const queuePlaces = {
  definition: {
    name: 'sqs.createQueue',
    noun: 'attribute',
    options: DEFINITION,
    usage: (object) => `sqs.createQueue('orders', ${object})`,
  },
  view: { name: 'sqs.queue', options: VIEW, usage: (object) => `sqs.queue('orders', ${object})` },
  sending: { name: 'queue.send', options: SENDING, usage: (object) => `queue.send('order 42', ${object})` },
} as const satisfies Record<string, OptionPlace>;

function isSchema(value: unknown): boolean {
  return typeof (value as { '~standard'?: { validate?: unknown } } | null)?.['~standard']?.validate === 'function';
}
