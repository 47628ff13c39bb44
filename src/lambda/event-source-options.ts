/** A pattern of EventBridge as an object, as JSON text, or as AWS writes a filter: `{ Pattern: '{"body": …}' }`. */
export type EventSourceFilter = string | object;

/** How a function gets the messages of a queue. */
export interface EventSourceOptions {
  /** Messages in a batch: 1 to 10, with a batching window to 10,000, on FIFO queues to 10. Default 10. */
  readonly batchSize?: number | undefined;
  /** Seconds to gather messages for a batch, 0 to 300; not for FIFO queues. Default 0. */
  readonly maximumBatchingWindowInSeconds?: number | undefined;
  /** Whether the function's answer says which messages failed (`ReportBatchItemFailures`). Default `false`: it is not looked at. */
  readonly reportBatchItemFailures?: boolean | undefined;
  /** Batches that are with the function at a time, at most: 2 to 1,000. Default: as many as Lambda scales to. */
  readonly maximumConcurrency?: number | undefined;
  /** Patterns, up to ten: a message that matches none is deleted, and the function not invoked for it. Default: all match. */
  readonly filters?: readonly EventSourceFilter[] | undefined;
  /** Whether it begins to poll at once. Default `true`. */
  readonly enabled?: boolean | undefined;
  /** The function's name. Default: that of the handler. */
  readonly functionName?: string | undefined;
  /** Seconds after which an invocation fails, 1 to 900, on SQS' clock. Default 3, as AWS has it. */
  readonly timeout?: number | undefined;
  /** Invocations of the function at a time, for all its mappings; a batch beyond is throttled. From 0. Default: no such limit. */
  readonly reservedConcurrency?: number | undefined;
}

/** What may be changed later: all but whose function it is. */
export type EventSourceChanges = Omit<EventSourceOptions, 'functionName'>;
