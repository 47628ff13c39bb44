import type { EventSourceChanges } from './event-source-options';

/** Whether a mapping polls. */
export type MappingState = 'Enabled' | 'Disabled' | 'Deleted';

/** A mapping of a queue to a function, as a test holds it. */
export interface EventSourceMapping extends Disposable {
  readonly uuid: string;
  /** The queue's. */
  readonly eventSourceArn: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly state: MappingState;
  /**
   * Changes how it works, for batches from now on; what is left out stays as it is.
   *
   * @throws LambdaError as `UpdateEventSourceMapping` does, or `ResourceNotFoundException` when it was deleted
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_UpdateEventSourceMapping.html
   */
  update(changes: EventSourceChanges): void;
  /** Polls again. @throws LambdaError when the queue is gone */
  enable(): void;
  /** Polls no more; invocations under way go on. @throws LambdaError when the queue is gone */
  disable(): void;
  /** Removes it; invocations under way go on. @throws LambdaError `ResourceNotFoundException` when it was deleted before */
  delete(): void;
}
