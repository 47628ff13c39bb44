/** An inclusive range of whole numbers. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/**
 * The quotas of Amazon SQS that the model enforces.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-quotas.html
 */
export const limits = {
  batchEntries: { min: 1, max: 10 },
  batchEntryIdLength: 80,
  batchSizeBytes: 1_048_576,
  deduplicationIntervalMs: 5 * 60_000,
  delaySeconds: { min: 0, max: 900 },
  inFlightMessages: 120_000,
  kmsDataKeyReusePeriodSeconds: { min: 60, max: 86_400 },
  listResults: { min: 1, max: 1000 },
  maxReceiveCount: { min: 1, max: 1000 },
  maximumMessageSizeBytes: { min: 1024, max: 1_048_576 },
  messageAttributes: 10,
  messageAttributeNameBytes: 256,
  messageAttributeTypeBytes: 256,
  messageRetentionSeconds: { min: 60, max: 1_209_600 },
  moveTaskHistory: { min: 1, max: 10 },
  moveTaskMessagesPerSecond: { min: 1, max: 500 },
  permissionActions: 7,
  policyBytes: 8192,
  policyStatements: 20,
  purgeIntervalMs: 60_000,
  queueNameLength: 80,
  receiveMessages: { min: 1, max: 10 },
  receiveRequestAttemptMs: 5 * 60_000,
  recreateQueueMs: 60_000,
  redriveSourceQueueArns: 10,
  tags: 50,
  tagKeyLength: { min: 1, max: 128 },
  tagValueLength: { min: 0, max: 256 },
  visibilityTimeoutSeconds: { min: 0, max: 43_200 },
  waitTimeSeconds: { min: 0, max: 20 },
} as const satisfies Record<string, number | Range>;
