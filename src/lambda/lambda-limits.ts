/**
 * Quotas and defaults of event source mappings and their functions.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html
 */
export const lambdaLimits = {
  batchSize: { min: 1, max: 10_000 },
  /** Without a batching window, and on FIFO queues. */
  batchSizeAtOnce: 10,
  batchingWindowSeconds: { min: 0, max: 300 },
  /** Of the event as JSON. */
  payloadBytes: 6 * 1024 * 1024,
  maximumConcurrency: { min: 2, max: 1000 },
  reservedConcurrency: { min: 0, max: 1_000_000 },
  timeoutSeconds: { min: 1, max: 900 },
  filters: 10,
  patternCharacters: 4096,
  /** Batches that are handed out at a time in the beginning, and how many more each minute while there is more to do. */
  concurrency: { initial: 5, perMinute: 300, max: 1000 },
  /** After it found nothing where there was something, or its function was throttled, it tries again. */
  pauseMs: 1000,
  /** What is added to window and time-out where the queue's visibility timeout is shorter than both. */
  visibilityMarginSeconds: 30,
  /** How often a call is made that fails for a reason that passes. */
  attempts: 3,
} as const;
