import type { SQSMessageAttributes, SQSRecord, SQSRecordAttributes } from 'aws-lambda';

/** A message as `ReceiveMessage` answers it, in plain JSON, with all its attributes. */
export interface ReceivedMessage {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly Body: string;
  readonly MD5OfBody: string;
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly MD5OfMessageAttributes?: string;
  readonly MessageAttributes?: Readonly<Record<string, ReceivedAttribute>>;
}

interface ReceivedAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  /** Base64. */
  readonly BinaryValue?: string;
}

/** Where a message comes from. */
export interface RecordSource {
  readonly arn: string;
  readonly region: string;
}

/** In the order in which AWS shows them. */
const ATTRIBUTES = [
  'AWSTraceHeader',
  'ApproximateReceiveCount',
  'SentTimestamp',
  'SequenceNumber',
  'MessageGroupId',
  'SenderId',
  'MessageDeduplicationId',
  'ApproximateFirstReceiveTimestamp',
  'DeadLetterQueueSourceArn',
] as const satisfies readonly (keyof SQSRecordAttributes)[];

/**
 * A message as a function gets it.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#example-standard-queue-message-event
 */
export function sqsRecord(message: ReceivedMessage, { arn, region }: RecordSource): SQSRecord {
  const { MD5OfMessageAttributes } = message;
  return {
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: systemAttributes(message.Attributes ?? {}),
    messageAttributes: messageAttributes(message.MessageAttributes ?? {}),
    ...(MD5OfMessageAttributes !== undefined && { md5OfMessageAttributes: MD5OfMessageAttributes }),
    md5OfBody: message.MD5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: arn,
    awsRegion: region,
  };
}

function systemAttributes(attributes: Readonly<Record<string, string>>): SQSRecordAttributes {
  const shown = ATTRIBUTES.filter((name) => attributes[name] !== undefined).map((name) => [name, attributes[name]!]);
  return Object.fromEntries(shown) as unknown as SQSRecordAttributes;
}

function messageAttributes(attributes: Readonly<Record<string, ReceivedAttribute>>): SQSMessageAttributes {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      {
        ...(StringValue !== undefined && { stringValue: StringValue }),
        ...(BinaryValue !== undefined && { binaryValue: BinaryValue }),
        stringListValues: [],
        binaryListValues: [],
        dataType: DataType,
      },
    ]),
  );
}
