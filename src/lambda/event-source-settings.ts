import type { Queue } from '../core/queue';
import type { Range } from '../core/limits';
import type { EventSourceChanges } from './event-source-options';
import { eventFilter, type EventFilter } from './filters/event-filter';
import { beyondLimits, invalidParameter, LambdaError } from './lambda-error';
import { lambdaLimits } from './lambda-limits';

/** How a mapping works: its options with defaults, checked. */
export interface EventSourceSettings {
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly reportsFailures: boolean;
  readonly maximumConcurrency: number | undefined;
  readonly filter: EventFilter | undefined;
  readonly timeoutSeconds: number;
  readonly reservedConcurrency: number | undefined;
}

/**
 * Checks options against each other and the queue.
 *
 * @param queue - `undefined` when there is none
 * @throws LambdaError as AWS Lambda does
 */
export function eventSourceSettings(options: EventSourceChanges, queue: Queue | undefined): EventSourceSettings {
  const { batchSize = lambdaLimits.batchSizeAtOnce, maximumBatchingWindowInSeconds: windowSeconds = 0, timeout = 3 } = options;
  within(lambdaLimits.batchSize, batchSize, 'batchSize');
  within(lambdaLimits.batchingWindowSeconds, windowSeconds, 'maximumBatchingWindowInSeconds');
  within(lambdaLimits.timeoutSeconds, timeout, 'timeout');
  if (options.maximumConcurrency !== undefined) {
    within(lambdaLimits.maximumConcurrency, options.maximumConcurrency, 'scalingConfig.maximumConcurrency');
  }
  if (options.reservedConcurrency !== undefined) {
    within(lambdaLimits.reservedConcurrency, options.reservedConcurrency, 'reservedConcurrentExecutions');
  }
  const filter = options.filters === undefined || options.filters.length === 0 ? undefined : eventFilter(options.filters);
  if (queue === undefined) throw invalidParameter(NO_QUEUE);
  checkBatches(queue, { batchSize, windowSeconds });
  const visibilitySeconds = queue.settings.visibilityTimeoutSeconds;
  if (visibilitySeconds < timeout) {
    throw invalidParameter(`Queue visibility timeout: ${visibilitySeconds} seconds is less than Function timeout: ${timeout} seconds`);
  }
  return {
    batchSize,
    windowSeconds,
    reportsFailures: options.reportBatchItemFailures ?? false,
    maximumConcurrency: options.maximumConcurrency,
    filter,
    timeoutSeconds: timeout,
    reservedConcurrency: options.reservedConcurrency,
  };
}

/** What AWS says of a queue that is not there. */
const NO_QUEUE =
  'Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. SQS Error Message: The specified queue does not exist.';

function checkBatches({ fifo }: Queue, { batchSize, windowSeconds }: Pick<EventSourceSettings, 'batchSize' | 'windowSeconds'>): void {
  if (fifo && windowSeconds > 0) throw invalidParameter('Batching window is not supported for FIFO queues');
  if (fifo && batchSize > lambdaLimits.batchSizeAtOnce) {
    throw invalidParameter(`Maximum batch size must be between 1 and ${lambdaLimits.batchSizeAtOnce} inclusive`);
  }
  if (batchSize > lambdaLimits.batchSizeAtOnce && windowSeconds === 0) {
    throw invalidParameter('Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10');
  }
}

function within({ min, max }: Range, value: number, name: string): void {
  if (!Number.isInteger(value)) throw new LambdaError('ValidationException', `Value '${value}' at '${name}' must be a whole number`);
  if (value > max) throw beyondLimits(value, name, `Member must have value less than or equal to ${max}`);
  if (value < min) throw beyondLimits(value, name, `Member must have value greater than or equal to ${min}`);
}
