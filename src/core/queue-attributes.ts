import { attributeForm } from './attribute-form';
import type { EpochMs } from './clock';
import { limits } from './limits';
import { checkPolicy } from './policy';
import type { Queue } from './queue';
import type { QueueRegistry } from './queue-registry';
import { parseRedriveAllowPolicy } from './redrive-allow-policy';
import { parseRedrivePolicy } from './redrive-policy';
import { SqsError } from './sqs-error';

/** The bounds a world sets for the attributes of its queues. */
export type AttributeBounds = Pick<QueueRegistry, 'maximumMessageSizeBytes'>;

/** One attribute of queues. */
export interface QueueAttribute {
  /** Checks a value and gives the text to store; an attribute without it is read-only. */
  readonly form?: (value: string, name: string, bounds: AttributeBounds) => string;
  /** Whether empty text removes it. */
  readonly removable?: boolean;
  /** Refused on standard queues; the words of the refusal differ. */
  readonly fifoOnly?: 'unknown' | 'onlyWhenFifo';
  /** What GetQueueAttributes shows; `undefined` when there is nothing to show. */
  readonly show: (queue: Queue, nowMs: EpochMs) => string | undefined;
}

const { integer, flag, oneOf, text } = attributeForm;

const set =
  (name: string, fallback?: string): QueueAttribute['show'] =>
  (queue) =>
    queue.attributes.get(name) ?? fallback;

const setOnFifo =
  (name: string, fallback: string): QueueAttribute['show'] =>
  (queue) =>
    queue.fifo ? (queue.attributes.get(name) ?? fallback) : undefined;

const seconds = (ms: EpochMs): string => String(Math.floor(ms / 1000));

/**
 * All attributes of queues by name, in the order in which `All` lists them.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html
 */
export const QUEUE_ATTRIBUTES: ReadonlyMap<string, QueueAttribute> = new Map<string, QueueAttribute>([
  ['QueueArn', { show: ({ arn }) => arn }],
  ['ApproximateNumberOfMessages', { show: (queue, nowMs) => String(queue.counts(nowMs).visible) }],
  ['ApproximateNumberOfMessagesNotVisible', { show: (queue, nowMs) => String(queue.counts(nowMs).inFlight) }],
  ['ApproximateNumberOfMessagesDelayed', { show: (queue, nowMs) => String(queue.counts(nowMs).delayed) }],
  ['CreatedTimestamp', { show: ({ createdAtMs }) => seconds(createdAtMs) }],
  ['LastModifiedTimestamp', { show: ({ lastModifiedAtMs }) => seconds(lastModifiedAtMs) }],
  [
    'VisibilityTimeout',
    { form: integer(limits.visibilityTimeoutSeconds), show: ({ settings }) => String(settings.visibilityTimeoutSeconds) },
  ],
  ['MaximumMessageSize', { form: maximumMessageSize, show: ({ settings }) => String(settings.maximumMessageSizeBytes) }],
  [
    'MessageRetentionPeriod',
    { form: integer(limits.messageRetentionSeconds), show: ({ settings }) => String(settings.messageRetentionSeconds) },
  ],
  ['DelaySeconds', { form: integer(limits.delaySeconds), show: ({ settings }) => String(settings.delaySeconds) }],
  ['ReceiveMessageWaitTimeSeconds', { form: integer(limits.waitTimeSeconds), show: ({ settings }) => String(settings.receiveWaitSeconds) }],
  ['Policy', { form: checkPolicy, removable: true, show: set('Policy') }],
  ['RedrivePolicy', { form: redrivePolicy, removable: true, show: set('RedrivePolicy') }],
  ['RedriveAllowPolicy', { form: redriveAllowPolicy, removable: true, show: set('RedriveAllowPolicy') }],
  ['KmsMasterKeyId', { form: text, removable: true, show: set('KmsMasterKeyId') }],
  ['KmsDataKeyReusePeriodSeconds', { form: integer(limits.kmsDataKeyReusePeriodSeconds), show: kmsDataKeyReusePeriod }],
  ['SqsManagedSseEnabled', { form: flag, show: set('SqsManagedSseEnabled', 'true') }],
  ['FifoQueue', { form: fifoQueue, fifoOnly: 'unknown', show: ({ fifo }) => (fifo ? 'true' : undefined) }],
  ['ContentBasedDeduplication', { form: flag, fifoOnly: 'unknown', show: setOnFifo('ContentBasedDeduplication', 'false') }],
  [
    'DeduplicationScope',
    { form: oneOf('queue', 'messageGroup'), fifoOnly: 'onlyWhenFifo', show: setOnFifo('DeduplicationScope', 'queue') },
  ],
  [
    'FifoThroughputLimit',
    { form: oneOf('perQueue', 'perMessageGroupId'), fifoOnly: 'onlyWhenFifo', show: setOnFifo('FifoThroughputLimit', 'perQueue') },
  ],
]);

function maximumMessageSize(value: string, name: string, { maximumMessageSizeBytes }: AttributeBounds): string {
  const min = Math.min(limits.maximumMessageSizeBytes.min, maximumMessageSizeBytes);
  return integer({ min, max: maximumMessageSizeBytes })(value, name);
}

/** Stored in one form however it was written: the count as a number, the target first. */
function redrivePolicy(value: string): string {
  return JSON.stringify(parseRedrivePolicy(value));
}

function redriveAllowPolicy(value: string): string {
  parseRedriveAllowPolicy(value);
  return value;
}

/** Says nothing without a key to reuse. */
function kmsDataKeyReusePeriod({ attributes }: Queue): string | undefined {
  return attributes.has('KmsMasterKeyId') ? (attributes.get('KmsDataKeyReusePeriodSeconds') ?? '300') : undefined;
}

/** A queue's type is for ever; saying what it is already is fine. */
function fifoQueue(value: string, name: string): string {
  const fifo = flag(value, name);
  if (fifo === 'true') return fifo;
  throw new SqsError('InvalidAttributeValue', 'Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not supported.');
}
