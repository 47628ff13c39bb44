/** A queue as a page shows it, at one moment. */
export interface ShownQueue {
  readonly arn: string;
  /** Its name; its ARN where two of them have one name. */
  readonly name: string;
  readonly fifo: boolean;
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
  /** Calls that wait for messages. */
  readonly waiting?: number | undefined;
  /** ARN of its dead-letter queue. */
  readonly deadLetterArn?: string | undefined;
  readonly maxReceiveCount?: number | undefined;
}
