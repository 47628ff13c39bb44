/** A queue as a test asks for it: SQS' attributes as numbers, flags or text, and short forms for what belongs to them. */
export interface QueueDefinition {
  /** Seconds, 0 to 900. */
  readonly DelaySeconds?: number | string | undefined;
  /** Bytes, 1,024 to 1,048,576. */
  readonly MaximumMessageSize?: number | string | undefined;
  /** Seconds, 60 to 1,209,600. */
  readonly MessageRetentionPeriod?: number | string | undefined;
  /** Seconds, 0 to 20. */
  readonly ReceiveMessageWaitTimeSeconds?: number | string | undefined;
  /** Seconds, 0 to 43,200. */
  readonly VisibilityTimeout?: number | string | undefined;
  /** Need not be given for a name that ends in `.fifo`. */
  readonly FifoQueue?: boolean | string | undefined;
  readonly ContentBasedDeduplication?: boolean | string | undefined;
  readonly DeduplicationScope?: 'queue' | 'messageGroup' | undefined;
  readonly FifoThroughputLimit?: 'perQueue' | 'perMessageGroupId' | undefined;
  readonly KmsMasterKeyId?: string | undefined;
  readonly KmsDataKeyReusePeriodSeconds?: number | string | undefined;
  readonly SqsManagedSseEnabled?: boolean | string | undefined;
  readonly Policy?: string | object | undefined;
  readonly RedrivePolicy?: string | object | undefined;
  readonly RedriveAllowPolicy?: string | object | undefined;
  /** Name, URL or ARN of its dead-letter queue, which is created when it does not exist; or that queue itself. */
  readonly deadLetterQueue?: string | { readonly arn: string } | undefined;
  /** Receives after which a message goes to the dead-letter queue: 1 to 1,000. Default 10. */
  readonly maxReceiveCount?: number | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

const MAX_RECEIVE_COUNT_DEFAULT = 10;
const SHORT_FORMS = new Set(['deadLetterQueue', 'maxReceiveCount', 'tags']);

/**
 * The attributes of a definition as SQS takes them: text by name.
 *
 * @param deadLetterArn - of the dead-letter queue, when the definition names one
 * @throws TypeError for `maxReceiveCount` without `deadLetterQueue`
 */
export function attributesOf(name: string, definition: QueueDefinition, deadLetterArn: string | undefined): Map<string, string> {
  const attributes = new Map<string, string>();
  if (name.endsWith('.fifo')) attributes.set('FifoQueue', 'true');
  for (const [attribute, value] of Object.entries(definition)) {
    if (SHORT_FORMS.has(attribute) || value === undefined) continue;
    attributes.set(attribute, attributeText(value));
  }
  if (deadLetterArn !== undefined) {
    const maxReceiveCount = definition.maxReceiveCount ?? MAX_RECEIVE_COUNT_DEFAULT;
    attributes.set('RedrivePolicy', JSON.stringify({ deadLetterTargetArn: deadLetterArn, maxReceiveCount }));
  } else if (definition.maxReceiveCount !== undefined) {
    throw new TypeError(
      `Queue "${name}" has maxReceiveCount but no deadLetterQueue: name one, as in { deadLetterQueue: '${name}-dlq', … }.`,
    );
  }
  return attributes;
}

/** A value of an attribute as SQS takes it: numbers and flags as text, policies as JSON. */
export function attributeText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
