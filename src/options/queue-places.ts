import { limits, type Range } from '../core/limits';
import { isObject, kinds } from './kinds';
import type { KindInFile, Option, OptionPlace, OptionTable } from './option';

/** An attribute of SQS: it is SQS that knows its values, and refuses others in its own words. */
function attribute<Value>(expected: string, example: string, types: readonly string[], inFile: KindInFile): Option<Value> {
  const kind = kinds.other<Value>(expected, example, (value) => value !== null && types.includes(typeof value));
  return { kind: { ...kind, inFile }, otherwise: "SQS' own", text: 'an attribute of SQS' };
}

const whole = (range: Range, unit: string, example: string): Option<number | string> =>
  attribute(
    `a number of ${unit}, ${range.min.toLocaleString('en')} to ${range.max.toLocaleString('en')}`,
    example,
    ['number', 'string'],
    wholeInFile(range),
  );

/** In files, too, a number may be written as text. */
function wholeInFile({ min, max }: Range): KindInFile {
  return {
    schema: { type: ['integer', 'string'], minimum: min, maximum: max, pattern: '^\\d+$' },
    accepts: (value) => /^\d{1,10}$/.test(String(value)) && Number(value) >= min && Number(value) <= max,
    form: Number,
  };
}

const flag = attribute<boolean | string>('true or false', 'true', ['boolean', 'string'], {
  schema: { enum: [true, false, 'true', 'false'] },
  accepts: (value) => /^(?:true|false)$/i.test(String(value)),
  form: (value) => String(value).toLowerCase() === 'true',
});

function oneOf<Name extends string>(...names: readonly Name[]): Option<Name> {
  const { kind, ...row } = attribute<Name>(names.map((name) => `'${name}'`).join(' or '), `'${names.at(-1)!}'`, ['string'], {
    schema: { enum: names },
    accepts: (value) => names.includes(value as Name),
  });
  return { ...row, kind: { ...kind, names } };
}

const policy = (example: string): Option<string | object> =>
  attribute('a policy as an object, or as JSON text', example, ['object', 'string'], {
    schema: { type: ['object', 'string'] },
    accepts: isObject,
    json: true,
  });

const textInFile: KindInFile = { schema: { type: 'string' }, accepts: (value) => typeof value === 'string' };

const DEFINITION = {
  VisibilityTimeout: whole(limits.visibilityTimeoutSeconds, 'seconds', '30'),
  DelaySeconds: whole(limits.delaySeconds, 'seconds', '10'),
  MessageRetentionPeriod: whole(limits.messageRetentionSeconds, 'seconds', '345_600'),
  ReceiveMessageWaitTimeSeconds: whole(limits.waitTimeSeconds, 'seconds', '20'),
  MaximumMessageSize: whole(limits.maximumMessageSizeBytes, 'bytes', '262_144'),
  FifoQueue: flag,
  ContentBasedDeduplication: flag,
  DeduplicationScope: oneOf('queue', 'messageGroup'),
  FifoThroughputLimit: oneOf('perQueue', 'perMessageGroupId'),
  KmsMasterKeyId: attribute<string>('the id of a key', "'alias/aws/sqs'", ['string'], textInFile),
  KmsDataKeyReusePeriodSeconds: whole(limits.kmsDataKeyReusePeriodSeconds, 'seconds', '300'),
  SqsManagedSseEnabled: flag,
  Policy: policy("{ Version: '2012-10-17', Statement: [] }"),
  RedrivePolicy: policy("{ deadLetterTargetArn: 'arn:aws:sqs:us-east-1:000000000000:orders-dlq', maxReceiveCount: 3 }"),
  RedriveAllowPolicy: policy("{ redrivePermission: 'denyAll' }"),
  deadLetterQueue: {
    kind: {
      ...kinds.other<string | { readonly arn: string }>('the name, URL or ARN of a queue, or the queue', "'orders-dlq'", isQueue),
      inFile: textInFile,
    },
    otherwise: 'none',
    text: 'its dead-letter queue, which is created when it does not exist',
  },
  maxReceiveCount: {
    kind: { ...kinds.amount('a number of receives, 1 to 1,000', '3'), inFile: wholeInFile({ min: 1, max: 1000 }) },
    otherwise: '10',
    text: 'receives after which a message goes to the dead-letter queue',
  },
  tags: {
    kind: {
      ...kinds.texts('an object of texts by name', "{ team: 'orders' }"),
      inFile: { schema: { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean', 'null'] } }, accepts: isObject },
    },
    otherwise: 'none',
    text: 'its tags',
  },
} as const satisfies OptionTable;

function isQueue(value: unknown): boolean {
  return typeof value === 'string' || (typeof value === 'object' && value !== null && 'arn' in value && typeof value.arn === 'string');
}

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
