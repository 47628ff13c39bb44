import { blob, integer, list, long, map, string, structure } from './shape';

/** A message attribute; SQS refuses the two kinds of list, but knows them. */
const attributeValue = structure({
  StringValue: string,
  BinaryValue: blob,
  StringListValues: list('StringListValue', string),
  BinaryListValues: list('BinaryListValue', blob),
  DataType: string,
});

/** What a sender says of one message. */
export const outgoingMessage = {
  MessageBody: string,
  DelaySeconds: integer,
  MessageAttributes: map('MessageAttribute', attributeValue),
  MessageSystemAttributes: map('MessageSystemAttribute', attributeValue),
  MessageDeduplicationId: string,
  MessageGroupId: string,
};

/** What a sender learns of one message. */
export const sentMessage = {
  MD5OfMessageBody: string,
  MD5OfMessageAttributes: string,
  MD5OfMessageSystemAttributes: string,
  MessageId: string,
  SequenceNumber: string,
};

/** A message as a consumer gets it. */
export const message = structure({
  MessageId: string,
  ReceiptHandle: string,
  MD5OfBody: string,
  Body: string,
  Attributes: map('Attribute', string),
  MD5OfMessageAttributes: string,
  MessageAttributes: map('MessageAttribute', attributeValue),
});

/** A message move task; `StartedTimestamp` in epoch milliseconds. */
export const moveTask = structure({
  TaskHandle: string,
  Status: string,
  SourceArn: string,
  DestinationArn: string,
  MaxNumberOfMessagesPerSecond: integer,
  ApproximateNumberOfMessagesMoved: long,
  ApproximateNumberOfMessagesToMove: long,
  FailureReason: string,
  StartedTimestamp: long,
});
