import type { Need } from './need';
import type { CallAction } from './call-action';

/** An implementation of SQS that behaviours are tried on. */
export interface Backend {
  readonly name: string;
  readonly call: CallAction;
  /** What it offers of that which not every backend can. */
  readonly offers: readonly Need[];
  /** Lets time pass. */
  pass(seconds: number): Promise<void>;
  /** Begins the names of queues made on it. */
  readonly queuePrefix: string;
}
